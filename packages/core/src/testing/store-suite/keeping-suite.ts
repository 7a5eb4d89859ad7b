import assert from 'node:assert/strict';
import { type Account, newAccount } from '../../account/account.ts';
import type { SupportRequest } from '../../account/support-request.ts';
import type { Store } from '../../ports/store.ts';
import { manualClock } from '../manual-clock.ts';
import { leaseCall, load, mail, type Open, openTwice, post, type Runner } from './shared.ts';

const day = 86_400;
const ages = { events: 30 * day, endedRequests: 20 * day, unknownRequests: 10 * day };

/** What is promised of things that are to go: a user's, old ones, and those under an old ring key. */
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

    it('leaves ids of events unique, also after the newest are gone', async () => {
      const { store } = await openTwice(open);
      await seal(store, 'bob', ['k1']);
      await seal(store, 'alice', ['k1']);
      const [gone] = await store.events('alice', { limit: 1 });

      await store.forget('alice');
      await seal(store, 'carol', ['k1']);

      const [next] = await store.events('carol', { limit: 1 });
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

    it('is not stopped by events that a clock which was ahead has dated', async () => {
      const { clock, store } = await openTwice(open);
      clock.advanceSeconds(3650 * day);
      for (let events = 1; events <= 250; events += 1) await seal(store, 'alice', ['k1']);
      clock.advanceSeconds(-3650 * day);
      await seal(store, 'bob', ['k1']);

      clock.advanceSeconds(40 * day);
      while (await store.sweep(ages));

      assert.deepEqual(await store.events('bob', { limit: 10 }), []);
    });

    it('leaves accounts alone', async () => {
      const { clock, store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);
      clock.advanceSeconds(365 * day);

      while (await store.sweep(ages));

      assert.equal((await load(store, 'alice')).authenticators.length, 1);
    });
  });

  describe('sealed things', () => {
    it('are counted by the ring keys that they need', async () => {
      const { store } = await openTwice(open);
      assert.deepEqual(await store.sealed.count(), []);
      await seal(store, 'alice', ['k1', 'k2']);
      await seal(store, 'bob', ['k2']);
      await seal(store, 'carol', []);
      await post(store, [sealedMail('m-1', 'k1'), sealedMail('m-2', 'k3')]);

      assert.deepEqual(await counts(store), { k1: [1, 1], k2: [2, 0], k3: [0, 1] });
    });

    it('that are used up or sent need no key', async () => {
      const { store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);
      await post(store, [sealedMail('m-1', 'k1')]);

      await seal(store, 'alice', []);
      const [leased] = await store.outbox.lease(leaseCall);
      if (leased) await store.outbox.settle(leased, { state: 'sent' });

      assert.deepEqual(await counts(store), {});
    });

    it('under other keys than one are listed page by page, each once', async () => {
      const { store } = await openTwice(open);
      for (const userId of ['a', 'b', 'c', 'd']) await seal(store, userId, ['old']);
      await seal(store, 'e', ['new']);
      await seal(store, 'f', ['new', 'old']);
      await post(store, [
        sealedMail('m-1', 'old'),
        sealedMail('m-2', 'new'),
        sealedMail('m-3', 'old'),
      ]);

      const page = { otherThan: 'new', limit: 3 };
      const first = await store.sealed.accounts(page);
      const second = await store.sealed.accounts({ ...page, after: first.next });
      const messages = await store.sealed.messages({ ...page, limit: 1 });
      const more = await store.sealed.messages({ ...page, after: messages.next });

      assert.equal(first.items.length, 3);
      assert.deepEqual([...first.items, ...second.items].sort(), ['a', 'b', 'c', 'd', 'f']);
      assert.equal(second.next, undefined);
      const both = [...messages.items, ...more.items];
      assert.deepEqual(both.map(({ id }) => id).sort(), ['m-1', 'm-3']);
      assert.equal(both[0]?.sealed, sealedMail(both[0]?.id ?? '', 'old').sealed);
      assert.equal(both[0]?.channel, 'mail');
    });

    it('of messages are replaced while they wait, and only from what they were', async () => {
      const { store } = await openTwice(open);
      const [first, second] = [sealedMail('m-1', 'old'), sealedMail('m-2', 'old')];
      await post(store, [first, second]);
      const [leased] = await store.outbox.lease({ ...leaseCall, limit: 1 });

      await store.sealed.replaceMessage(first, '1.new.body');
      await store.sealed.replaceMessage({ ...second, sealed: 'another' }, '1.new.body');
      if (leased) await store.outbox.settle(leased, { state: 'sent' });
      await store.sealed.replaceMessage(first, '1.new.again');

      assert.deepEqual(await counts(store), { old: [0, 1] });
      assert.equal(await store.outbox.delivery('m-1'), 'sent');
    });
  });
}

/** Gives a user one authenticator under each of these ring keys, and one event. */
async function seal(store: Store, userId: string, keyIds: readonly string[]): Promise<void> {
  const authenticators = keyIds.map((keyId) => ({
    ...{ id: `authenticator ${keyId}`, name: 'Phone', sealedKey: `1.${keyId}.body` },
    ...{ algorithm: 'SHA1' as const, digits: 6, periodSeconds: 30 },
    ...{ lastStep: 0, recentSteps: [], addedAt: 0, lastUsedAt: 0 },
  }));
  const next: Account = { ...newAccount(userId), authenticators };
  await store.update(userId, () => ({
    next,
    events: [{ type: 'enrolment_started' }],
    result: null,
  }));
}

function sealedMail(id: string, keyId: string) {
  return mail(id, { sealed: `1.${keyId}.body of ${id}` });
}

async function counts(store: Store): Promise<Record<string, readonly [number, number]>> {
  const all = await store.sealed.count();
  return Object.fromEntries(
    all.map(({ keyId, accounts, messages }) => [keyId, [accounts, messages]]),
  );
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
