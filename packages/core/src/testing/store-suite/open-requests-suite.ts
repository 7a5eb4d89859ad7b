import assert from 'node:assert/strict';
import {
  atOnce,
  leaseCall,
  loadRequest,
  mail,
  type Open,
  openTwice,
  type Runner,
  request,
  resultOf,
  saveRequest,
} from './shared.ts';

const page = { limit: 10, endedWithinSeconds: 7 * 86_400, unknownWithinSeconds: 30 * 86_400 };

/** What is promised of the open request about a subject. */
export function openRequestsSuite({ describe, it }: Runner, open: Open): void {
  describe('open support requests', () => {
    it('about one subject are one, however many come at once (S1)', async () => {
      const { store, stores } = await openTwice(open);
      const subject = 'lost_access user alice';

      await atOnce(32, stores, ({ requests }, index) =>
        requests.updateOpen(subject, (found) => {
          const base = found ?? request(`r-${index}`, { userId: 'alice' });
          const next = { ...base, evidence: [...base.evidence, String(index)] };
          return { next, events: [], result: null };
        }),
      );

      const { requests } = await store.requests.list(page);
      assert.equal(requests.length, 1);
      assert.equal(requests[0]?.evidence.length, 32);
    });

    it('may be followed by a newer one about the same subject: that is the open one then', async () => {
      const { clock, store } = await openTwice(open);
      const subject = 'lost_access email alice@example.test';
      await saveRequest(store, request('r-1'));
      await saveRequest(store, request('r-1', { evidence: ['call'] })); // and not at its first version
      const next = request('r-2', { submittedAt: clock() + 1 });
      let judged = 0;

      await store.requests.updateOpen(subject, (found) => {
        judged += 1;
        assert.equal(found?.id, 'r-1');
        return { next, events: [], result: null };
      });
      const found = await store.requests.updateOpen(subject, (open) => ({ result: open }));

      assert.equal(judged, 1);
      assert.deepEqual(resultOf(found), next);
      assert.deepEqual(await loadRequest(store, 'r-1'), request('r-1', { evidence: ['call'] }));
    });

    it('are one commit with the messages and the events of their user (S8, M2)', async () => {
      const { clock, store } = await openTwice(open);

      await store.requests.updateOpen('lost_access user alice', () => ({
        next: request('r-1', { userId: 'alice' }),
        events: [{ type: 'reset', actor: 'support' }],
        messages: [mail('m-1')],
        result: null,
      }));

      const [event, ...others] = await store.events('alice', { limit: 10 });
      assert.deepEqual([event?.type, event?.at, others], ['reset', clock(), []]);
      const [leased] = await store.outbox.lease(leaseCall);
      assert.deepEqual([leased?.id, leased?.userId], ['m-1', 'alice']);
    });

    it('about one subject with ids that no index could hold are not kept either (S9)', async () => {
      const { store } = await openTwice(open);
      await saveRequest(store, request('r-1'));

      for (const id of ['', 'r'.repeat(201)]) {
        const call = store.requests.updateOpen('lost_access user alice', () => {
          const next = request(id, { userId: 'alice' });
          return { next, events: [], result: null };
        });
        await assert.rejects(call, RangeError);
      }

      assert.deepEqual(
        (await store.requests.list(page)).requests.map(({ id }) => id),
        ['r-1'],
      );
    });

    it('that have ended, or are about something else, are not the open one', async () => {
      const { clock, store } = await openTwice(open);
      await saveRequest(store, {
        ...request('r-1', { state: 'done', endedAt: clock() }),
        userId: 'alice',
      });
      await saveRequest(store, request('r-2', { userId: 'bob' }));
      await saveRequest(store, request('r-3', { userId: 'alice', kind: 'not_me' }));
      await saveRequest(store, request('r-4'));

      const found = async (subject: string) =>
        resultOf(await store.requests.updateOpen(subject, (open) => ({ result: open?.id })));

      assert.equal(await found('lost_access user alice'), undefined);
      assert.equal(await found('not_me user alice'), 'r-3');
      assert.equal(await found('lost_access email alice@example.test'), 'r-4');
    });
  });
}
