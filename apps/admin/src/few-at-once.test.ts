import { expect, it } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

it('runs as many at once as there are places, and lets 64 times as many wait', async () => {
  const { promise: open, resolve } = Promise.withResolvers<void>();
  const run = fewAtOnce(2);
  let running = 0;
  let most = 0;
  const outcomes = Array.from({ length: 140 }, () =>
    run(async () => {
      running += 1;
      most = Math.max(most, running);
      await open;
      running -= 1;
      return 'done';
    }).catch(({ code, details }) => ({ code, details })),
  );

  resolve();

  const all = await Promise.all(outcomes);
  expect(most).toBe(2);
  expect(all.filter((outcome) => outcome === 'done')).toHaveLength(130);
  expect(all.at(-1)).toEqual({ code: 'unavailable', details: { retryAfterSeconds: 2 } });
});

it('has places again after somebody failed', async () => {
  const run = fewAtOnce(1);
  const failed = run(async () => Promise.reject(new Error('no memory')));
  await expect(failed).rejects.toThrow('no memory');

  expect(await run(async () => 'next')).toBe('next');
});
