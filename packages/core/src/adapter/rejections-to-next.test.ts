import { expect, it, vi } from 'vitest';
import { rejectionsToNext } from './rejections-to-next.ts';

it('hands a rejection, or what is thrown at once, to the error handlers (O2)', async () => {
  const error = new Error('an example');
  const next = vi.fn();

  await rejectionsToNext(async () => {
    throw error;
  })({}, {}, next);
  await rejectionsToNext(() => {
    throw error;
  })({}, {}, next);
  await rejectionsToNext(async (_request, _response, goOn) => goOn())({}, {}, next);

  expect(next.mock.calls).toEqual([[error], [error], []]);
});
