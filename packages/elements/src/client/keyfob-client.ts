import type {
  ActivationRequest,
  CaptchaAction,
  CaptchaChallenge,
  DeactivationRequest,
  Enrolment,
  NoticeRequest,
  NoticeView,
  Recovery,
  RecoveryCancellation,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
  Status,
  StepUpRequest,
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportQueue,
  SupportRequestReceipt,
  SupportRequestSubmission,
  SupportRequestView,
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
  /** Gives a code again, for what asks for a fresh one. */
  stepUp(request: StepUpRequest, signal?: AbortSignal): Promise<Status>;
  /** Shows the shared key again for one more device. */
  showSharedKey(request: DeactivationRequest, signal?: AbortSignal): Promise<Enrolment>;
  /** Tells where the recovery of this browser stands. */
  recovery(signal?: AbortSignal): Promise<Recovery>;
  /** Sends the link to the owner's e-mail address. */
  beginRecovery(request: RecoveryRequest, signal?: AbortSignal): Promise<Recovery>;
  /** Follows the link. */
  openRecoveryLink(request: RecoveryLinkRequest, signal?: AbortSignal): Promise<Recovery>;
  /** Sends the SMS code. */
  sendRecoverySms(request: RecoverySmsRequest, signal?: AbortSignal): Promise<Recovery>;
  /** Turns OTP off with what is still to be proven. */
  completeRecovery(request: RecoveryCompletionRequest, signal?: AbortSignal): Promise<Recovery>;
  /** Asks what the notice behind a link is about, before it is followed. */
  openNotice(request: NoticeRequest, signal?: AbortSignal): Promise<NoticeView>;
  /** Follows the link of a notice. */
  cancelRecovery(
    request: RecoveryCancellationRequest,
    signal?: AbortSignal,
  ): Promise<RecoveryCancellation>;
  /** Gives what is needed to solve a CAPTCHA. */
  captcha(action: CaptchaAction, signal?: AbortSignal): Promise<CaptchaChallenge>;
  /** Asks support to turn OTP off. */
  requestSupport(
    request: SupportRequestSubmission,
    signal?: AbortSignal,
  ): Promise<SupportRequestReceipt>;
  /**
   * Lists the requests of the support desk.
   *
   * @param after `next` of the page before; without it the first page
   */
  supportQueue(signal?: AbortSignal, after?: string): Promise<SupportQueue>;
  /** Takes a support request on. */
  claimRequest(id: string, signal?: AbortSignal): Promise<SupportRequestView>;
  /** Writes a comment for other staff. */
  commentRequest(
    id: string,
    request: SupportCommentRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView>;
  /** Ticks a piece of evidence off, or takes the tick away. */
  checkEvidence(
    id: string,
    request: SupportEvidenceRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView>;
  /** Approves or rejects a support request. */
  decideRequest(
    id: string,
    request: SupportDecisionRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView>;
  /** The address of the export of what happened to a request, or to its account, for a link. */
  supportTrailUrl(id: string, format: 'csv' | 'jsonl', of: 'request' | 'account'): string;
}

/** What the code step of a log-in needs of it. */
export type LoginClient = Pick<KeyfobClient, 'status' | 'verify'>;

/** What the elements of an account page need of it. */
export type AccountClient = LoginClient &
  Pick<
    KeyfobClient,
    'beginEnrolment' | 'cancelEnrolment' | 'activate' | 'deactivate' | 'showSharedKey'
  >;

/** What the contact form needs of it. */
export type SupportRequestClient = LoginClient & Pick<KeyfobClient, 'captcha' | 'requestSupport'>;

/** What the page behind a notice needs of it. */
export type NoticeClient = LoginClient & Pick<KeyfobClient, 'openNotice' | 'cancelRecovery'>;

/** What a recovery needs of it. */
export type RecoveryClient = LoginClient &
  Pick<
    KeyfobClient,
    | 'captcha'
    | 'recovery'
    | 'beginRecovery'
    | 'openRecoveryLink'
    | 'sendRecoverySms'
    | 'completeRecovery'
  >;

/** What the support desk needs of it. */
export type SupportDeskClient = LoginClient &
  Pick<
    KeyfobClient,
    | 'stepUp'
    | 'supportQueue'
    | 'claimRequest'
    | 'commentRequest'
    | 'checkEvidence'
    | 'decideRequest'
    | 'supportTrailUrl'
  >;
