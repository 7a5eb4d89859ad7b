import assert from 'node:assert/strict';
import {
  atOnce,
  held,
  leaseCall,
  leaseOne,
  mail,
  messageIds,
  type Open,
  openTwice,
  post,
  type Runner,
} from './shared.ts';

/** What is promised of messages that somebody holds: one holder at a time, whose word counts once. */
export function leasesSuite({ describe, it }: Runner, open: Open): void {
  describe('a lease', () => {
    it('hands a message to one holder at a time (M2)', async () => {
      const { store, stores } = await openTwice(open);
      const ids = Array.from({ length: 40 }, (_, index) => `m-${index}`);
      await post(
        store,
        ids.map((id) => mail(id)),
      );

      const leases = await atOnce(64, stores, ({ outbox }) =>
        outbox.lease({ ...leaseCall, limit: 3 }),
      );

      assert.deepEqual(messageIds(leases.flat()).sort(), ids.sort());
    });

    it('gives a message to another when the lease of its holder is over (M2)', async () => {
      const { clock, stores } = await openTwice(open);
      await post(stores[0], [mail('m-1')]);
      await stores[0].outbox.lease(leaseCall);
      clock.advanceSeconds(59);
      assert.deepEqual(await stores[1].outbox.lease(leaseCall), []);

      clock.advanceSeconds(1);
      const [again] = await stores[1].outbox.lease(leaseCall);

      assert.equal(again?.id, 'm-1');
      assert.equal(again?.attempts, 2);
      assert.equal(again?.sealed, 'sealed body of m-1');
    });

    it('ignores what a holder says after another took the message (M2)', async () => {
      const { clock, stores } = await openTwice(open);
      await post(stores[0], [mail('m-1')]);
      const [first] = await stores[0].outbox.lease(leaseCall);
      clock.advanceSeconds(60);
      const [second] = await stores[1].outbox.lease(leaseCall);

      await stores[0].outbox.settle(held(first), { state: 'failed' });
      await stores[0].outbox.settle(held(first), { state: 'again', notBefore: clock() });

      assert.equal(await stores[1].outbox.delivery('m-1'), 'on_its_way');
      assert.deepEqual(await stores[0].outbox.lease(leaseCall), []);
      await stores[1].outbox.settle(held(second), { state: 'sent' });
      assert.equal(await stores[0].outbox.delivery('m-1'), 'sent');
    });

    it('believes a late holder or hands the message on, never both at once (M2)', async () => {
      const { clock, store } = await openTwice(open);
      const first = await leaseOne(store);
      clock.advanceSeconds(60);

      const [leased] = await Promise.all([
        store.outbox.lease(leaseCall),
        store.outbox.settle(first, { state: 'sent' }),
      ]);

      const expected = leased.length === 1 ? 'on_its_way' : 'sent';
      assert.equal(await store.outbox.delivery('m-1'), expected);
    });

    it('tells one lease from the next, even at the same moment (M2)', async () => {
      const { clock, store } = await openTwice(open);
      const first = await leaseOne(store);
      await store.outbox.settle(first, { state: 'again', notBefore: clock() });
      const [second] = await store.outbox.lease(leaseCall);

      await store.outbox.settle(first, { state: 'failed' });

      assert.equal(second?.leasedAt, first.leasedAt);
      assert.equal(await store.outbox.delivery('m-1'), 'on_its_way');
    });

    it('believes a late holder while nobody else took the message (M2)', async () => {
      const { clock, store } = await openTwice(open);
      const leased = await leaseOne(store);
      clock.advanceSeconds(61);

      await store.outbox.settle(leased, { state: 'sent' });

      assert.equal(await store.outbox.delivery('m-1'), 'sent');
      assert.deepEqual(await store.outbox.lease(leaseCall), []);
    });

    it('lets a holder put a message back for later, and only once (M2)', async () => {
      const { clock, store } = await openTwice(open);
      const leased = await leaseOne(store);

      await store.outbox.settle(leased, { state: 'again', notBefore: clock() + 90_000 });
      await store.outbox.settle(leased, { state: 'sent' });

      assert.equal(await store.outbox.delivery('m-1'), 'on_its_way');
      clock.advanceSeconds(89);
      assert.deepEqual(await store.outbox.lease(leaseCall), []);
      clock.advanceSeconds(1);
      const [again] = await store.outbox.lease(leaseCall);
      assert.equal(again?.attempts, 2);
      assert.equal(again?.sealed, 'sealed body of m-1');
    });

    it('refuses a time to try again that is none, and keeps the lease', async () => {
      const { store } = await openTwice(open);
      const leased = await leaseOne(store);

      const settling = store.outbox.settle(leased, { state: 'again', notBefore: Number.NaN });

      await assert.rejects(settling, RangeError);
      await store.outbox.settle(leased, { state: 'sent' });
      assert.equal(await store.outbox.delivery('m-1'), 'sent');
    });

    for (const [state, delivery] of [
      ['sent', 'sent'],
      ['failed', 'failed'],
      ['dropped', 'failed'],
    ] as const) {
      it(`tells that a message which was ${state} is "${delivery}", for good`, async () => {
        const { clock, store } = await openTwice(open);
        await post(store, [mail('m-1')]);
        assert.equal(await store.outbox.delivery('m-1'), 'on_its_way');
        const [leased] = await store.outbox.lease(leaseCall);
        assert.equal(await store.outbox.delivery('m-1'), 'on_its_way');

        await store.outbox.settle(held(leased), { state });
        await store.outbox.settle(held(leased), { state: 'again', notBefore: clock() });

        assert.equal(await store.outbox.delivery('m-1'), delivery);
        clock.advanceSeconds(3600);
        assert.deepEqual(await store.outbox.lease(leaseCall), []);
      });
    }

    it('ignores what is said of a message that it never had', async () => {
      const { store } = await openTwice(open);
      const leased = await leaseOne(store);

      await store.outbox.settle({ ...leased, id: 'm-2' }, { state: 'failed' });

      assert.equal(await store.outbox.delivery('m-1'), 'on_its_way');
      assert.equal(await store.outbox.delivery('m-2'), undefined);
    });
  });
}
