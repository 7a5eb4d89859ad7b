import {
  type ActivationRequest,
  type CaptchaAction,
  type CaptchaChallenge,
  type DeactivationRequest,
  type Enrolment,
  KeyfobError,
  type NoticeRequest,
  type NoticeView,
  type Recovery,
  type RecoveryCancellation,
  type RecoveryCancellationRequest,
  type RecoveryCompletionRequest,
  type RecoveryLinkRequest,
  type RecoveryRequest,
  type RecoverySmsRequest,
  type Status,
  type StepUpRequest,
  type SupportCommentRequest,
  type SupportDecisionRequest,
  type SupportEvidenceRequest,
  type SupportQueue,
  type SupportRequestReceipt,
  type SupportRequestSubmission,
  type SupportRequestView,
  type Verification,
  type VerificationRequest,
} from '#contract';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import {
  exampleCode,
  exampleEnrolment,
  examplePassword,
  statusOff,
  statusOn,
} from './example-data.ts';
import { FakeRecovery, type FakeRecoveryOptions } from './fake-recovery.ts';
import { FakeSupportDesk } from './fake-support-desk.ts';

/** The name of a call. */
export type CallName = keyof KeyfobClient;

/** One call that was made, with what was sent. */
export interface RecordedCall {
  readonly name: CallName;
  readonly request?: Partial<
    ActivationRequest &
      VerificationRequest &
      RecoveryRequest &
      RecoveryLinkRequest &
      RecoveryCompletionRequest &
      SupportRequestSubmission &
      SupportCommentRequest &
      SupportEvidenceRequest &
      SupportDecisionRequest
  >;
  /** Of the support request that was meant. */
  readonly id?: string;
}

interface FakeOptions extends FakeRecoveryOptions {
  /** Where it begins; off when nothing is said. */
  readonly status?: Status;
  /** How long a key waits for activation. Default 600. */
  readonly keySeconds?: number;
  /** The support desk behind the client. An empty one when nothing is said. */
  readonly desk?: FakeSupportDesk;
}

type Script = KeyfobError | 'never';

/**
 * A client without a server: it keeps the state of one account in memory, accepts
 * {@link examplePassword} with {@link exampleCode}, and plays what it is told to play. For stories
 * and for tests of pages that hold the elements.
 *
 * @example
 * ```ts
 * const client = new FakeKeyfobClient();
 * client.script('verify', new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 }));
 * element.client = client;
 * ```
 */
export class FakeKeyfobClient implements KeyfobClient {
  /** Every call so far, in order. */
  readonly calls: RecordedCall[] = [];
  /** Where the recovery stands, and how it goes on. */
  readonly fakeRecovery: FakeRecovery;
  /** The support desk behind it. */
  readonly desk: FakeSupportDesk;
  readonly #scripts = new Map<CallName, Script[]>();
  readonly #keySeconds: number;
  #status: Status;
  #keys = 0;

  constructor({
    status = statusOff,
    keySeconds = 600,
    desk = new FakeSupportDesk(),
    ...options
  }: FakeOptions = {}) {
    this.fakeRecovery = new FakeRecovery(options);
    this.#status = status;
    this.#keySeconds = keySeconds;
    this.desk = desk;
  }

  /** Says how the next calls of this name go, one after the other: an error, or no answer at all. */
  script(name: CallName, ...scripts: readonly Script[]): this {
    this.#scripts.set(name, [...(this.#scripts.get(name) ?? []), ...scripts]);
    return this;
  }

  /** How often a call was made. */
  count(name: CallName): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  /** The key that is made next: for an error that brings it along. */
  nextEnrolment(): Enrolment {
    this.#keys += 1;
    const expiresAt = new Date(Date.now() + this.#keySeconds * 1000).toISOString();
    return exampleEnrolment(this.#keys, expiresAt);
  }

  async status(signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'status' }, signal);
    return this.#status;
  }

  async beginEnrolment(signal?: AbortSignal): Promise<Enrolment> {
    await this.#play({ name: 'beginEnrolment' }, signal);
    this.#status = { ...this.#status, state: 'pending' };
    return this.nextEnrolment();
  }

  async cancelEnrolment(signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'cancelEnrolment' }, signal);
    if (this.#status.state === 'pending') this.#status = { ...this.#status, state: 'off' };
    return this.#status;
  }

  async activate(request: ActivationRequest, signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'activate', request }, signal);
    const code = wrong(request);
    if (code) throw new KeyfobError(code, { enrolment: this.nextEnrolment() });
    this.#status = { ...statusOn, prerequisites: this.#status.prerequisites };
    return this.#status;
  }

  async verify(request: VerificationRequest, signal?: AbortSignal): Promise<Verification> {
    await this.#play({ name: 'verify', request }, signal);
    this.#checkLogin(request);
    if (request.code !== exampleCode) throw new KeyfobError('wrong_code');
    return { state: 'signed_in' };
  }

  async deactivate(request: DeactivationRequest, signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'deactivate', request }, signal);
    const code = wrong(request);
    if (code) throw new KeyfobError(code);
    this.#status = { ...this.#status, state: 'off', authenticators: [] };
    return this.#status;
  }

  async stepUp(request: StepUpRequest, signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'stepUp', request }, signal);
    if (request.code !== exampleCode) throw new KeyfobError('wrong_code');
    return this.#status;
  }

  async showSharedKey(request: DeactivationRequest, signal?: AbortSignal): Promise<Enrolment> {
    await this.#play({ name: 'showSharedKey', request }, signal);
    const code = wrong(request);
    if (code) throw new KeyfobError(code);
    return exampleEnrolment(1, new Date(Date.now() + 60_000).toISOString());
  }

  async recovery(signal?: AbortSignal): Promise<Recovery> {
    await this.#play({ name: 'recovery' }, signal);
    return this.fakeRecovery.recovery;
  }

  async beginRecovery(request: RecoveryRequest, signal?: AbortSignal): Promise<Recovery> {
    await this.#play({ name: 'beginRecovery', request }, signal);
    this.#checkLogin(request);
    return this.fakeRecovery.begin();
  }

  async openRecoveryLink(request: RecoveryLinkRequest, signal?: AbortSignal): Promise<Recovery> {
    await this.#play({ name: 'openRecoveryLink', request }, signal);
    return this.fakeRecovery.openLink(request);
  }

  async sendRecoverySms(request: RecoverySmsRequest, signal?: AbortSignal): Promise<Recovery> {
    await this.#play({ name: 'sendRecoverySms', request }, signal);
    return this.fakeRecovery.text(request);
  }

  async completeRecovery(
    request: RecoveryCompletionRequest,
    signal?: AbortSignal,
  ): Promise<Recovery> {
    await this.#play({ name: 'completeRecovery', request }, signal);
    return this.fakeRecovery.complete(request);
  }

  async openNotice(request: NoticeRequest, signal?: AbortSignal): Promise<NoticeView> {
    await this.#play({ name: 'openNotice', request }, signal);
    return this.fakeRecovery.openNotice(request);
  }

  async cancelRecovery(
    request: RecoveryCancellationRequest,
    signal?: AbortSignal,
  ): Promise<RecoveryCancellation> {
    await this.#play({ name: 'cancelRecovery', request }, signal);
    return this.fakeRecovery.cancel(request);
  }

  async captcha(action: CaptchaAction, signal?: AbortSignal): Promise<CaptchaChallenge> {
    await this.#play({ name: 'captcha' }, signal);
    return this.fakeRecovery.challenge(action);
  }

  // --- support ---
  async requestSupport(
    request: SupportRequestSubmission,
    signal?: AbortSignal,
  ): Promise<SupportRequestReceipt> {
    await this.#play({ name: 'requestSupport', request }, signal);
    this.desk.submit(request);
    return { state: 'received' };
  }
  async supportQueue(signal?: AbortSignal, after?: string): Promise<SupportQueue> {
    await this.#play({ name: 'supportQueue' }, signal);
    return this.desk.page(after);
  }
  async claimRequest(id: string, signal?: AbortSignal): Promise<SupportRequestView> {
    await this.#play({ name: 'claimRequest', id }, signal);
    return this.desk.claim(id);
  }
  async commentRequest(
    id: string,
    request: SupportCommentRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    await this.#play({ name: 'commentRequest', id, request }, signal);
    return this.desk.comment(id, request);
  }
  async checkEvidence(
    id: string,
    request: SupportEvidenceRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    await this.#play({ name: 'checkEvidence', id, request }, signal);
    return this.desk.check(id, request);
  }
  async decideRequest(
    id: string,
    request: SupportDecisionRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    await this.#play({ name: 'decideRequest', id, request }, signal);
    return this.desk.decide(id, request);
  }
  supportTrailUrl(id: string, format: 'csv' | 'jsonl', of: 'request' | 'account'): string {
    const trail = of === 'account' ? 'account-trail' : 'trail';
    return `/otp/support-desk/requests/${id}/${trail}?format=${format}`;
  }

  /** A log-in that is not known any more is none. */
  #checkLogin({ login }: RecoveryRequest): void {
    const { login: known } = this.#status;
    if (login !== undefined && known !== undefined && login !== known) {
      throw new KeyfobError('login_required');
    }
  }

  async #play(call: RecordedCall, signal: AbortSignal | undefined): Promise<void> {
    this.calls.push(call);
    const script = this.#scripts.get(call.name)?.shift();
    await new Promise((resolve) => setTimeout(resolve, 0)); // as asynchronous as a network
    signal?.throwIfAborted();
    if (script === 'never') {
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    }
    if (script instanceof KeyfobError) throw script;
  }
}

function wrong({
  password,
  code,
}: DeactivationRequest): 'wrong_password' | 'wrong_code' | undefined {
  if (password !== examplePassword) return 'wrong_password';
  return code === exampleCode ? undefined : 'wrong_code';
}
