import type { Refusal } from '../account/decision.ts';
import type { StaffMember, SupportRequest } from '../account/support-request.ts';
import type { FieldReason, SupportAction } from '../contract/index.ts';
import type { SupportPolicy } from '../policy/support-policy.ts';
import { canTake, isTrailFull, type SupportStep } from './steps.ts';

/** Who wants to do something, by which policy, and whether the owner could not be told of an approval. */
export interface PermissionFacts {
  readonly staff: StaffMember;
  readonly policy: SupportPolicy;
  readonly isHeld?: boolean;
}

/**
 * Why a member of staff may not do something with a request now, or undefined when they may. What the
 * desk shows as allowed and what it refuses both come from here.
 */
export function refuseAction(
  request: SupportRequest,
  action: SupportAction,
  { staff, policy, isHeld = false }: PermissionFacts,
): Refusal | undefined {
  // Not even a comment: the owner of an account would write their own proof.
  if (staff.userId === request.userId) return { code: 'not_allowed' };
  const step = action === 'approve' ? approvalStep(request, policy) : action;
  if (!canTake(request, step)) return { code: 'flow_state' };
  // Two have approved: only the owner stops it, unless nobody could tell them.
  if (action === 'reject' && request.state === 'waiting' && !isHeld) return { code: 'flow_state' };
  if (['claim', 'check'].includes(action) && isTrailFull(request)) {
    return { code: 'too_many_attempts' };
  }
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
