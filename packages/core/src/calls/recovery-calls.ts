import type { Client } from '../account/events.ts';
import type {
  CaptchaAction,
  CaptchaChallenge,
  NoticeRequest,
  NoticeView,
  Recovery,
  RecoveryCancellation,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '../contract/index.ts';
import type { PendingLogin, Recovering } from '../factor/login-state.ts';
import type { UserId } from '../ports/users.ts';

/** A call from a browser that has confirmed a recovery. */
interface RecoveringCall<Input> {
  readonly recovering: Recovering;
  readonly input: Input;
  readonly client?: Client | undefined;
}

/**
 * The way back for somebody who lost the authenticator. Without the option `recovery` every call but
 * `passwordChanged` refuses with `not_found`.
 */
export interface RecoveryCalls<Id = UserId> {
  /**
   * Where the recovery of a browser stands, by what its session holds. `done` for one that owes a code
   * and whose account has OTP off by now; `continued_elsewhere` where another browser has confirmed it.
   *
   * @throws KeyfobError `login_required` when the user is gone
   */
  recovery(call: {
    readonly pending?: PendingLogin | undefined;
    readonly recovering?: Recovering | undefined;
  }): Promise<Recovery>;

  /**
   * Mails the link to somebody whose password was right; once more after a pause. A recovery that was
   * confirmed in another browser goes on, and this call changes nothing.
   *
   * @param call `recovering`: what this browser has confirmed; only with it a confirmed recovery begins anew
   * @throws KeyfobError `not_allowed` with its `reason` where only support can help or a contact was
   *   changed lately, `delivery_limit`, `captcha_failed`, `login_required`, `not_enabled`, `invalid_input`
   */
  beginRecovery(call: {
    readonly pending: PendingLogin;
    readonly recovering?: Recovering | undefined;
    readonly input: RecoveryRequest;
    readonly client?: Client | undefined;
  }): Promise<Recovery>;

  /**
   * Follows the link. It counts in the browser whose pending log-in this is, or with the password.
   *
   * @param call `pending`: all log-ins of this browser that owe a code
   * @returns `recovering`, to be kept in a session that is made anew
   * @throws KeyfobError `link_invalid`, whatever is wrong with it; `login_required` when it is right
   *   and the password is still missing; `wrong_password`, `too_many_attempts`, `invalid_input`;
   *   `flow_state` when contacts or factor have changed; `not_allowed` as `beginRecovery`
   */
  openRecoveryLink(call: {
    readonly pending?: PendingLogin | readonly PendingLogin[] | undefined;
    readonly input: RecoveryLinkRequest;
    readonly client?: Client | undefined;
  }): Promise<{ readonly recovery: Recovery; readonly recovering: Recovering }>;

  /**
   * Sends the SMS code; a newer one after a pause, and the older is dead then.
   *
   * @throws KeyfobError `delivery_limit`, `captcha_failed`, `invalid_input`; `flow_state` when this
   *   recovery is over; `not_allowed` as `beginRecovery`; `login_required` when the user is gone
   */
  sendRecoverySms(call: RecoveringCall<RecoverySmsRequest>): Promise<Recovery>;

  /**
   * Turns OTP off, or begins the cooling-off time. Nobody is logged in by it.
   *
   * @throws KeyfobError `wrong_code`, `captcha_failed`, `invalid_input`; `too_many_attempts` and
   *   `flow_state` when this recovery is over; `not_allowed` as `beginRecovery`; `login_required` when the
   *   user is gone
   */
  completeRecovery(call: RecoveringCall<RecoveryCompletionRequest>): Promise<Recovery>;

  /**
   * Tells what the notice behind a link is about, for a page that asks before it follows it. It changes
   * nothing, and tells no address and no number to whoever holds the link.
   *
   * @throws KeyfobError `link_invalid`, whatever is wrong with it; `invalid_input`
   */
  openNotice(call: { readonly input: NoticeRequest }): Promise<NoticeView>;

  /**
   * Follows the link of a notice, which needs no log-in: it can only make the account safer.
   *
   * @throws KeyfobError `link_invalid`, whatever is wrong with it; `invalid_input`
   */
  cancelRecovery(call: {
    readonly input: RecoveryCancellationRequest;
    readonly client?: Client | undefined;
  }): Promise<RecoveryCancellation>;

  /**
   * To be called when the user's password was changed: what the older one has opened is over. That is
   * pending log-ins, a recovery that is under way, and one that waits to turn OTP off (R3). A wait that
   * support has approved goes on.
   */
  passwordChanged(call: { readonly userId: Id }): Promise<void>;

  /**
   * What a browser needs to solve a CAPTCHA for one action.
   *
   * @throws KeyfobError `not_found` where there is no CAPTCHA
   */
  captcha(call: { readonly action: CaptchaAction }): Promise<CaptchaChallenge>;
}
