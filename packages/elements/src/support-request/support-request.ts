import { html, nothing, type PropertyDeclarations } from 'lit';
import { KeyfobError } from '#contract';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import { HttpSupportClient } from '../client/http-support-client.ts';
import type { SupportRequestClient } from '../client/keyfob-client.ts';
import { KeyfobSupportRequestedEvent } from '../events/support-outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { common } from '../i18n/en/common.ts';
import { supportRequest } from '../i18n/en/support-request.ts';
import { flowStyles } from '../styles/flow.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { textAreaStyles } from '../styles/text-area.ts';
import { CharacterCount } from './character-count.ts';
import { requestFormView } from './form-view.ts';
import { checkRequest, longestMessage, type RequestTexts, type RequestValues } from './problem.ts';
import { supportRequestStyles } from './styles.ts';

/**
 * The contact form for somebody who has lost the authenticator and has neither the e-mail address nor
 * the phone of the account: asks support to turn OTP off. The answer is the same for every address.
 *
 * What was typed is kept while the element lives, through errors and through closing, until it was
 * sent or `reset()` is called.
 *
 * @tag keyfob-support-request
 *
 * @fires {KeyfobSupportRequestedEvent} keyfob-support-requested - The request was sent.
 * @fires {KeyfobCaptchaRequiredEvent} keyfob-captcha-required - The page must show the widget of `detail.provider` in the slot `captcha` and give its solution to `setCaptcha()`.
 *
 * @slot intro - Takes the place of the sentence above the fields.
 * @slot captcha - For the widget of a CAPTCHA provider; not needed with ALTCHA.
 * @slot help - Below the fields, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart text-input - The input for what happened.
 * @csspart counter - How many characters it has.
 * @csspart secondary - *Cancel*.
 */
export class KeyfobSupportRequest extends FlowElement<RequestTexts, SupportRequestClient> {
  /** @internal */
  static override properties: PropertyDeclarations = { email: {} };

  /** @internal */
  static override styles = [flowStyles, otherButtonStyles, textAreaStyles, supportRequestStyles];

  /** What stands in the field *E-mail* at first, where the page knows it. */
  declare email: string;

  readonly #characters = new CharacterCount(this, longestMessage);
  #awaitsCaptcha = false;
  /** Whether the server was not even asked, as a field is wrong. */
  #isUnsent = false;
  #draft: RequestValues | undefined;
  #solution: string | undefined;

  constructor() {
    super();
    this.email = '';
  }

  /** Takes the solution of a CAPTCHA widget. A request that waits for it is sent at once. */
  setCaptcha(solution: string): void {
    this.#solution = solution;
    if (this.#awaitsCaptcha) this.renderRoot.querySelector('form')?.requestSubmit();
  }

  /** Goes back to the beginning: what was typed is dropped. */
  override reset(): void {
    super.reset();
    this.#draft = undefined;
    this.#characters.clear();
    for (const field of this.renderRoot.querySelectorAll<HTMLInputElement>('[name]')) {
      field.value = field.name === 'email' ? this.email : '';
    }
  }

  protected override httpClient(options: HttpKeyfobClientOptions): SupportRequestClient {
    return new HttpSupportClient(options);
  }

  protected override get english(): RequestTexts {
    return { ...common, ...supportRequest };
  }

  protected override get heading(): string {
    return this.localize.text.supportRequestTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { supportRequested, supportRequestedText } = this.localize.text;
    return [supportRequested, supportRequestedText];
  }

  /** On a page of its own there is nowhere to go but where the page leads. */
  protected override get way(): unknown {
    return this.presentation === 'dialog' ? super.way : nothing;
  }

  protected override outcome(): Event {
    return new KeyfobSupportRequestedEvent();
  }

  protected override start(): void {
    if (this.#draft) this.#characters.note(this.#draft.message);
  }

  protected override stop(): void {
    this.#draft = this.isDone ? undefined : this.#values;
    super.stop();
    this.#characters.clear();
    this.#awaitsCaptcha = false;
    this.#solution = undefined;
  }

  protected override async send(_: CodeFormValues, signal: AbortSignal): Promise<void> {
    const values = this.#values;
    const fields = checkRequest(values);
    this.#characters.note(values.message);
    this.#awaitsCaptcha = false;
    this.#isUnsent = fields.length > 0;
    if (this.#isUnsent) throw new KeyfobError('invalid_input', { fields });
    const captcha = this.#solution ?? (await this.#getCaptcha(signal));
    this.#solution = undefined; // it counts once, whatever comes of it
    this.#awaitsCaptcha = captcha === undefined;
    if (captcha === undefined) throw new KeyfobError('captcha_failed');
    await this.server.requestSupport({ ...values, captcha }, signal);
  }

  async #getCaptcha(signal: AbortSignal): Promise<string | undefined> {
    const { getCaptcha } = await import('../captcha/get-captcha.ts');
    return await getCaptcha({ host: this, client: this.server, action: 'support_request' }, signal);
  }

  protected override takeRefusal(error: KeyfobError): boolean {
    if (!this.#isUnsent && !this.#awaitsCaptcha) this.report(error);
    if (!this.#awaitsCaptcha) this.form.noteProblem(error);
    void this.#focusProblem();
    return true;
  }

  protected override content(): unknown {
    const { text } = this.localize;
    const { email = '', message = '' } = this.#draft ?? {};
    return html`<p part="intro"><slot name="intro">${text.supportRequestIntro}</slot></p>
      ${requestFormView(this.form, {
        host: this,
        words: this.localize,
        characters: this.#characters,
        initial: { email: email || this.email, message },
        awaitsCaptcha: this.#awaitsCaptcha,
        cancel: this.presentation === 'dialog' ? this.cancelButton() : undefined,
      })}
      <slot name="help"></slot>`;
  }

  /** What the fields hold at this moment. Password managers fill them without telling anybody. */
  get #values(): RequestValues {
    const value = (name: string) =>
      this.renderRoot?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? '';
    return { email: value('email'), message: value('message') };
  }

  /** A field where one is wrong; else what sends again, or says why that must wait. */
  async #focusProblem(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const places = ['[aria-invalid=true]', '[type=submit]:not(:disabled)', '#form-error'];
    places.map(this.find, this).find(Boolean)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-support-request': KeyfobSupportRequest;
  }
}
