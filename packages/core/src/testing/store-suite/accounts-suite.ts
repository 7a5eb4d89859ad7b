import assert from 'node:assert/strict';
import { type Account, newAccount } from '../../account/account.ts';
import type { SealedDecision } from '../../account/decision.ts';
import type { Store } from '../../ports/store.ts';
import { manualClock } from '../manual-clock.ts';
import { accountWith, load, type Open, type Runner, resultOf } from './shared.ts';

/** What is promised of accounts and their events. */
export function accountsSuite({ describe, it }: Runner, open: Open): void {
  describe('accounts', () => {
    it('gives a new account to a user it does not know', async () => {
      const { store } = await open(Date.now);

      const decision = await store.update('alice', (account) => ({ result: account }));

      assert.deepEqual(resultOf(decision), newAccount('alice'));
    });

    it('keeps an account exactly as decided', async () => {
      const { store } = await open(Date.now);
      const next = accountWith('alice', 3);

      await store.update('alice', () => ({ next, events: [], result: null }));

      assert.deepEqual(await load(store, 'alice'), next);
    });

    it('keeps what a refusal says must be remembered', async () => {
      const { store } = await open(Date.now);
      const next = accountWith('alice', 1);

      const decision = await store.update('alice', () => ({
        next,
        events: [{ type: 'code_refused', purpose: 'log_in', failures: 1 }],
        refuse: { code: 'wrong_code' },
      }));

      assert.deepEqual('refuse' in decision && decision.refuse, { code: 'wrong_code' });
      assert.deepEqual(await load(store, 'alice'), next);
      assert.equal((await store.events('alice', { limit: 10 })).length, 1);
    });

    it('gives `decide` the time of the store, not of the caller', async () => {
      const clock = manualClock();
      const { store } = await open(clock);
      const first = resultOf(await store.update('alice', (_, now) => ({ result: now })));

      clock.advanceSeconds(61);
      const second = resultOf(await store.update('alice', (_, now) => ({ result: now })));

      assert.equal(second - first, 61_000);
    });

    it('writes nothing and throws on when `decide` throws (S8)', async () => {
      const { store } = await open(Date.now);
      await store.update('alice', () => ({
        next: accountWith('alice', 2),
        events: [],
        result: null,
      }));
      const mishap = new Error('the rule failed');

      await assert.rejects(
        store.update('alice', () => {
          throw mishap;
        }),
        mishap,
      );

      assert.deepEqual(await load(store, 'alice'), accountWith('alice', 2));
    });

    it('refuses an account that breaks its own rules and keeps the old one (S8)', async () => {
      const { store } = await open(Date.now);
      const broken = { ...newAccount('alice'), pending: undefined } as unknown as Account;

      await assert.rejects(
        store.update('alice', () => ({
          next: broken,
          events: [{ type: 'deactivated' }],
          result: null,
        })),
      );

      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
      assert.deepEqual(await store.events('alice', { limit: 10 }), []);
    });

    it('refuses an account of another user and keeps the own one (S9)', async () => {
      const { store } = await open(Date.now);

      await assert.rejects(
        store.update('alice', () => ({ next: accountWith('bob', 1), events: [], result: null })),
      );

      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
      assert.deepEqual(await load(store, 'bob'), newAccount('bob'));
    });

    it('goes on with the others when one of many updates at once throws', async () => {
      const { store } = await open(Date.now);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 9 }, (_, index) =>
          store.update(`user-${index}`, () => {
            if (index === 4) throw new Error('the rule failed');
            return { next: accountWith(`user-${index}`, index), events: [], result: index };
          }),
        ),
      );

      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 8);
      assert.deepEqual(await load(store, 'user-8'), accountWith('user-8', 8));
      assert.deepEqual(await load(store, 'user-4'), newAccount('user-4'));
    });

    it('loses no update of 64 at once on one account (S1)', async () => {
      const { store } = await open(Date.now);

      await Promise.all(Array.from({ length: 64 }, () => store.update('alice', countOne)));

      assert.equal((await load(store, 'alice')).attempts.code.failures, 64);
    });

    it('lets exactly one of 64 at once win (S1, C4)', async () => {
      const { store } = await open(Date.now);

      const decisions = await Promise.all(
        Array.from({ length: 64 }, () =>
          store.update('alice', (account): SealedDecision<'won'> => {
            if (account.attempts.code.failures > 0)
              return { refuse: { code: 'code_already_used' } };
            return {
              next: accountWith('alice', 1),
              events: [{ type: 'deactivated' }],
              result: 'won',
            };
          }),
        ),
      );

      assert.equal(decisions.filter((decision) => 'result' in decision).length, 1);
      assert.equal((await store.events('alice', { limit: 100 })).length, 1);
    });

    it('shows events newest first, page by page, with user, time and client', async () => {
      const clock = manualClock();
      const { store } = await open(clock);
      for (const failures of [1, 2, 3]) {
        await store.update('alice', (account) => ({
          next: account,
          events: [
            { type: 'code_refused', purpose: 'log_in', failures, client: { address: '192.0.2.1' } },
          ],
          result: null,
        }));
        clock.advanceSeconds(1);
      }

      const [third, second] = await store.events('alice', { limit: 2 });
      const rest = await store.events('alice', { limit: 2, before: second?.id ?? 0 });

      assert.equal(third?.type === 'code_refused' && third.failures, 3);
      assert.deepEqual(third?.client, { address: '192.0.2.1' });
      assert.equal(third?.userId, 'alice');
      assert.equal((third?.at ?? 0) - (second?.at ?? 0), 1000);
      assert.deepEqual(
        rest.map((event) => event.type === 'code_refused' && event.failures),
        [1],
      );
    });

    it('keeps users apart, whatever their ids look like (S9)', async () => {
      const { store } = await open(Date.now);
      const ids = [
        "1' or '1'='1",
        '{"$ne":null}',
        'a:b',
        'A:B',
        '%',
        '*',
        '__proto__',
        'ä',
        'a\u0308',
      ];
      for (const [index, id] of ids.entries()) {
        await store.update(id, () => ({
          next: accountWith(id, index),
          events: [{ type: 'deactivated' }],
          result: null,
        }));
      }

      for (const [index, id] of ids.entries()) {
        assert.equal((await load(store, id)).attempts.code.failures, index, id);
        assert.equal((await store.events(id, { limit: 10 })).length, 1, id);
      }
    });

    it('has everything again after it was opened anew', async () => {
      const { store, reopen } = await open(Date.now);
      if (reopen === undefined) return;
      await store.update('alice', () => ({
        next: accountWith('alice', 7),
        events: [{ type: 'deactivated' }],
        result: null,
      }));

      const again = await reopen();

      assert.deepEqual(await load(again, 'alice'), accountWith('alice', 7));
      assert.equal((await again.events('alice', { limit: 10 })).length, 1);
    });

    it('serialises updates of two openings of the same data (S1)', async () => {
      const { store, reopen } = await open(Date.now);
      if (reopen === undefined) return;
      const stores = [store, await reopen()];

      await Promise.all(
        Array.from({ length: 64 }, (_, index) =>
          (stores[index % 2] as Store).update('alice', countOne),
        ),
      );

      assert.equal((await load(store, 'alice')).attempts.code.failures, 64);
    });
  });
}

function countOne(account: Account): SealedDecision<null> {
  const failures = account.attempts.code.failures + 1;
  return { next: accountWith(account.userId, failures), events: [], result: null };
}
