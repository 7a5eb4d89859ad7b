import type { Message } from '../sealing/message.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';

/** How long the outbox keeps trying what Keyfob itself has to do. */
export const taskLifeMs = 30 * dayMs;

/**
 * OTP went off without a code: sessions end and the owner hears of it. The outbox does both, so that
 * neither gets lost (S8).
 */
export function announcement(flowId: string, now: Instant): Message {
  return {
    id: `${flowId}:announce`,
    body: { channel: 'task', content: { kind: 'announce', flowId } },
    dropAt: now + taskLifeMs,
  };
}

/** Tells support requests what became of the waiting time that they began, if there are any. */
export function tellRequests(
  { recovery }: Account,
  outcome: 'done' | 'cancelled' | 'voided',
  now: Instant,
): readonly Message[] {
  if (recovery?.phase !== 'waiting') return [];
  return recovery.requestIds.map((requestId) => ({
    id: `${requestId}:${outcome}`,
    body: { channel: 'task', content: { kind: 'close_request', requestId, outcome } },
    dropAt: now + taskLifeMs,
  }));
}
