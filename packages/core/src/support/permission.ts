import type { Refusal } from '../account/decision.ts';
import type { StaffMember, SupportRequest } from '../account/support-request.ts';
import type { FieldReason, SupportAction } from '../contract/index.ts';
import type { SupportPolicy } from '../policy/support-policy.ts';
import { canTake, type SupportStep } from './steps.ts';

/**
 * Why a member of staff may not do something with a request now, or undefined when they may. What the
 * desk shows as allowed and what it refuses both come from here.
 */
export function refuseAction(
  request: SupportRequest,
  action: SupportAction,
  { staff, policy }: { staff: StaffMember; policy: SupportPolicy },
): Refusal | undefined {
  // Not even a comment: the owner of an account would write their own proof.
  if (staff.userId === request.userId) return { code: 'not_allowed' };
  const step = action === 'approve' ? approvalStep(request, policy) : action;
  if (!canTake(request, step)) return { code: 'flow_state' };
  if (action !== 'approve') return undefined;

  const hasApproved = request.approvals.some(({ userId }) => userId === staff.userId);
  if (hasApproved || request.userId === undefined) return { code: 'not_allowed' };
  const isShort = policy.evidence.some(
    ({ id, isRequired }) => isRequired && !request.evidence.includes(id),
  );
  return isShort ? malformed('evidence', 'required') : undefined;
}

/** Which step the next approval is: the last one that is needed, or one before it. */
export function approvalStep(request: SupportRequest, policy: SupportPolicy): SupportStep {
  return request.approvals.length + 1 < policy.approvals ? 'approve' : 'confirm';
}

/** The refusal of one field. */
export function malformed(field: string, reason: FieldReason): Refusal {
  return { code: 'invalid_input', fields: [{ field, reason }] };
}
