import type { Decision } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import type { StaffMember, SupportRequest, TrailEntry } from '../account/support-request.ts';
import { taskLifeMs } from '../account/tell-request.ts';
import type { SupportDecisionRequest } from '../contract/index.ts';
import type { SupportPolicy } from '../policy/support-policy.ts';
import type { Message } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import { approvalStep, malformed, refuseAction } from './permission.ts';
import { boundedText, canTake, isEnded, signatureOf, takeStep } from './steps.ts';

/** What a rule says of a support request; the result is the request as it stands then. */
export type SupportDecision = Decision<SupportRequest, SupportRequest>;

/** What the rules of the desk look at beside the request and the input. */
export interface SupportCircumstances {
  readonly now: Instant;
  readonly policy: SupportPolicy;
}

/** What somebody asks of the desk. */
export interface SupportSubmission
  extends Pick<SupportRequest, 'id' | 'kind' | 'email' | 'message' | 'dueAt'> {
  /** Absent where no account has this e-mail. */
  readonly userId?: string | undefined;
}

const unknownRequest = { refuse: { code: 'not_found' } } as const;

/** Opens a request. One that is there already stays as it is: a task may be carried out twice. */
export function submitRequest(
  request: SupportRequest | undefined,
  { id, kind, email, userId, message, dueAt }: SupportSubmission,
  now: Instant,
): SupportDecision {
  if (request !== undefined) return { result: request };
  const next: SupportRequest = {
    ...{ schema: 1, id, kind, email, state: 'open', message: boundedText(message) },
    ...(userId !== undefined && { userId }),
    ...{ submittedAt: now, dueAt, evidence: [], approvals: [] },
    // Nobody has proven yet to be the owner.
    trail: [{ at: now, by: 'requester', action: 'submitted' }],
  };
  return changed(next, { type: 'support_requested', requestId: id });
}

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

/** Approves or rejects. The last approval that is needed starts the waiting time (U1). */
export function decide(
  request: SupportRequest | undefined,
  facts: SupportDecisionRequest & { staff: StaffMember },
  { now, policy }: SupportCircumstances,
): SupportDecision {
  if (request === undefined) return unknownRequest;
  const { staff, decision, reason } = facts;
  const refusal = refuseAction(request, decision, { staff, policy });
  if (refusal) return { refuse: refusal };
  const by = signatureOf(staff);
  const told = { requestId: request.id, actor: staff.userId };
  if (decision === 'reject') {
    const entry: TrailEntry = { at: now, by: by.name, action: 'rejected', text: reason };
    return changed(takeStep(request, 'reject', entry), { type: 'support_rejected', ...told });
  }

  const step = approvalStep(request, policy);
  const entry: TrailEntry = { at: now, by: by.name, action: 'approved', text: reason };
  const next = { ...takeStep(request, step, entry), approvals: [...request.approvals, by] };
  const approved: AuditEvent = { type: 'support_approved', ...told };
  if (step === 'approve') return changed(next, approved);
  const effectiveAt = now + policy.waitSeconds * 1000;
  const messages = [applyApproval(request.id, now)];
  return { ...changed({ ...next, effectiveAt }, approved), messages };
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
function changed(next: SupportRequest, event?: AuditEvent) {
  const events = event === undefined || next.userId === undefined ? [] : [event];
  return { next, events, result: next };
}

/** The account is another document: the outbox sees to it that it hears of the approval. */
function applyApproval(requestId: string, now: Instant): Message {
  return {
    id: `${requestId}:apply`,
    body: { channel: 'task', content: { kind: 'apply_approval', requestId } },
    dropAt: now + taskLifeMs,
  };
}
