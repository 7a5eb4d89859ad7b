import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { contactCodes } from './contact-codes.ts';
import { openAdminDatabase } from './database.ts';

function newCodes() {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-contacts-'));
  return contactCodes(openAdminDatabase(join(folder, 'admin.sqlite')), 'example pepper');
}

afterEach(() => {
  vi.useRealTimers();
});

it('takes the newest code once, for its contact and user only', () => {
  const codes = newCodes();
  const older = codes.issue('alice', 'email');
  const code = codes.issue('alice', 'email');
  const other = codes.issue('alice', 'phone');

  expect(code).toMatch(/^\d{8}$/);
  expect(codes.redeem('alice', 'email', older)).toBe('wrong');
  expect(codes.redeem('alice', 'email', other)).toBe('wrong');
  expect(codes.redeem('bob', 'email', code)).toBe('dead');
  expect(codes.redeem('alice', 'email', ` ${code.slice(0, 4)} ${code.slice(4)}`)).toBe('right');
  expect(codes.redeem('alice', 'email', code)).toBe('dead');
});

it('ends a code after five wrong ones', () => {
  const codes = newCodes();
  const code = codes.issue('alice', 'phone');
  const wrong = code === '00000000' ? '11111111' : '00000000';
  for (let failures = 1; failures <= 5; failures += 1) {
    expect(codes.redeem('alice', 'phone', wrong)).toBe('wrong');
  }

  expect(codes.redeem('alice', 'phone', code)).toBe('dead');
});

it('ends a code after ten minutes', () => {
  vi.useFakeTimers();
  const codes = newCodes();
  const code = codes.issue('alice', 'phone');

  vi.advanceTimersByTime(10 * 60 * 1000);

  expect(codes.redeem('alice', 'phone', code)).toBe('dead');
});
