import type { RecoveryFlow, WaitingFlow } from './recovery-flow.ts';

/** The name of the notice that tells of a waiting time; its messages are named after it. */
export function waitingAbout(flowId: string): string {
  return `${flowId}:waiting`;
}

/**
 * Whether a wait rests on what somebody has proven alone. One that support has approved as well is not
 * theirs to end: its requests hear of the outcome.
 */
export function isOwnWait(flow: RecoveryFlow | null): flow is WaitingFlow {
  return flow?.phase === 'waiting' && flow.by === 'recovery' && flow.requestIds.length === 0;
}
