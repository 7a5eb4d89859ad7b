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
  const { keyfobRouter, requireSameOrigin, requireSecondFactor } = await import('./index.ts');
  const host = { keyfob: trialKeyfob().keyfob, currentUser: () => undefined, signIn() {} };

  const needs = 'needs Express 4.21 or later; this is 4.16.4';
  expect(() => keyfobRouter(host)).toThrow(new TypeError(`keyfobRouter ${needs}`));
  expect(() => requireSecondFactor(host)).toThrow(new TypeError(`requireSecondFactor ${needs}`));
  expect(() => requireSameOrigin()).toThrow(new TypeError(`requireSameOrigin ${needs}`));
});
