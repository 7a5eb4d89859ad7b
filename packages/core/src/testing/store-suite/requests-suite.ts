import assert from 'node:assert/strict';
import {
  atOnce,
  ended,
  leaseCall,
  loadRequest,
  mail,
  type Open,
  openTwice,
  type Runner,
  request,
  requestIds,
  resultOf,
  saveRequest as save,
} from './shared.ts';

const day = 86_400_000;
const page = { limit: 10, endedWithinSeconds: 7 * 86_400, unknownWithinSeconds: 30 * 86_400 };

/** What is promised of support requests. */
export function requestsSuite({ describe, it }: Runner, open: Open): void {
  describe('support requests', () => {
    it('are unknown until they are written, and then exactly as decided', async () => {
      const { clock, store } = await openTwice(open);
      const next = request('r-1', { userId: 'alice', evidence: ['call'] });
      assert.equal(await loadRequest(store, 'r-1'), undefined);

      const decision = await store.requests.update('r-1', (before, now) => ({
        next,
        events: [],
        result: { before, now },
      }));

      assert.deepEqual(resultOf(decision), { before: undefined, now: clock() });
      assert.deepEqual(await loadRequest(store, 'r-1'), next);
    });

    it('are approved once by 64 at once (S1)', async () => {
      const { store, stores } = await openTwice(open);
      await save(store, request('r-1'));

      const decisions = await atOnce(64, stores, ({ requests }, index) =>
        requests.update<'approved'>('r-1', (found) => {
          if (found === undefined || found.approvals.length > 0) {
            return { refuse: { code: 'flow_state' } };
          }
          const approvals = [{ userId: `staff-${index}`, name: 'Staff' }];
          return { next: { ...found, approvals }, events: [], result: 'approved' };
        }),
      );

      assert.equal(decisions.filter((decision) => 'result' in decision).length, 1);
      assert.equal((await loadRequest(store, 'r-1'))?.approvals.length, 1);
    });

    it('are one commit with the messages and with the events of their user (S8, M2)', async () => {
      const { clock, store } = await openTwice(open);

      for (const [id, userId] of [['r-1', 'alice'], ['r-2']] as const) {
        await store.requests.update(id, () => ({
          next: request(id, userId === undefined ? {} : { userId }),
          events: [{ type: 'reset', actor: 'support' }],
          messages: [mail(`notice of ${id}`)],
          result: null,
        }));
      }

      const [event, ...others] = await store.events('alice', { limit: 10 });
      assert.deepEqual(others, []);
      assert.equal(event?.type, 'reset');
      assert.equal(event?.at, clock());
      assert.deepEqual(await store.events('', { limit: 10 }), []);
      const leased = await store.outbox.lease(leaseCall);
      assert.deepEqual(
        leased.map(({ id, userId }) => [id, userId]),
        [
          ['notice of r-1', 'alice'],
          ['notice of r-2', ''],
        ],
      );
    });

    it('stay as they were when a rule throws, or makes something else of one (S8)', async () => {
      const { store } = await openTwice(open);
      await save(store, request('r-1'));
      const mishap = new Error('the rule failed');
      const broken = [
        request('r-2'),
        request('r-1', { message: 'm'.repeat(140_000) }),
        request('r-1', { dueAt: Number.NaN }),
        request('r-1', { endedAt: 0.5 }),
      ];

      await assert.rejects(
        store.requests.update('r-1', () => {
          throw mishap;
        }),
        mishap,
      );
      for (const next of broken) {
        const messages = [mail('m-1')];
        await assert.rejects(
          store.requests.update('r-1', () => ({ next, events: [], messages, result: null })),
        );
      }

      assert.deepEqual(await loadRequest(store, 'r-1'), request('r-1'));
      assert.equal(await loadRequest(store, 'r-2'), undefined);
      assert.equal(await store.outbox.delivery('m-1'), undefined);
    });

    it('with ids that no index could hold are not kept (S9)', async () => {
      const { store } = await openTwice(open);

      for (const id of ['', 'r'.repeat(201)]) {
        await assert.rejects(save(store, request(id)), RangeError);
      }

      assert.deepEqual((await store.requests.list(page)).requests, []);
    });

    it('are listed by due time, then those that ended lately, newest first', async () => {
      const { clock, store } = await openTwice(open);
      const now = clock();
      await save(store, request('later', { dueAt: now + day }));
      await save(store, request('overdue', { dueAt: now - day, state: 'waiting' }));
      await save(store, request('soon', { dueAt: now + 1 }));
      await save(store, ended('yesterday', now - day));
      await save(store, ended('just now', now));
      await save(store, ended('long ago', now - 7 * day));

      const { requests, now: listedAt } = await store.requests.list(page);
      const short = await store.requests.list({ ...page, limit: 4 });
      const shorter = await store.requests.list({ ...page, limit: 2 });

      const ids = ['overdue', 'soon', 'later', 'just now', 'yesterday'];
      assert.deepEqual(requestIds(requests), ids);
      assert.equal(listedAt, now);
      assert.deepEqual(requestIds(short.requests), ids.slice(0, 4));
      assert.deepEqual(requestIds(shorter.requests), ids.slice(0, 2));
    });

    it('of known accounts are listed before those of none, whatever is due', async () => {
      const { clock, store } = await openTwice(open);
      await save(store, request('stranger', { dueAt: clock() - day }));
      await save(store, request('customer', { dueAt: clock() + day, userId: 'alice' }));
      await save(store, ended('before', clock()));

      const { requests } = await store.requests.list(page);

      assert.deepEqual(requestIds(requests), ['customer', 'stranger', 'before']);
    });

    it('of none are listed for a while, those of known accounts as long as they are open', async () => {
      const { clock, store } = await openTwice(open);
      await save(store, request('stranger'));
      await save(store, request('customer', { userId: 'alice' }));
      clock.advanceSeconds(page.unknownWithinSeconds);

      const { requests } = await store.requests.list(page);

      assert.deepEqual(requestIds(requests), ['customer']);
    });

    it('move in the list with what becomes of them', async () => {
      const { clock, store } = await openTwice(open);
      await save(store, request('r-1'));
      await save(store, request('r-2', { dueAt: clock() + 2 * day }));

      await save(store, ended('r-1', clock()));
      const before = await store.requests.list(page);
      clock.advanceSeconds(page.endedWithinSeconds);
      const after = await store.requests.list(page);

      assert.deepEqual(before.requests, [
        request('r-2', { dueAt: clock() - 5 * day }),
        ended('r-1', clock() - 7 * day),
      ]);
      assert.deepEqual(requestIds(after.requests), ['r-2']);
    });

    it('are there again after the store was opened anew', async () => {
      const { store, reopen } = await open(Date.now);
      if (reopen === undefined) return;
      await save(store, request('r-1'));

      const again = await reopen();

      assert.deepEqual(await loadRequest(again, 'r-1'), request('r-1'));
    });
  });
}
