import { trialKeyfob } from '@keyfob/core/testing';
import { afterEach, expect, it, vi } from 'vitest';

const major = process.env.EXPRESS_MAJOR ?? '5';

afterEach(() => {
  vi.doUnmock('express/package.json');
  vi.resetModules();
});

it('runs on the Express that this run of the tests is about', async () => {
  const { default: manifest } = await import('express/package.json', { with: { type: 'json' } });

  expect(manifest.version).toMatch(major === '4' ? /^4\.21\./ : /^5\./);
});

it('an Express before 4.21 is refused at start, by its name and version', async () => {
  vi.resetModules();
  vi.doMock('express/package.json', () => ({ default: { version: '4.16.4' } }));
  const { askForCode, KeyfobStrategy } = await import('./index.ts');
  const { keyfob } = trialKeyfob();

  const needs = 'needs Express 4.21 or later; this is 4.16.4';
  expect(() => askForCode({ keyfob, codePage: '/login/code' })).toThrow(
    new TypeError(`askForCode ${needs}`),
  );
  expect(() => new KeyfobStrategy({ keyfob }, () => null)).toThrow(
    new TypeError(`KeyfobStrategy ${needs}`),
  );
});
