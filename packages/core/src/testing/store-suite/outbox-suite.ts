import assert from 'node:assert/strict';
import { newAccount } from '../../account/account.ts';
import {
  accountWith,
  atOnce,
  held,
  leaseCall,
  load,
  mail,
  messageIds,
  type Open,
  openTwice,
  post,
  type Runner,
} from './shared.ts';

const aYear = 365 * 86_400;

/** What is promised of messages on their way in and out: one commit with their account, oldest first. */
export function outboxSuite({ describe, it }: Runner, open: Open): void {
  describe('the outbox', () => {
    it('hands out a message as it was written, with its user and the attempt (M2)', async () => {
      const { clock, store } = await openTwice(open);
      const messages = [
        mail('m-1', { channel: 'sms', notBefore: clock() }),
        mail('m-2', { channel: 'sms' }),
      ];
      await post(store, messages, 'bob');

      const leased = await store.outbox.lease({ ...leaseCall, channel: 'sms' });

      const more = { userId: 'bob', attempts: 1, leasedAt: clock() };
      assert.deepEqual(
        leased,
        messages.map((message) => ({ ...message, ...more })),
      );
      assert.deepEqual(await store.outbox.lease({ ...leaseCall, channel: 'sms' }), []);
    });

    it('hands out the messages of one channel and leaves those of the others', async () => {
      const { store } = await openTwice(open);
      const channels = ['mail', 'sms', 'task'] as const;
      await post(
        store,
        channels.map((channel) => mail(`a ${channel}`, { channel })),
      );

      for (const channel of channels) {
        const leased = await store.outbox.lease({ ...leaseCall, channel });
        assert.deepEqual(messageIds(leased), [`a ${channel}`]);
      }
    });

    it('tells how many messages wait, and since when the oldest one is due', async () => {
      const { clock, store } = await openTwice(open);
      assert.deepEqual(await store.outbox.backlog(), { waiting: 0 });
      await post(store, [mail('later', { notBefore: clock() + 60_000 }), mail('now')]);

      const before = await store.outbox.backlog();
      const [leased] = await store.outbox.lease(leaseCall);
      const meanwhile = await store.outbox.backlog();
      await store.outbox.settle(held(leased), { state: 'sent' });
      clock.advanceSeconds(90);
      const after = await store.outbox.backlog();

      assert.deepEqual(before, { waiting: 2, oldestDueAt: clock() - 90_000 });
      assert.deepEqual(meanwhile, { waiting: 2 });
      assert.deepEqual(after, { waiting: 1, oldestDueAt: clock() - 30_000 });
    });

    it('hands out at once what a clock that was ahead has put off', async () => {
      const { clock, store } = await openTwice(open);
      await post(store, [mail('leased')]);
      clock.advanceSeconds(aYear);
      await store.outbox.lease(leaseCall);
      await post(store, [mail('written'), mail('put off', { notBefore: clock() + 60_000 })]);
      clock.advanceSeconds(-aYear);
      await post(store, [mail('after', { notBefore: clock() + 60_000 })]);

      const leased = await store.outbox.lease(leaseCall);

      assert.deepEqual(messageIds(leased).sort(), ['leased', 'put off', 'written']);
      assert.deepEqual(await store.outbox.lease(leaseCall), []);
    });

    it('has nothing to hand out at first', async () => {
      const { store } = await openTwice(open);

      assert.deepEqual(await store.outbox.lease(leaseCall), []);
      assert.equal(await store.outbox.delivery('m-1'), undefined);
    });

    it('keeps neither account nor message of a rule that throws (S8, M2)', async () => {
      const { store } = await openTwice(open);
      const outcomes = await Promise.allSettled([
        store.update('alice', () => {
          throw new Error('the rule failed');
        }),
        store.update('alice', (account) => ({
          next: { ...account, authenticators: null as never },
          events: [{ type: 'deactivated' }],
          messages: [mail('m-1')],
          result: null,
        })),
      ]);

      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['rejected', 'rejected'],
      );
      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
      assert.deepEqual(await store.outbox.lease(leaseCall), []);
    });

    it('keeps nothing of a change with a message that it cannot keep (S8, S9)', async () => {
      const { store } = await openTwice(open);
      const broken = [
        mail(''),
        mail('m'.repeat(201)),
        mail('m-2', { sealed: '' }),
        mail('m-2', { dropAt: Number.NaN }),
        mail('m-2', { notBefore: 0.5 }),
      ];
      const changes = broken.map((message) =>
        store.update('alice', () => ({
          next: accountWith('alice', 1),
          events: [{ type: 'deactivated' }],
          messages: [mail('m-1'), message],
          result: null,
        })),
      );
      const other = post(store, [mail('m-3')], 'bob');

      const outcomes = await Promise.allSettled([...changes, other]);

      assert.deepEqual(
        outcomes.map(({ status }) => status),
        [...broken.map(() => 'rejected'), 'fulfilled'],
      );
      assert.deepEqual(await load(store, 'alice'), newAccount('alice'));
      assert.deepEqual(await store.events('alice', { limit: 10 }), []);
      assert.deepEqual(messageIds(await store.outbox.lease(leaseCall)), ['m-3']);
    });

    it('makes one message of one id of a user, however often a rule repeats it (M2)', async () => {
      const { store, stores } = await openTwice(open);
      await atOnce(16, stores, (one) => post(one, [mail('m-1'), mail('m-1')]));
      await post(store, [mail('m-1', { sealed: 'another body' })]);

      const [first, ...others] = await store.outbox.lease(leaseCall);
      await store.outbox.settle(held(first), { state: 'sent' });
      await post(store, [mail('m-1')]);

      assert.deepEqual(others, []);
      assert.equal(first?.sealed, 'sealed body of m-1');
      assert.equal(first?.userId, 'alice');
      assert.deepEqual(await store.outbox.lease(leaseCall), []);
    });

    it('hands out what has been due the longest first, and no more than asked for', async () => {
      const { clock, store } = await openTwice(open);
      await post(store, [mail('late', { notBefore: clock() + 30_000 }), mail('a'), mail('b')]);
      clock.advanceSeconds(10);
      await post(store, [mail('c')]);

      const first = await store.outbox.lease({ ...leaseCall, limit: 2 });
      const second = await store.outbox.lease({ ...leaseCall, limit: 2 });
      clock.advanceSeconds(20);
      const third = await store.outbox.lease({ ...leaseCall, limit: 2 });

      assert.deepEqual([first, second, third].map(messageIds), [['a', 'b'], ['c'], ['late']]);
    });

    it('refuses to lease no messages, or for no time', async () => {
      const { store } = await openTwice(open);
      await post(store, [mail('m-1')]);
      const broken = [
        { limit: 0 },
        { limit: 0.5 },
        { leaseSeconds: 0 },
        { leaseSeconds: Number.NaN },
      ];

      for (const part of broken) {
        await assert.rejects(store.outbox.lease({ ...leaseCall, ...part }), RangeError);
      }

      assert.deepEqual(messageIds(await store.outbox.lease(leaseCall)), ['m-1']);
    });

    it('still hands out a message whose time is over, so that it can be dropped (M2)', async () => {
      const { clock, store } = await openTwice(open);
      await post(store, [mail('m-1', { dropAt: clock() })]);
      clock.advanceSeconds(1);

      const [overdue] = await store.outbox.lease(leaseCall);
      await store.outbox.settle(held(overdue), { state: 'dropped' });

      assert.equal(await store.outbox.delivery('m-1'), 'failed');
    });

    it('has its messages again after it was opened anew (S8)', async () => {
      const { store, reopen } = await open(Date.now);
      if (reopen === undefined) return;
      await post(store, [mail('m-1'), mail('m-2')]);
      await store.outbox.lease({ ...leaseCall, limit: 1 });

      const again = await reopen();

      assert.deepEqual(messageIds(await again.outbox.lease(leaseCall)), ['m-2']);
      assert.equal(await again.outbox.delivery('m-1'), 'on_its_way');
    });
  });
}
