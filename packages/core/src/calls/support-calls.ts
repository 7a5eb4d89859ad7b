import type { Client } from '../account/events.ts';
import type { StaffMember } from '../account/support-request.ts';
import type {
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportQueue,
  SupportRequestReceipt,
  SupportRequestSubmission,
  SupportRequestView,
} from '../contract/index.ts';

/** A call of somebody of the support desk, about one request. */
interface DeskCall<Input> {
  readonly staff: StaffMember;
  readonly id: string;
  readonly input: Input;
}

interface TrailCall {
  readonly staff: StaffMember;
  readonly id: string;
  readonly format: 'csv' | 'jsonl';
}

/**
 * The way back through people. Whether somebody is staff, and has given a code lately, is for the
 * caller to make sure (U2); what they may do with a request is decided here (U1).
 */
export interface SupportCalls {
  /**
   * Takes a request from anybody; what comes for an account or e-mail with an open request is added to
   * that. The answer is the same whether or not there is such an account (R7). Its time is not: answer
   * after a fixed one, as the router does.
   *
   * @throws KeyfobError `invalid_input`, `captcha_failed`; `delivery_limit` by network address
   */
  requestSupport(call: {
    readonly input: SupportRequestSubmission;
    readonly client?: Client | undefined;
  }): Promise<SupportRequestReceipt>;

  /**
   * What waits for the desk, known accounts first, the first due first, and what ended lately: a hundred
   * at a time.
   *
   * @param call `after`: `next` of the page before
   */
  supportQueue(call: {
    readonly staff: StaffMember;
    readonly after?: string | undefined;
  }): Promise<SupportQueue>;

  /**
   * Takes a request on. A colleague can take it over.
   *
   * @throws KeyfobError `not_found`; `not_allowed` on one's own account; `flow_state` when it is decided;
   *   `too_many_attempts` when its trail is full
   */
  claimRequest(call: Omit<DeskCall<never>, 'input'>): Promise<SupportRequestView>;

  /**
   * Writes a comment for other staff.
   *
   * @throws KeyfobError `not_found`, `invalid_input`; `not_allowed` on one's own account; `flow_state` when
   *   it has ended
   */
  commentRequest(call: DeskCall<SupportCommentRequest>): Promise<SupportRequestView>;

  /** Ticks evidence off, or takes the tick back. @throws KeyfobError as `claimRequest`, `invalid_input` */
  checkEvidence(call: DeskCall<SupportEvidenceRequest>): Promise<SupportRequestView>;

  /**
   * Approves or rejects. With the last approval that is needed the owner is told, and OTP goes off a
   * waiting time after that; as long as nobody could be told it stays on, and a rejection takes the
   * approval back.
   *
   * @throws KeyfobError `not_allowed` on one's own account, a second time, or without an account;
   *   `invalid_input` with the field `evidence`; `flow_state`, `not_found`
   */
  decideRequest(call: DeskCall<SupportDecisionRequest>): Promise<SupportRequestView>;

  /** What happened to one request, as text of the given format. @throws KeyfobError `not_found` */
  supportTrail(call: TrailCall): Promise<string>;

  /**
   * What happened to the account that a request is about: its newest 5,000 events, newest first.
   *
   * @throws KeyfobError `not_found`
   */
  accountTrail(call: TrailCall): Promise<string>;
}
