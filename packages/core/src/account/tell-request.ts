import type { Message } from '../sealing/message.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';

/** How long the outbox keeps trying what Keyfob itself has to do. */
export const taskLifeMs = 30 * dayMs;

/** Tells a support request what became of the waiting time that it began, if it was one that did. */
export function tellRequest(
  { recovery }: Account,
  outcome: 'done' | 'cancelled',
  now: Instant,
): readonly Message[] {
  const requestId = recovery?.phase === 'waiting' ? recovery.requestId : undefined;
  if (requestId === undefined) return [];
  const content = { kind: 'close_request', requestId, outcome } as const;
  return [
    {
      id: `${requestId}:${outcome}`,
      body: { channel: 'task', content },
      dropAt: now + taskLifeMs,
    },
  ];
}
