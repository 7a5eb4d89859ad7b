/**
 * A process of its own that sends the messages of a database shared with its siblings, on request by
 * message: first it settles what it is told to, then it leases until there is nothing left.
 */
import type { LeasedMessage } from '@keyfob/core';
import { openPlace } from './places.ts';

/** One request: the moment, and the ids of the messages that were sent meanwhile. */
export interface Shift {
  readonly now: number;
  readonly settle: readonly string[];
}

const [place = ''] = process.argv.slice(2);
let now = 0;
const { store } = openPlace(JSON.parse(place), () => now);
const held = new Map<string, LeasedMessage>();

process.on('message', async (shift: Shift) => {
  now = shift.now;
  for (const id of shift.settle) {
    const message = held.get(id);
    if (message !== undefined) await store.outbox.settle(message, { state: 'sent' });
  }
  const leased = [];
  for (;;) {
    const calls = [3, 2].map((limit) =>
      store.outbox.lease({ channel: 'mail', limit, leaseSeconds: 60 }),
    );
    const messages = (await Promise.all(calls)).flat();
    if (messages.length === 0) break;
    leased.push(...messages);
  }
  for (const message of leased) held.set(message.id, message);
  process.send?.(leased.map(({ id }) => id));
});
process.send?.('ready');
