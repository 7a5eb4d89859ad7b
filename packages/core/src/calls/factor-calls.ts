import type { Client, StoredEvent } from '../account/events.ts';
import type {
  ActivationRequest,
  DeactivationRequest,
  Enrolment,
  Status,
  StepUpRequest,
  VerificationRequest,
} from '../contract/index.ts';
import type { PendingLogin, SecondFactorMark, SignInNote } from '../factor/login-state.ts';
import type { UserId } from '../ports/users.ts';
import type { Instant } from '../time/instant.ts';

/** Whose call it is, and where it came from as far as the adapter knows. */
export interface Call<Id = UserId> {
  /** Whole numbers count as their text. An id must be canonical, and is never given to a second user. */
  readonly userId: Id;
  /** Stands in the events of the call. */
  readonly client?: Client | undefined;
}

/** How a log-in goes on after the password was found right. */
export type LoginStep =
  /** `at`: by the store's clock, for the note in the session ({@link SignInNote}). */
  | { readonly next: 'signed_in'; readonly at: Instant }
  | { readonly next: 'code'; readonly pending: PendingLogin };

/** OTP was just turned on, or a code was just accepted: the answer, and the moment it was. */
export interface Proven {
  /** As it is after the call. */
  readonly status: Status;
  /** By the store's clock, for the mark in the session ({@link SecondFactorMark}). */
  readonly verifiedAt: Instant;
}

/** Setting OTP, logging in with it, showing its key again, turning it off. */
export interface FactorCalls<Id = UserId> {
  /**
   * Tells whether OTP is on and what is missing before it can be set. Holds no key.
   *
   * @throws KeyfobError `login_required` when the user is gone
   */
  status(call: Call<Id>): Promise<Status>;

  /**
   * Makes a new shared key for the user's authenticator; one that waits for activation is replaced.
   *
   * @returns the key, for the one answer that shows it
   * @throws KeyfobError `already_enabled`, `contact_not_verified` with `missing`, `not_allowed` while
   *   changes are frozen, `too_many_attempts` above `policy.enrolmentsPerHour`, `login_required` when the
   *   user is gone
   */
  beginEnrolment(call: Call<Id>): Promise<Enrolment>;

  /**
   * Drops the shared key that waits for activation, if there is one.
   *
   * @throws KeyfobError `login_required` when the user is gone
   */
  cancelEnrolment(call: Call<Id>): Promise<Status>;

  /**
   * Turns OTP on with the password and a code of the new shared key; the code cannot be used again. The
   * owner is told by mail where there are channels, and sessions that were signed in before owe a code
   * from now on.
   *
   * @throws KeyfobError `wrong_password` and `wrong_code`, both with the `enrolment` that replaces the
   *   dead key; `flow_state` when there is no such key any more (with `enrolment` when it ran out);
   *   `invalid_input`, `too_many_attempts`, `already_enabled`, `contact_not_verified`, `not_allowed` while
   *   changes are frozen, `login_required` when the user is gone
   */
  activate(call: Call<Id> & { readonly input: ActivationRequest }): Promise<Proven>;

  /**
   * To be called once the password was found right: tells whether a code is needed before the user
   * may be signed in, and if so gives what to keep in the session until then. It looks at no password and
   * does not ask whether there is such a user.
   */
  beginLogin(call: Call<Id>): Promise<LoginStep>;

  /**
   * Completes a log-in with a code, however it was typed or pasted. A code works once, whichever call
   * used it.
   *
   * @throws KeyfobError `wrong_code`, `code_already_used` with `retryAfterSeconds`, `too_many_attempts`,
   *   `login_required` when the pending log-in is used up or too old, when the password was changed since
   *   or the user is gone, `not_enabled`, `invalid_input`
   */
  verify(call: {
    readonly pending: PendingLogin;
    readonly input: VerificationRequest;
    readonly client?: Client | undefined;
  }): Promise<{ readonly userId: string; readonly verifiedAt: Instant }>;

  /**
   * Takes a code again from somebody who is signed in, for what asks for a fresh one.
   *
   * @throws KeyfobError `wrong_code`, `code_already_used` with `retryAfterSeconds`, `too_many_attempts`,
   *   `not_enabled`, `invalid_input`, `login_required` when the user is gone
   */
  stepUp(call: Call<Id> & { readonly input: StepUpRequest }): Promise<Proven>;

  /**
   * Shows the shared key again, for one more device. The owner is told by mail where there are channels.
   *
   * @returns the same shape as an enrolment; take it off the screen at `expiresAt`
   * @throws KeyfobError `not_allowed` by policy or while changes are frozen; else as `deactivate`
   */
  showSharedKey(call: Call<Id> & { readonly input: DeactivationRequest }): Promise<Enrolment>;

  /**
   * Turns OTP off with the password and a code, and forgets every key. The owner is told by mail where
   * there are channels. Marks of all sessions are over with it: take the one of this session out, or it
   * counts as ended as well.
   *
   * @throws KeyfobError `wrong_password`, `wrong_code`, `code_already_used` with `retryAfterSeconds`,
   *   `too_many_attempts`, `not_enabled`, `invalid_input`, `not_allowed` while changes are frozen,
   *   `login_required` when the user is gone
   */
  deactivate(call: Call<Id> & { readonly input: DeactivationRequest }): Promise<Status>;

  /**
   * Whether a session may pass where the second factor is asked for. Always asks the store: what a
   * session remembers of the account decides nothing (S7).
   *
   * With OTP off a session without `mark` and `signIn` passes: nothing tells when it was signed in.
   *
   * @param call `mark`, `signIn`: what stands in the session; `mustBeFresh`: a code counts for
   *   `policy.stepUpSeconds` only
   * @returns `not_needed`: OTP is off; `given`: a code counts in this session; `needed`: ask for one
   * @throws KeyfobError `login_required` when the user is gone, or the session was logged out or ended by
   *   OTP going off and a session store has brought it back (A8, E5)
   */
  secondFactor(call: {
    readonly userId: Id;
    readonly sessionId: string;
    readonly mark: SecondFactorMark | undefined;
    readonly signIn?: SignInNote | undefined;
    readonly mustBeFresh?: boolean | undefined;
  }): Promise<'not_needed' | 'given' | 'needed'>;

  /**
   * Notes that a session was logged out, so that it counts no more whatever a session store does (A8): for
   * thirty days, and for the last twenty of a user.
   */
  logOut(call: { readonly userId: Id; readonly sessionId: string }): Promise<void>;

  /**
   * What happened to the user's second factor, newest first.
   *
   * @param call `limit`: 1 to 100; `before`: the `id` of the last event of the page before
   * @throws KeyfobError `invalid_input`
   */
  events(call: {
    readonly userId: Id;
    readonly limit: number;
    readonly before?: number | undefined;
  }): Promise<readonly StoredEvent[]>;

  /**
   * Turns OTP off without a code, for an operator who has made sure by other means who asks. Sessions
   * and pending log-ins are over; with the option `recovery` the owner is told by every contact.
   *
   * @param call `actor` names the operator in the audit log, and `reason` says there why
   */
  reset(call: {
    readonly userId: Id;
    readonly actor: string;
    readonly reason?: string | undefined;
  }): Promise<void>;

  /**
   * Removes everything that is kept of a user, in one commit: account, events, messages, support requests.
   * To be called when the user is deleted. It asks nobody and leaves no trace, but for budgets that are
   * forgotten with their window and name nobody.
   */
  forget(call: { readonly userId: Id }): Promise<void>;
}
