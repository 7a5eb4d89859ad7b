import { html, nothing } from 'lit';
import type { KeyfobError, NoticeView, RecoveryCancellation } from '#contract';
import { errorOf } from '../client/error-of.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import { HttpRecoveryClient } from '../client/http-recovery-client.ts';
import type { NoticeClient } from '../client/keyfob-client.ts';
import { KeyfobRecoveryCancelledEvent } from '../events/lazy-outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { type FieldContext, formAlert } from '../form/view/fields.ts';
import { formFrame } from '../form/view/frame.ts';
import { problemTexts } from '../form/view/problem-texts.ts';
import { common } from '../i18n/en/common.ts';
import { notice as english } from '../i18n/en/notice.ts';
import { errorWords } from '../i18n/error-words.ts';
import { formatDateTime, formatEnd } from '../i18n/formats/date.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { NoticeMessages } from '../i18n/messages/notice.ts';
import { isVerdict, LinkToken } from '../link-page/link-token.ts';
import { linkPageStyles } from '../link-page/styles.ts';
import { SupportLine } from '../link-page/support-line.ts';
import { flowStyles } from '../styles/flow.ts';
import { loadingStyles } from '../styles/loading.ts';
import { button, footer } from '../view/button.ts';
import { deadEnd } from '../view/dead-end.ts';
import { loadingView } from '../view/loading.ts';
import { notice } from '../view/notice.ts';

type Texts = CommonMessages & NoticeMessages;

/**
 * The page behind the link of a notice, for whoever did not do what it tells of: says what was done,
 * when and with which browser, and keeps OTP on, or freezes the account where it is off already. Opening
 * it changes nothing; somebody has to press the button. The token of the link leaves the address at once.
 *
 * @tag keyfob-notice
 * @attr {'dialog' | 'inline'} [presentation=inline] - A modal dialog, or a part of the page.
 *
 * @fires {KeyfobRecoveryCancelledEvent} keyfob-recovery-cancelled - OTP stays on (`detail.state` is `cancelled`), or the account is `frozen`.
 * @fires {KeyfobSupportOpenEvent} keyfob-support-open - Somebody pressed *Contact support*. Without `preventDefault()` the element says itself what to do.
 *
 * @slot intro - Takes the place of the sentences above the button. What was done stays.
 * @slot support - Your way to support. By default a button that tells `keyfob-support-open`.
 * @slot help - Below everything, for a link to your own help.
 * @slot success - Shown below the words of success; a good place for your link to a new password.
 *
 * @csspart loading - While the server is asked what was done.
 * @csspart skeleton - What stands there meanwhile.
 * @csspart link - *Contact support*.
 * @csspart support - The line with the way to support.
 */
export class KeyfobNotice extends FlowElement<Texts, NoticeClient> {
  /** @internal */
  static override styles = [flowStyles, loadingStyles, linkPageStyles];

  /** Why the button would be of no use: there is no whole link, or the server does not take it. */
  #deadEnd: 'incomplete' | KeyfobError | undefined;
  readonly #support = new SupportLine(this);
  #cancellation: RecoveryCancellation | undefined;
  /** What the notice tells of; empty where nobody knows, absent until the server has answered. */
  #told: NoticeView | undefined;
  #asking = new AbortController();
  readonly #token = new LinkToken(
    this,
    () => true,
    () => this.#begin(),
  );

  constructor() {
    super();
    this.presentation = 'inline';
  }

  protected override get english(): Texts {
    return { ...common, ...english };
  }

  protected override get heading(): string {
    return this.localize.text.noticeTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { text, language } = this.localize;
    const { state, until = '' } = this.#cancellation ?? {};
    return state === 'frozen'
      ? [text.frozen, text.frozenText(formatEnd(language, Date.parse(until)))]
      : [text.cancelled, text.cancelledText];
  }

  protected override get focusTarget(): HTMLElement | null {
    const places = this.isDone ? ['h2'] : ['[type=submit]:not(:disabled)', 'h2'];
    return places.map(this.find, this).find(Boolean) ?? null;
  }

  /** The page itself leads on. */
  protected override get way(): unknown {
    return this.#support.render(this.localize.text);
  }

  protected override httpClient(options: HttpKeyfobClientOptions): NoticeClient {
    return new HttpRecoveryClient(options);
  }

  protected override start(): void {
    this.#token.take();
    this.#begin();
  }

  protected override stop(): void {
    this.#deadEnd = undefined;
    this.#asking.abort();
    this.#support.clear();
    super.stop();
  }

  protected override send(_values: CodeFormValues, signal: AbortSignal): Promise<unknown> {
    return this.server.cancelRecovery({ token: this.#token.value }, signal);
  }

  protected override succeed(cancellation: RecoveryCancellation): void {
    this.#token.drop();
    this.#cancellation = cancellation;
    super.succeed();
  }

  protected override outcome(): Event {
    return new KeyfobRecoveryCancelledEvent(this.#cancellation?.state ?? 'cancelled');
  }

  protected override takeRefusal(error: KeyfobError): boolean {
    if (super.takeRefusal(error)) return true;
    if (isVerdict(error)) this.#token.drop();
    const isCurable = error.status === 503 || error.details.retryAfterSeconds !== undefined;
    if (!isCurable) this.#deadEnd = error;
    void this.focusAfterUpdate();
    return !isCurable;
  }

  protected override content(): unknown {
    return html`${this.#deadEnd ? deadEnd(this.#deadEndWords(this.#deadEnd)) : this.#form()}
      ${this.#support.render(this.localize.text)}<slot name="help"></slot>`;
  }

  /** A link that was opened: nothing is changed before somebody presses the button. */
  #begin(): void {
    this.isDone = false;
    this.#deadEnd = this.#token.value ? undefined : 'incomplete';
    this.form.clear();
    this.#asking.abort();
    this.#told = undefined;
    if (this.#token.value) void this.#ask();
  }

  /** Asks what it is about. The button is there meanwhile, and also where nobody knows. */
  async #ask(): Promise<void> {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      this.#told = await this.server.openNotice({ token: this.#token.value }, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#told = {};
      const error = errorOf(thrown);
      if (isVerdict(error)) this.takeRefusal(error);
    }
    this.requestUpdate();
  }

  #form(): unknown {
    const { text } = this.localize;
    const { form } = this;
    const { problem } = form;
    const texts = problem ? problemTexts(problem, this.localize, this.digitCount) : {};
    const context: FieldContext = { form, text, texts, noted: undefined };
    const isDisabled = form.isBusy || form.isLocked;
    const isToCome = this.#told?.what === 'otp_disabling';
    return html`${this.#told ? this.#facts(this.#told) : loadingView(text.loading, ['field', 'line'])}
      <div part="intro" id="step">
        <slot name="intro">
          <p>${isToCome ? text.noticeKeep : text.noticeStop}</p>
          <p>${text.noticeOwn}</p>
        </slot>
      </div>
      ${formFrame(
        form,
        html`${formAlert(context)}
        ${footer(
          button('primary', text.keepSafe, { isSubmit: true, isDisabled, describedBy: 'step' }),
        )}`,
      )}`;
  }

  /** What was done, when, and with which browser. */
  #facts({ what, at = '', browser = '', effectiveAt = '' }: NoticeView): unknown {
    const { text, language } = this.localize;
    const words =
      what === 'otp_disabling'
        ? text.noticeGoesOff(formatDateTime(language, effectiveAt))
        : what
          ? text.noticeWhat[what]
          : text.noticeIntro;
    const more = [formatDateTime(language, at), browser].filter(Boolean).join(' · ');
    return notice(
      'warning',
      html`<strong>${words}</strong>${more ? html`<span part="hint">${more}</span>` : nothing}`,
    );
  }

  #deadEndWords(reason: 'incomplete' | KeyfobError): string {
    const { text } = this.localize;
    if (reason === 'incomplete') return this.#token.isCut ? text.noticeCut : text.noticeNoLink;
    return reason.code === 'link_invalid' ? text.noticeInvalid : errorWords(reason, this.localize);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-notice': KeyfobNotice;
  }
}
