import { describe, expect, it } from 'vitest';
import { manualClock, memoryStore, storeSuite } from './index.ts';

storeSuite({ describe, it }, async (clock) => ({ store: memoryStore({ clock }) }));

it('forgets what was settled a month ago, with the next message that is settled', async () => {
  const clock = manualClock();
  const store = memoryStore({ clock });
  for (const id of ['first', 'second']) {
    const message = { id, channel: 'mail', sealed: 'body', dropAt: clock() } as const;
    await store.update('alice', (account) => {
      return { next: account, events: [], messages: [message], result: null };
    });
    const [leased] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    await store.outbox.settle(leased ?? expect.fail(), { state: 'sent' });
    clock.advanceSeconds(30 * 86_400);
  }

  expect(await store.outbox.delivery('first')).toBeUndefined();
  expect(await store.outbox.delivery('second')).toBe('sent');
});
