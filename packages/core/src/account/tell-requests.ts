import type { Message } from '../sealing/message.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';

/** How long the outbox keeps trying what Keyfob itself has to do. */
export const taskLifeMs = 30 * dayMs;

/** Tells support requests what became of the waiting time that they began, if there are any. */
export function tellRequests(
  { recovery }: Account,
  outcome: 'done' | 'cancelled',
  now: Instant,
): readonly Message[] {
  if (recovery?.phase !== 'waiting') return [];
  return recovery.requestIds.map((requestId) => ({
    id: `${requestId}:${outcome}`,
    body: { channel: 'task', content: { kind: 'close_request', requestId, outcome } },
    dropAt: now + taskLifeMs,
  }));
}
