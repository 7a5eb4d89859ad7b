import { maskPhone } from '../account/mask.ts';
import type { StaffMember, SupportRequest } from '../account/support-request.ts';
import type {
  EvidenceItem,
  SupportAction,
  SupportMessage,
  SupportRequestView,
} from '../contract/index.ts';
import type { SupportPolicy } from '../policy/support-policy.ts';
import type { Instant } from '../time/instant.ts';
import { refuseAction } from './permission.ts';

type AccountView = NonNullable<SupportRequestView['account']>;

/** What the desk may know of an account: no key, no code, no token. */
export interface SupportAccountFacts extends Pick<AccountView, 'factor'> {
  readonly email?: string | undefined;
  /** Masked. */
  readonly phone?: string | undefined;
  readonly contactsChangedAt?: Instant | undefined;
  readonly delivery?: AccountView['delivery'] | undefined;
  /** When OTP goes off, once the owner was told. */
  readonly effectiveAt?: Instant | undefined;
}

/** What a view of a request needs beside the request. */
export interface SupportViewFacts {
  /** Who looks at it. */
  readonly staff: StaffMember;
  readonly policy: SupportPolicy;
  readonly now: Instant;
  readonly account?: SupportAccountFacts | undefined;
}

/** Whether OTP stays on although two have approved, as nobody could be told of it. */
export function isHeld(account: SupportAccountFacts | undefined): boolean {
  return account?.delivery === 'failed';
}

const actions: readonly SupportAction[] = ['claim', 'comment', 'check', 'approve', 'reject'];

/** A request as one member of staff sees it. Field by field: what is added elsewhere stays there (U1). */
export function viewOf(request: SupportRequest, facts: SupportViewFacts): SupportRequestView {
  const { id, kind, state, email, claimedBy } = request;
  const [newest, ...earlier] = messagesOf(request).toReversed();
  const { policy, now, account } = facts;
  const effectiveAt = state === 'waiting' ? account?.effectiveAt : undefined;
  return {
    ...{ id, kind, state, email, message: newest?.message ?? '' },
    submittedAt: timestamp(request.submittedAt),
    earlier,
    dueAt: timestamp(request.dueAt),
    isOverdue: isUnanswered(request) && request.dueAt < now,
    ...(claimedBy && { claimedBy: claimedBy.name }),
    evidence: evidenceOf(request, policy),
    trail: request.trail.map(({ at, by, action, text }) => ({
      ...{ at: timestamp(at), by, action },
      ...(text !== undefined && { text }),
    })),
    ...(effectiveAt !== undefined && { effectiveAt: timestamp(effectiveAt) }),
    ...(account && { account: accountView(account) }),
    allowed: actions.filter((action) => isAllowed(request, action, facts)),
  };
}

/** Oldest first. */
function messagesOf({ submittedAt, message, more = [] }: SupportRequest): SupportMessage[] {
  const later = more.map(({ at, text }) => ({ at: timestamp(at), message: text }));
  return [{ at: timestamp(submittedAt), message }, ...later];
}

function isAllowed(
  request: SupportRequest,
  action: SupportAction,
  { staff, policy, account }: SupportViewFacts,
): boolean {
  const hasIt = action === 'claim' && request.claimedBy?.userId === staff.userId;
  return (
    !hasIt &&
    refuseAction(request, action, { staff, policy, isHeld: isHeld(account) }) === undefined
  );
}

function isUnanswered({ state }: SupportRequest): boolean {
  return state === 'open' || state === 'claimed' || state === 'half_approved';
}

function evidenceOf({ evidence }: SupportRequest, policy: SupportPolicy): EvidenceItem[] {
  const asked = policy.evidence.map(({ id, label, isRequired }) => ({
    ...{ id, label, isRequired, isChecked: evidence.includes(id) },
  }));
  // What was ticked off under an older policy is still part of how the request was decided.
  const former = evidence.filter((id) => !policy.evidence.some((rule) => rule.id === id));
  return [...asked, ...former.map((id) => ({ id, label: id, isRequired: false, isChecked: true }))];
}

function accountView({
  factor,
  email,
  phone,
  contactsChangedAt,
  delivery,
}: SupportAccountFacts): AccountView {
  return {
    factor,
    ...(email !== undefined && { email }),
    // It comes masked; should it ever not, it leaves masked.
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(contactsChangedAt !== undefined && { contactsChangedAt: timestamp(contactsChangedAt) }),
    ...(delivery !== undefined && { delivery }),
  };
}

function timestamp(instant: Instant): string {
  return new Date(instant).toISOString();
}
