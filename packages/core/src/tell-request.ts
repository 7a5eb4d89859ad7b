import type { Message } from './message.ts';
import type { Instant } from './ports.ts';

/** Tells a support request what became of it, where there is one. */
export function tellRequest(
  requestId: string | undefined,
  outcome: 'done' | 'cancelled',
  dropAt: Instant,
): readonly Message[] {
  if (requestId === undefined) return [];
  const content = { kind: 'close_request', requestId, outcome } as const;
  return [{ id: `${requestId}:${outcome}`, body: { channel: 'task', content }, dropAt }];
}
