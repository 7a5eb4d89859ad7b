import type { SupportRequestView, SupportState } from '#contract';
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
  const may = (...actions: SupportRequestView['allowed']) =>
    actions.some((action) => allowed.includes(action));

  const isSaid = request.account === undefined; // there is no account, and the facts say so
  if (may('approve') || isSaid || state === 'waiting' || hasEnded(request)) return undefined;
  if (may('claim')) return 'claim_first';
  // Of those who may still do something, only who has approved may not approve what is half approved.
  if (state === 'half_approved' && may('check', 'reject')) return 'approved_already';
  if (may('check', 'reject')) {
    return evidence.some(({ isRequired, isChecked }) => isRequired && !isChecked)
      ? 'evidence_first'
      : undefined;
  }
  return 'own_account';
}
