import assert from 'node:assert/strict';
import type { Store } from '../../ports/store.ts';
import {
  ended,
  type Open,
  openTwice,
  type Runner,
  request,
  requestIds,
  saveRequest as save,
} from './shared.ts';

const day = 86_400_000;
const page = { limit: 10, endedWithinSeconds: 7 * 86_400, unknownWithinSeconds: 30 * 86_400 };

/** What is promised of the pages that support requests are listed on. */
export function requestPagesSuite({ describe, it }: Runner, open: Open): void {
  describe('pages of support requests', () => {
    it('list each once, also where some are due at one moment', async () => {
      const { clock, store } = await openTwice(open);
      const ids = Array.from({ length: 7 }, (_, index) => `r-${index}`);
      for (const id of ids) await save(store, request(id, { userId: id }));
      for (const id of ['u-1', 'u-2']) await save(store, request(id));
      for (const id of ['e-2', 'e-1']) await save(store, ended(id, clock()));

      assert.deepEqual(await listedBy(store, 3), [
        ['r-0', 'r-1', 'r-2'],
        ['r-3', 'r-4', 'r-5'],
        ['r-6', 'u-1', 'u-2'],
        ['e-2', 'e-1'],
      ]);
    });

    it('go on with strangers who are due before the customers of the page before', async () => {
      const { clock, store } = await openTwice(open);
      await save(store, request('a', { userId: 'alice', dueAt: clock() + 3 * day }));
      await save(store, request('b', { userId: 'bob', dueAt: clock() + 4 * day }));
      await save(store, request('u-1', { dueAt: clock() + day }));
      await save(store, request('u-2', { dueAt: clock() + 2 * day }));

      assert.deepEqual(await listedBy(store, 1), [['a'], ['b'], ['u-1'], ['u-2']]);
    });

    it('go on among those that have ended, newest first', async () => {
      const { clock, store } = await openTwice(open);
      await save(store, request('open'));
      for (const id of ['e-1', 'e-2', 'e-3']) await save(store, ended(id, clock()));
      await save(store, ended('before', clock() - 1));

      assert.deepEqual(await listedBy(store, 2), [['open', 'e-3'], ['e-2', 'e-1'], ['before']]);
    });

    it('end with the last request, also where the last page is full', async () => {
      const { store } = await openTwice(open);
      for (const id of ['r-1', 'r-2', 'r-3', 'r-4']) await save(store, request(id));

      assert.deepEqual(await listedBy(store, 2), [
        ['r-1', 'r-2'],
        ['r-3', 'r-4'],
      ]);
      assert.deepEqual(await listedBy(store, 5), [['r-1', 'r-2', 'r-3', 'r-4']]);
    });

    it('begin anew after what is no place in the list', async () => {
      const { store } = await openTwice(open);
      await save(store, request('r-1'));

      const { requests } = await store.requests.list({ ...page, after: 'no cursor of ours' });

      assert.deepEqual(requestIds(requests), ['r-1']);
    });
  });
}

/** The ids on each page, for pages of so many. */
async function listedBy(store: Store, limit: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const { requests, next } = await store.requests.list({ ...page, limit, after });
    pages.push(requestIds(requests));
    after = next;
  } while (after !== undefined);
  return pages;
}
