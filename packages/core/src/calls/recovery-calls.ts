import type { Client } from '../account/events.ts';
import type {
  CaptchaAction,
  CaptchaChallenge,
  Recovery,
  RecoveryCancellation,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '../contract/index.ts';
import type { PendingLogin, Recovering } from '../factor/login-state.ts';

/** A call from a browser that has confirmed a recovery. */
interface RecoveringCall<Input> {
  readonly recovering: Recovering;
  readonly input: Input;
  readonly client?: Client | undefined;
}

/**
 * The way back for somebody who lost the authenticator. Without the option `recovery` every call
 * refuses with `not_found`.
 */
export interface RecoveryCalls {
  /** Where the recovery of a browser stands, by what its session holds. */
  recovery(call: {
    readonly pending?: PendingLogin | undefined;
    readonly recovering?: Recovering | undefined;
  }): Promise<Recovery>;

  /**
   * Mails the link to somebody whose password was right; once more after a pause.
   *
   * @throws KeyfobError `not_allowed` where only support can help or a contact was changed lately,
   *   `delivery_limit`, `captcha_failed`, `login_required`, `not_enabled`
   */
  beginRecovery(call: {
    readonly pending: PendingLogin;
    readonly input: RecoveryRequest;
    readonly client?: Client | undefined;
  }): Promise<Recovery>;

  /**
   * Follows the link. It counts in the browser whose pending log-in this is, or with the password.
   *
   * @returns `recovering`, to be kept in a session that is made anew
   * @throws KeyfobError `link_invalid`, whatever is wrong with it; `login_required` when it is right
   *   and the password is still missing; `wrong_password`, `too_many_attempts`, `flow_state`
   */
  openRecoveryLink(call: {
    readonly pending?: PendingLogin | undefined;
    readonly input: RecoveryLinkRequest;
    readonly client?: Client | undefined;
  }): Promise<{ readonly recovery: Recovery; readonly recovering: Recovering }>;

  /**
   * Sends the SMS code; a newer one after a pause.
   *
   * @throws KeyfobError `delivery_limit`, `captcha_failed`; `flow_state` when this recovery is over
   */
  sendRecoverySms(call: RecoveringCall<RecoverySmsRequest>): Promise<Recovery>;

  /**
   * Turns OTP off, or begins the cooling-off time. Nobody is logged in by it.
   *
   * @throws KeyfobError `wrong_code`, `captcha_failed`; `too_many_attempts` and `flow_state` when this
   *   recovery is over
   */
  completeRecovery(call: RecoveringCall<RecoveryCompletionRequest>): Promise<Recovery>;

  /**
   * Follows the link of a notice, which needs no log-in: it can only make the account safer.
   *
   * @throws KeyfobError `link_invalid`
   */
  cancelRecovery(call: {
    readonly input: RecoveryCancellationRequest;
    readonly client?: Client | undefined;
  }): Promise<RecoveryCancellation>;

  /** To be called when the user's password was changed: ends a recovery that is under way (R3). */
  passwordChanged(call: { readonly userId: string }): Promise<void>;

  /** What a browser needs to solve a CAPTCHA for one action. */
  captcha(call: { readonly action: CaptchaAction }): Promise<CaptchaChallenge>;
}
