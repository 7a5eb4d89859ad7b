import type {
  ActivationRequest,
  DeactivationRequest,
  Enrolment,
  Status,
  Verification,
  VerificationRequest,
} from '#contract';

/**
 * How the elements reach a server: one method for each call of the HTTP API. Write your own when
 * requests must go another way; {@link HttpKeyfobClient} is the default.
 *
 * A method rejects with a `KeyfobError`; anything else counts as `unavailable`. Once `signal` is
 * aborted nobody waits for the answer any more. Nothing may be retried by itself: a code counts.
 */
export interface KeyfobClient {
  /** Tells whether OTP is on and what is missing before it can be set. */
  status(signal?: AbortSignal): Promise<Status>;
  /** Makes a new shared key, which replaces one that is not activated yet. */
  beginEnrolment(signal?: AbortSignal): Promise<Enrolment>;
  /** Drops the shared key that is not activated yet. */
  cancelEnrolment(signal?: AbortSignal): Promise<Status>;
  /** Turns OTP on with the password and a code of the new shared key. */
  activate(request: ActivationRequest, signal?: AbortSignal): Promise<Status>;
  /** Completes a log-in with a code. */
  verify(request: VerificationRequest, signal?: AbortSignal): Promise<Verification>;
  /** Turns OTP off with the password and a code. */
  deactivate(request: DeactivationRequest, signal?: AbortSignal): Promise<Status>;
}
