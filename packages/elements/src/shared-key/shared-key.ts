import { css, html, type PropertyDeclarations } from 'lit';
import type { Enrolment } from '#contract';
import { HttpAccountClient } from '../client/http-account-client.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import type { AccountClient } from '../client/keyfob-client.ts';
import { KeyfobSharedKeyShownEvent } from '../events/lazy-outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { codeFormView } from '../form/view/code-form-view.ts';
import { passwordField } from '../form/view/password-field.ts';
import { common } from '../i18n/en/common.ts';
import { keyScreen } from '../i18n/en/key-screen.ts';
import { sharedKey } from '../i18n/en/shared-key.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { KeyScreenMessages } from '../i18n/messages/key-screen.ts';
import type { SharedKeyMessages } from '../i18n/messages/shared-key.ts';
import { noKeyNote } from '../key-on-screen/no-key-note.ts';
import { ShownKey } from '../key-on-screen/shown-key.ts';
import { keyScreenStyles } from '../key-on-screen/styles.ts';
import { keyView } from '../key-on-screen/view.ts';
import { flowStyles } from '../styles/flow.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { passwordStyles } from '../styles/password.ts';
import { Countdown } from '../time/countdown.ts';
import { button, footer } from '../view/button.ts';
import { shownSeconds } from './shown-seconds.ts';

const sharedKeyStyles = css`
  :host {
    --_width: 36rem;
  }
`;

type Texts = CommonMessages & KeyScreenMessages & SharedKeyMessages;

/**
 * Shows the shared key again, for one more device: takes the password and a code, shows the key for a
 * minute, and drops it by itself.
 *
 * @tag keyfob-shared-key
 *
 * @fires {KeyfobSharedKeyShownEvent} keyfob-shared-key-shown - The key is on screen.
 *
 * @slot intro - Takes the place of the sentence above the fields.
 * @slot help - Below everything, for a link to your own help.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 * @csspart secondary - *Cancel*, *Copy*.
 * @csspart notice - Says that the key is hidden again.
 * @csspart key - The place of QR code and shared key.
 * @csspart qr - The QR code. It stays black on white.
 * @csspart summary - A question that unfolds its answer.
 * @csspart other-device - The QR code on a touch screen, folded.
 * @csspart manual - The shared key as text, with its button, folded.
 * @csspart secret - The shared key.
 * @csspart copy-button - *Copy*.
 * @csspart app-link - The button that opens an authenticator on a touch device.
 *
 * @cssprop [--keyfob-qr-size=14rem] - Length of a side of the QR code.
 */
export class KeyfobSharedKey extends FlowElement<Texts, AccountClient> {
  /** @internal */
  static override properties: PropertyDeclarations = { account: {} };

  /** @internal */
  static override styles = [
    flowStyles,
    otherButtonStyles,
    passwordStyles,
    keyScreenStyles,
    sharedKeyStyles,
  ];

  /** The user name that goes with the password, where the page knows it; else the status says it. */
  declare account: string | undefined;

  readonly #key = new ShownKey(this);
  readonly #countdown = new Countdown(this);

  protected override httpClient(options: HttpKeyfobClientOptions): AccountClient {
    return new HttpAccountClient(options);
  }

  protected override get english(): Texts {
    return { ...common, ...keyScreen, ...sharedKey };
  }

  protected override get heading(): string {
    return this.localize.text.addDevice;
  }

  protected override get successWords(): readonly [string, string] {
    return [this.heading, '']; // the end of this flow is the key itself
  }

  protected override get endHeading(): string {
    return this.heading;
  }

  protected override get focusTarget(): HTMLElement | null {
    return this.isDone ? (this.find('#way') ?? this.find('h2')) : super.focusTarget;
  }

  protected override start(): void {
    if (!this.account) void this.loadStatus();
  }

  protected override stop(): void {
    this.#drop();
    super.stop();
  }

  protected override send(values: CodeFormValues, signal: AbortSignal): Promise<Enrolment> {
    return this.server.showSharedKey(values, signal);
  }

  protected override succeed(answer: Enrolment): void {
    this.#key.show(answer, this.#hide);
    this.#countdown.start(shownSeconds(answer.expiresAt, Date.now()), this.#hide);
    super.succeed();
  }

  protected override outcome(): Event {
    return new KeyfobSharedKeyShownEvent();
  }

  protected override content(): unknown {
    const { text } = this.localize;
    return html`<p part="intro"><slot name="intro">${text.sharedKeyIntro}</slot></p>
      ${codeFormView(this.form, {
        words: this.localize,
        digits: this.digitCount,
        before: (context) => passwordField(context, this.account || this.status.value?.account),
        submit: ['primary', text.showSharedKey],
        cancel: this.cancelButton(),
      })}
      <slot name="help"></slot>`;
  }

  protected override ending(): unknown {
    const { text } = this.localize;
    if (!this.#key.enrolment)
      return noKeyNote([text.keyHidden], [text.showAgain, this.#again], 'info');
    return html`${keyView(this.#key, text, '')}
      <p part="hint">${text.keepSecret}</p>
      <p part="status" role="timer">${text.keyHiddenIn(this.#countdown.secondsLeft)}</p>
      ${footer(button('primary', text.done, { onClick: () => this.close('done') }))}
      <slot name="help"></slot>`;
  }

  readonly #again = (): void => {
    this.reset();
    void this.focusAfterUpdate();
  };

  /** The time is over: one answer to the password and a code is shown once (K1). */
  readonly #hide = (): void => {
    const hadFocus = this.matches(':focus-within');
    this.#drop();
    if (hadFocus) void this.focusAfterUpdate();
  };

  #drop(): void {
    this.#countdown.stop();
    this.#key.drop();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-shared-key': KeyfobSharedKey;
  }
}
