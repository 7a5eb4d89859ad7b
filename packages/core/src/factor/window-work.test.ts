import { hash } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { codeAtStep, matchStep } from './totp.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, hash: vi.fn(crypto.hash) };
});

it.each([-1, 0, 1, 5])('computes all three codes when the code is of step %i (C8)', (offset) => {
  const key = Buffer.from('12345678901234567890');
  const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
  const code = codeAtStep(key, 1000 + offset, sha1);
  vi.mocked(hash).mockClear();

  matchStep(key, code, { ...sha1, now: 1000 * 30_000, window: 1 });

  expect(hash).toHaveBeenCalledTimes(6); // two for each code
});
