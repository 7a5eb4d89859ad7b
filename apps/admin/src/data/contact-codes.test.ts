import { afterEach, describe, expect, it, vi } from 'vitest';
import { contactCodes } from './contact-codes.ts';
import { testEngines } from './testing/engines.ts';

const engines = await testEngines();

afterEach(() => {
  vi.useRealTimers();
});

describe.each(engines)('on $engine', ({ open }) => {
  const newCodes = async () => contactCodes((await open()).database, 'example pepper');

  it('takes the newest code once, for its contact and user only', async () => {
    const codes = await newCodes();
    const older = await codes.issue('alice', 'email');
    const code = await codes.issue('alice', 'email');
    const other = await codes.issue('alice', 'phone');

    expect(code).toMatch(/^\d{8}$/);
    expect(await codes.redeem('alice', 'email', older)).toBe('wrong');
    expect(await codes.redeem('alice', 'email', other)).toBe('wrong');
    expect(await codes.redeem('bob', 'email', code)).toBe('dead');
    const spoken = ` ${code.slice(0, 4)} ${code.slice(4)}`;
    expect(await codes.redeem('alice', 'email', spoken)).toBe('right');
    expect(await codes.redeem('alice', 'email', code)).toBe('dead');
  });

  it('ends a code after five wrong ones', async () => {
    const codes = await newCodes();
    const code = await codes.issue('alice', 'phone');
    for (let failures = 1; failures <= 5; failures += 1) {
      expect(await codes.redeem('alice', 'phone', otherThan(code))).toBe('wrong');
    }

    expect(await codes.redeem('alice', 'phone', code)).toBe('dead');
  });

  it('judges five guesses of many that come at once, and takes a right code once', async () => {
    const codes = await newCodes();
    const wrong = otherThan(await codes.issue('alice', 'phone'));
    const code = await codes.issue('alice', 'email');
    const many = Array.from({ length: 20 });

    const guesses = await Promise.all(many.map(() => codes.redeem('alice', 'phone', wrong)));
    const spent = await Promise.all(many.map(() => codes.redeem('alice', 'email', code)));

    expect(guesses.filter((outcome) => outcome === 'wrong')).toHaveLength(5);
    expect(spent.filter((outcome) => outcome === 'right')).toHaveLength(1);
  });

  it('ends a code after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const codes = await newCodes();
    const code = await codes.issue('alice', 'phone');

    vi.setSystemTime(Date.now() + 10 * 60 * 1000);

    expect(await codes.redeem('alice', 'phone', code)).toBe('dead');
  });
});

function otherThan(code: string): string {
  return code === '00000000' ? '11111111' : '00000000';
}
