import type { Decision } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import type { StaffMember, SupportRequest, TrailEntry } from '../account/support-request.ts';
import { taskLifeMs } from '../account/tell-requests.ts';
import type { SupportDecisionRequest } from '../contract/index.ts';
import type { SupportPolicy } from '../policy/support-policy.ts';
import type { Message } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import { approvalStep, malformed, refuseAction } from './permission.ts';
import { canTake, isEnded, signatureOf, takeStep } from './steps.ts';

/** What a rule says of a support request; the result is the request as it stands then. */
export type SupportDecision = Decision<SupportRequest, SupportRequest>;

/** What the rules of the desk look at beside the request and the input. */
export interface SupportCircumstances {
  readonly now: Instant;
  readonly policy: SupportPolicy;
}

const unknownRequest = { refuse: { code: 'not_found' } } as const;

/** Takes a request on; a colleague may take it over. Who has it decides no more than others do. */
export function claim(
  request: SupportRequest | undefined,
  { staff }: { staff: StaffMember },
  { now, policy }: SupportCircumstances,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  const refusal = refuseAction(request, 'claim', { staff, policy });
  if (refusal) return { refuse: refusal };
  const claimedBy = signatureOf(staff);
  if (request.claimedBy?.userId === claimedBy.userId) return { result: request };
  const entry: TrailEntry = { at: now, by: claimedBy.name, action: 'claimed' };
  return changed({ ...takeStep(request, 'claim', entry), claimedBy });
}

/** Writes down what staff want to remember. */
export function comment(
  request: SupportRequest | undefined,
  { staff, text }: { staff: StaffMember; text: string },
  { now, policy }: SupportCircumstances,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  const refusal = refuseAction(request, 'comment', { staff, policy });
  if (refusal) return { refuse: refusal };
  const entry: TrailEntry = { at: now, by: signatureOf(staff).name, action: 'commented', text };
  return changed(takeStep(request, 'comment', entry));
}

/** Ticks evidence off, or takes the tick back. Once the request is decided neither is possible (U1). */
export function checkEvidence(
  request: SupportRequest | undefined,
  { staff, item, isChecked }: { staff: StaffMember; item: string; isChecked: boolean },
  { now, policy }: SupportCircumstances,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  const refusal = refuseAction(request, 'check', { staff, policy });
  if (refusal) return { refuse: refusal };
  const rule = policy.evidence.find(({ id }) => id === item);
  if (rule === undefined) return { refuse: malformed('item', 'wrong_format') };
  if (request.evidence.includes(item) === isChecked) return { result: request };
  const others = request.evidence.filter((id) => id !== item);
  const action = isChecked ? 'evidence_checked' : 'evidence_unchecked';
  // The label, not the id: what was sworn to must be readable when the policy has changed.
  const entry: TrailEntry = { at: now, by: signatureOf(staff).name, action, text: rule.label };
  const next = takeStep(request, 'check', entry);
  return changed({ ...next, evidence: isChecked ? [...others, item] : others });
}

/**
 * Approves or rejects. The last approval that is needed lets the account wait (U1).
 *
 * @param facts `isHeld`: nobody could be told of an approval, so it can be taken back
 */
export function decide(
  request: SupportRequest | undefined,
  facts: SupportDecisionRequest & { staff: StaffMember; isHeld?: boolean },
  { now, policy }: SupportCircumstances,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  const { staff, decision, reason, isHeld = false } = facts;
  const refusal = refuseAction(request, decision, { staff, policy, isHeld });
  if (refusal) return { refuse: refusal };
  const by = signatureOf(staff);
  const told = { requestId: request.id, actor: staff.userId };
  if (decision === 'reject') {
    const entry: TrailEntry = { at: now, by: by.name, action: 'rejected', text: reason };
    const rejected = changed(takeStep(request, 'reject', entry), {
      type: 'support_rejected',
      ...told,
    });
    const messages = isHeld ? [task(request.id, 'withdraw_approval', now)] : [];
    return { ...rejected, messages };
  }

  const step = approvalStep(request, policy);
  const entry: TrailEntry = { at: now, by: by.name, action: 'approved', text: reason };
  const next = { ...takeStep(request, step, entry), approvals: [...request.approvals, by] };
  const approved: AuditEvent = { type: 'support_approved', ...told };
  if (step === 'approve') return changed(next, approved);
  return { ...changed(next, approved), messages: [task(request.id, 'apply_approval', now)] };
}

/**
 * Writes down what became of a request in the account. Hearing it twice changes nothing, and the
 * first outcome stands. The account's own events tell of it.
 */
export function closeRequest(
  request: SupportRequest | undefined,
  { outcome, by }: { outcome: 'done' | 'cancelled'; by: 'owner' | 'system' },
  now: Instant,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  if (isEnded(request)) return { result: request };
  const step = outcome === 'done' ? 'apply' : 'cancel';
  if (!canTake(request, step)) return { refuse: { code: 'flow_state' } };
  const action = outcome === 'done' ? 'applied' : 'cancelled';
  return changed(takeStep(request, step, { at: now, by, action }));
}

/** Keeps a request. Its event goes to the account, so there is none without an account. */
export function changed(next: SupportRequest, event?: AuditEvent) {
  const events = event === undefined || next.userId === undefined ? [] : [event];
  return { next, events, result: next };
}

/** Names the task that brings the approval of a request to its account. */
export function applyId(requestId: string): string {
  return `${requestId}:apply`;
}

/** The account is another document: the outbox sees to it that it hears of the decision. */
function task(
  requestId: string,
  kind: 'apply_approval' | 'withdraw_approval',
  now: Instant,
): Message {
  return {
    id: kind === 'apply_approval' ? applyId(requestId) : `${requestId}:withdraw`,
    body: { channel: 'task', content: { kind, requestId } },
    dropAt: now + taskLifeMs,
  };
}
