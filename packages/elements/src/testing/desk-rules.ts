import { KeyfobError, type SupportAction, type SupportRequestView } from '#contract';

const undecided: readonly SupportAction[] = ['claim', 'comment', 'check', 'approve', 'reject'];

/** What can be done with a request by the state it is in, as on the server. */
const actionsIn: Readonly<Record<SupportRequestView['state'], readonly SupportAction[]>> = {
  open: undecided,
  claimed: undecided,
  half_approved: ['comment', 'check', 'approve', 'reject'],
  waiting: ['comment', 'reject'],
  done: [],
  rejected: [],
  cancelled: [],
};

/** Why the server would not do something with a request of somebody else, or undefined when it would. */
export function refuseAction(
  { state, account, evidence, trail }: Omit<SupportRequestView, 'allowed'>,
  action: SupportAction,
  staff: string,
): KeyfobError | undefined {
  if (!actionsIn[state].includes(action)) return new KeyfobError('flow_state');
  const isTold = account?.delivery !== 'failed';
  if (action === 'reject' && state === 'waiting' && isTold) return new KeyfobError('flow_state');
  if (action !== 'approve') return undefined;
  const hasApproved = trail.some((entry) => entry.action === 'approved' && entry.by === staff);
  if (hasApproved || account === undefined) return new KeyfobError('not_allowed');
  const isShort = evidence.some(({ isRequired, isChecked }) => isRequired && !isChecked);
  return isShort
    ? new KeyfobError('invalid_input', { fields: [{ field: 'evidence', reason: 'required' }] })
    : undefined;
}

/** What the server would let a member of staff do with a request of somebody else. */
export function allowedActions(
  request: Omit<SupportRequestView, 'allowed'>,
  staff: string,
): SupportAction[] {
  return undecided.filter(
    (action) =>
      !(action === 'claim' && request.claimedBy === staff) &&
      refuseAction(request, action, staff) === undefined,
  );
}
