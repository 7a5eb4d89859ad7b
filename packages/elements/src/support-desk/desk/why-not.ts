import type { SupportAction, SupportRequestView, SupportState } from '#contract';
import type { WhyNot } from '../../i18n/messages/support-desk.ts';

const endStates: readonly SupportState[] = ['done', 'rejected', 'cancelled'];

/** Whether nothing more will come of a request. */
export function hasEnded({ state }: SupportRequestView): boolean {
  return endStates.includes(state);
}

/**
 * Why somebody may not approve, for the sentence in place of the button. The server says what is
 * allowed and not why, so this reads it from what else is or is not.
 */
export function whyNoApproval(request: SupportRequestView): WhyNot | undefined {
  const { allowed, state, evidence } = request;
  const may = (action: SupportAction) => allowed.includes(action);
  const isSaid = request.account === undefined; // there is no account, and the facts say so
  if (may('approve') || isSaid || state === 'waiting' || hasEnded(request)) return undefined;
  if (!may('reject')) return 'own_account'; // everybody else may
  if (evidence.some(({ isRequired, isChecked }) => isRequired && !isChecked)) {
    return 'evidence_first';
  }
  return state === 'half_approved' ? 'approved_already' : undefined;
}
