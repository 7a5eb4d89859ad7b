import { html } from 'lit';
import type { ErrorCode, KeyfobError, RecoveryCancellation } from '#contract';
import type { HttpKeyfobClientOptions } from '../client/http-account-client.ts';
import { HttpKeyfobClient } from '../client/http-keyfob-client.ts';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import { KeyfobRecoveryCancelledEvent } from '../events/lazy-outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { type FieldContext, problemAlert } from '../form/view/fields.ts';
import { formFrame } from '../form/view/frame.ts';
import { problemTexts } from '../form/view/problem-texts.ts';
import { waitLine } from '../form/view/wait.ts';
import { common } from '../i18n/en/common.ts';
import { notice } from '../i18n/en/notice.ts';
import { formatDateTime } from '../i18n/formats/date.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { NoticeMessages } from '../i18n/messages/notice.ts';
import { LinkToken } from '../link-page/link-token.ts';
import { linkPageStyles } from '../link-page/styles.ts';
import { supportLine } from '../link-page/support-line.ts';
import { flowStyles } from '../styles/flow.ts';
import { button, footer } from '../view/button.ts';
import { warningIcon } from '../view/icons.ts';

type Texts = CommonMessages & NoticeMessages;

/**
 * The page behind the link of a notice, for whoever did not do what it tells of: keeps OTP on, or
 * freezes the account where it is off already. Opening it does nothing; somebody has to press the
 * button. The token of the link is taken out of the address at once.
 *
 * @tag keyfob-notice
 * @attr {'dialog' | 'inline'} [presentation=inline] - A modal dialog, or a part of the page.
 *
 * @fires {KeyfobRecoveryCancelledEvent} keyfob-recovery-cancelled - OTP stays on (`detail.state` is `cancelled`), or the account is `frozen`.
 * @fires {KeyfobSupportOpenEvent} keyfob-support-open - Somebody pressed *Contact support*.
 *
 * @slot intro - Takes the place of the sentences above the button.
 * @slot support - Your way to support. By default a button that tells `keyfob-support-open`.
 * @slot help - Below everything, for a link to your own help.
 * @slot success - Shown below the words of success; a good place for your link to a new password.
 *
 * @csspart link - *Contact support*.
 * @csspart notice - Why nothing can be done here.
 * @csspart support - The line with the way to support.
 */
export class KeyfobNotice extends FlowElement<Texts, KeyfobClient> {
  /** @internal */
  static override styles = [flowStyles, linkPageStyles];

  /** Why the button would be of no use. */
  #deadEnd: ErrorCode | undefined;
  #cancellation: RecoveryCancellation | undefined;
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
    return { ...common, ...notice };
  }

  protected override get heading(): string {
    return this.localize.text.noticeTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { text, language } = this.localize;
    const { state, until = '' } = this.#cancellation ?? {};
    return state === 'frozen'
      ? [text.frozen, text.frozenText(formatDateTime(language, until))]
      : [text.cancelled, text.cancelledText];
  }

  protected override get focusTarget(): HTMLElement | null {
    const places = this.isDone ? ['h3'] : ['#dead-end', '[type=submit]:not(:disabled)', 'h2'];
    return places.map(this.find, this).find(Boolean) ?? null;
  }

  /** The page itself leads on. */
  protected override get way(): unknown {
    return supportLine(this, this.localize.text, '');
  }

  protected override httpClient(options: HttpKeyfobClientOptions): KeyfobClient {
    return new HttpKeyfobClient(options);
  }

  protected override start(): void {
    this.#token.take();
    this.#begin();
  }

  protected override stop(): void {
    this.#token.drop();
    this.#deadEnd = undefined;
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
    super.takeRefusal(error);
    const { code, status, details } = error;
    const isCurable = status === 503 || details.retryAfterSeconds !== undefined;
    if (!isCurable) {
      this.#token.drop();
      this.#deadEnd = code;
    }
    void this.focusAfterUpdate();
    return !isCurable;
  }

  protected override content(): unknown {
    const { text } = this.localize;
    return html`${this.#deadEnd ? this.#deadEndView(this.#deadEnd) : this.#form()}
      ${supportLine(this, text, '')}<slot name="help"></slot>`;
  }

  /** A link that was opened: nothing is sent before somebody presses the button. */
  #begin(): void {
    this.isDone = false;
    this.#deadEnd = this.#token.value ? undefined : 'not_found';
    this.form.clear();
  }

  #form(): unknown {
    const { text } = this.localize;
    const { form } = this;
    const { problem } = form;
    const texts = problem ? problemTexts(problem, text, this.digitCount) : {};
    const context: FieldContext = { form, text, texts, noted: undefined };
    const isDisabled = form.isBusy || form.isLocked;
    return html`<div part="intro" id="step">
        <slot name="intro">
          <p>${text.noticeIntro}</p>
          <p>${text.noticeOwn}</p>
        </slot>
      </div>
      ${formFrame(
        form,
        html`${problemAlert('form', context)} ${waitLine(form, text)}
        ${footer(
          button('primary', text.keepSafe, { isSubmit: true, isDisabled, describedBy: 'step' }),
        )}`,
      )}`;
  }

  #deadEndView(code: ErrorCode): unknown {
    const { text } = this.localize;
    const sentences: Partial<Record<ErrorCode, string>> = {
      not_found: text.noticeNoLink,
      link_invalid: text.noticeInvalid,
    };
    return html`<div part="notice" id="dead-end" role="alert" tabindex="-1">
      ${warningIcon}
      <div><p>${sentences[code] ?? text.errors[code]}</p></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-notice': KeyfobNotice;
  }
}
