import type { Timestamp } from './types.ts';

/** Body of `POST /support-requests`. */
export interface SupportRequestSubmission {
  /** The log-in e-mail of the account. */
  readonly email: string;
  /** What happened, 1 to 2,000 characters. */
  readonly message: string;
  /** The solution, where the site asks for one. */
  readonly captcha?: string;
}

/** Answer of `POST /support-requests`: always the same, whether or not there is such an account. */
export interface SupportRequestReceipt {
  readonly state: 'received';
}

/**
 * Where a support request stands. `open`: nobody has taken it. `claimed`: somebody works on it.
 * `half_approved`: a second person must agree. `waiting`: approved; OTP goes off at `effectiveAt`
 * unless the owner objects, and there is no such moment until the owner was told. `done`, `rejected`,
 * `cancelled`: the end.
 */
export type SupportState =
  | 'open'
  | 'claimed'
  | 'half_approved'
  | 'waiting'
  | 'done'
  | 'rejected'
  | 'cancelled';

/** What staff can tick off before they decide; which ones are asked for is a policy. */
export interface EvidenceItem {
  readonly id: string;
  readonly label: string;
  /** Nobody can approve before it is ticked off. */
  readonly isRequired: boolean;
  readonly isChecked: boolean;
}

/** One line of what happened to a request. */
export interface SupportTrailEntry {
  readonly at: Timestamp;
  /** Name of the member of staff, `owner`, `requester` or `system`. */
  readonly by: string;
  readonly action:
    | 'submitted'
    | 'claimed'
    | 'evidence_checked'
    | 'evidence_unchecked'
    | 'commented'
    | 'approved'
    | 'rejected'
    | 'cancelled'
    | 'applied';
  readonly text?: string;
}

/** A message about an open request, from whoever wrote it. */
export interface SupportMessage {
  readonly at: Timestamp;
  readonly message: string;
}

/** A support request as staff see it: no key, code or token, no whole phone number. */
export interface SupportRequestView {
  readonly id: string;
  readonly kind: 'lost_access' | 'not_me';
  readonly state: SupportState;
  readonly email: string;
  /** The newest message about it. */
  readonly message: string;
  /** When the first one came. */
  readonly submittedAt: Timestamp;
  /** What had come before for the same account or e-mail, newest first: perhaps not from the same person. */
  readonly earlier: readonly SupportMessage[];
  /** By the policy of the desk, one working day after the first message by default. */
  readonly dueAt: Timestamp;
  readonly isOverdue: boolean;
  /** The name of who works on it. */
  readonly claimedBy?: string;
  readonly evidence: readonly EvidenceItem[];
  readonly trail: readonly SupportTrailEntry[];
  /** With `waiting`: when OTP goes off; absent until the owner was told. */
  readonly effectiveAt?: Timestamp;
  /** What is known of the account; absent where there is none with this e-mail. */
  readonly account?: {
    readonly factor: 'on' | 'off';
    readonly email?: string;
    /** Masked down to the last two digits. */
    readonly phone?: string;
    readonly contactsChangedAt?: Timestamp;
    /**
     * With an approval: whether the owner could be told. `failed`: nobody could be reached by any
     * contact, OTP stays on, and the approval can be taken back by a rejection.
     */
    readonly delivery?: 'on_its_way' | 'sent' | 'failed';
  };
  /** What the member of staff who asks may do now. */
  readonly allowed: readonly SupportAction[];
}

/** What staff can do with a request. */
export type SupportAction = 'claim' | 'comment' | 'check' | 'approve' | 'reject';

/** Answer of `GET /support-desk/requests`: those of known accounts first, the oldest due first. */
export interface SupportQueue {
  readonly requests: readonly SupportRequestView[];
  /** Where there are more: give it as `after` to get the next page. */
  readonly next?: string;
}

/** Body of `POST /support-desk/requests/:id/comments`. */
export interface SupportCommentRequest {
  readonly text: string;
}

/** Body of `POST /support-desk/requests/:id/evidence`. */
export interface SupportEvidenceRequest {
  readonly item: string;
  readonly isChecked: boolean;
}

/** Body of `POST /support-desk/requests/:id/decision`. */
export interface SupportDecisionRequest {
  readonly decision: 'approve' | 'reject';
  /** Why, 1 to 1,000 characters. Staff read it, the owner does not. */
  readonly reason: string;
}
