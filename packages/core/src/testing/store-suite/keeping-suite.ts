import assert from 'node:assert/strict';
import { newAccount } from '../../account/account.ts';
import type { SupportRequest } from '../../account/support-request.ts';
import type { Store } from '../../ports/store.ts';
import { manualClock } from '../manual-clock.ts';
import { load, mail, type Open, openTwice, post, type Runner, seal } from './shared.ts';

const day = 86_400;
const ages = { events: 30 * day, endedRequests: 20 * day, unknownRequests: 10 * day };

/** What is promised of things that are to go: a user's, and old ones. */
export function keepingSuite({ describe, it }: Runner, open: Open): void {
  describe('forgetting a user', () => {
    it("removes account, events, messages and requests, and nobody else's", async () => {
      const { store } = await openTwice(open);
      for (const userId of ['alice', 'bob']) {
        await seal(store, userId, ['k1']);
        await post(store, [mail(`mail to ${userId}`)], userId);
        await keep(store, request(`of ${userId}`, { userId }));
      }

      await store.forget('alice');

      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
      assert.deepEqual(await store.events('alice', { limit: 10 }), []);
      assert.equal(await store.outbox.delivery('mail to alice'), undefined);
      assert.deepEqual(await requestIds(store), ['of bob']);
      assert.equal((await load(store, 'bob')).authenticators.length, 1);
      assert.equal((await store.events('bob', { limit: 10 })).length, 1);
      assert.equal(await store.outbox.delivery('mail to bob'), 'on_its_way');
    });

    it('changes nothing for somebody unknown, and can be done twice', async () => {
      const { store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);

      await store.forget('nobody');
      await store.forget('alice');
      await store.forget('alice');

      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
    });

    it('leaves the ids of their events to nobody, should they come back', async () => {
      const { clock, store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);
      const [gone] = await store.events('alice', { limit: 1 });

      await store.forget('alice');
      clock.advanceSeconds(1);
      await seal(store, 'alice', ['k1']);

      const [next] = await store.events('alice', { limit: 1 });
      assert.ok(Number(next?.id) > Number(gone?.id));
    });
  });

  describe('sweeping', () => {
    it('removes events, ended requests and those of strangers by their age', async () => {
      const { clock, store } = await openTwice(open);
      const now = clock();
      await seal(store, 'alice', ['k1']);
      await keep(store, request('ended', { state: 'done', endedAt: now, userId: 'alice' }));
      await keep(store, request('stranger'));
      await keep(store, request('customer', { userId: 'alice' }));
      const left = async () => {
        while (await store.sweep(ages));
        return [(await store.events('alice', { limit: 10 })).length, ...(await requestIds(store))];
      };

      assert.deepEqual(await left(), [1, 'customer', 'stranger', 'ended']);
      clock.advanceSeconds(10 * day);
      assert.deepEqual(await left(), [1, 'customer', 'ended']);
      clock.advanceSeconds(10 * day);
      assert.deepEqual(await left(), [1, 'customer']);
      clock.advanceSeconds(10 * day);
      assert.deepEqual(await left(), [0, 'customer']);
    });

    for (const many of [3, 250]) {
      it(`is not stopped by ${many} events that a clock which was ahead has dated`, async () => {
        const { clock, store } = await openTwice(open);
        clock.advanceSeconds(3650 * day);
        await sealOften(store, 'alice', many);
        clock.advanceSeconds(-3650 * day);
        await seal(store, 'bob', ['k1']);

        clock.advanceSeconds(ages.events);
        while (await store.sweep(ages));

        assert.deepEqual(await store.events('bob', { limit: 10 }), []);
      });
    }

    it('keeps what a clock that was ahead has dated while what came after it is young', async () => {
      const { clock, store } = await openTwice(open);
      clock.advanceSeconds(3650 * day);
      await sealOften(store, 'alice', 250);
      clock.advanceSeconds(-3650 * day);
      await seal(store, 'bob', ['k1']);

      clock.advanceSeconds(ages.events - 1);
      while (await store.sweep(ages));

      assert.equal((await store.events('alice', { limit: 300 })).length, 250);
      assert.equal((await store.events('bob', { limit: 10 })).length, 1);
    });

    for (const many of [1, 150]) {
      it(`removes what a clock that was behind has dated, and none of the ${many} before it while young`, async () => {
        const { clock, store } = await openTwice(open);
        await sealOften(store, 'alice', many);
        clock.advanceSeconds(-60 * day);
        await sealOften(store, 'bob', 250);
        clock.advanceSeconds(60 * day);
        await seal(store, 'carol', ['k1']);

        while (await store.sweep(ages));
        const young = (await store.events('alice', { limit: 300 })).length;
        clock.advanceSeconds(ages.events);
        while (await store.sweep(ages));

        assert.equal(young, many);
        assert.deepEqual(await store.events('bob', { limit: 10 }), []);
        assert.deepEqual(await store.events('alice', { limit: 10 }), []);
      });
    }

    it('goes on until all requests that are too old are gone, ended ones and those of strangers', async () => {
      const { clock, store } = await openTwice(open);
      const numbers = Array.from({ length: 250 }, (_, index) => index);
      await Promise.all([
        ...numbers.map((n) => keep(store, request(`stranger ${n}`))),
        ...numbers.map((n) => keep(store, request(`e-${n}`, { state: 'done', endedAt: clock() }))),
        keep(store, request('customer', { userId: 'alice' })),
      ]);

      clock.advanceSeconds(ages.endedRequests);
      while (await store.sweep(ages));

      assert.deepEqual(await requestIds(store), ['customer']);
    });

    it('leaves accounts alone', async () => {
      const { clock, store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);
      clock.advanceSeconds(365 * day);

      while (await store.sweep(ages));

      assert.equal((await load(store, 'alice')).authenticators.length, 1);
    });
  });
}

/** Makes so many events of a user, in one turn. */
async function sealOften(store: Store, userId: string, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => seal(store, userId, ['k1'])));
}

function request(id: string, more: Partial<SupportRequest> = {}): SupportRequest {
  const submittedAt = manualClock()();
  return {
    ...{ schema: 1, id, kind: 'lost_access', state: 'open', email: `${id}@example.test` },
    ...{ message: 'My phone is gone.', submittedAt, dueAt: submittedAt + day * 1000 },
    ...{ evidence: [], approvals: [], trail: [] },
    ...more,
  };
}

async function keep(store: Store, next: SupportRequest): Promise<void> {
  await store.requests.update(next.id, () => ({ next, events: [], result: null }));
}

async function requestIds(store: Store): Promise<string[]> {
  const { requests } = await store.requests.list({
    limit: 10,
    endedWithinSeconds: 365 * day,
    unknownWithinSeconds: 365 * day,
  });
  return requests.map(({ id }) => id);
}
