import { html, nothing, type PropertyDeclarations } from 'lit';
import { KeyfobLostEvent, KeyfobVerifiedEvent } from '../events/outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import { isFinal } from '../form/state/problem.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { codeFormView } from '../form/view/code-form-view.ts';
import { common } from '../i18n/en/common.ts';
import { verification } from '../i18n/en/verification.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { VerificationMessages } from '../i18n/messages/verification.ts';
import { flowStyles } from '../styles/flow.ts';
import { verificationStyles } from './styles.ts';

type Texts = CommonMessages & VerificationMessages;

/**
 * The code step of a log-in. Put it into the page that follows the password; when it tells
 * `keyfob-verified`, the session is complete and the page can go on.
 *
 * @tag keyfob-verification
 * @attr {'dialog' | 'inline'} [presentation=inline] - A modal dialog, or a part of the page.
 *
 * @fires {KeyfobVerifiedEvent} keyfob-verified - The code was accepted.
 * @fires {KeyfobLostEvent} keyfob-lost - Somebody pressed *I lost my OTP keycard*.
 *
 * @slot intro - Takes the place of the sentence above the field.
 * @slot lost - Shown after *I lost my OTP keycard*: how to reach your support.
 * @slot help - Below everything, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart link - *I lost my OTP keycard*.
 * @csspart lost - What it reveals.
 */
export class KeyfobVerification extends FlowElement<Texts> {
  /** @internal */
  static override properties: PropertyDeclarations = {
    autoSubmit: { type: Boolean, attribute: 'auto-submit' },
  };

  /** @internal */
  static override styles = [flowStyles, verificationStyles];

  /** Sends a code as soon as it is complete. Off by default: nothing should happen unasked. */
  declare autoSubmit: boolean;

  #isLostShown = false;

  constructor() {
    super();
    this.presentation = 'inline';
    this.autoSubmit = false;
  }

  protected override get english(): Texts {
    return { ...common, ...verification };
  }

  protected override get heading(): string {
    return this.localize.text.verificationTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { verified, verifiedText } = this.localize.text;
    return [verified, verifiedText];
  }

  /** The page itself leads on. */
  protected override get way(): unknown {
    return nothing;
  }

  protected override stop(): void {
    super.stop();
    this.#isLostShown = false;
  }

  protected override send({ code }: CodeFormValues, signal: AbortSignal): Promise<unknown> {
    return this.server.verify({ code }, signal);
  }

  protected override outcome(): Event {
    return new KeyfobVerifiedEvent();
  }

  protected override content(): unknown {
    const { text } = this.localize;
    const { problem } = this.form;
    this.form.isAutomatic = this.autoSubmit;
    return html`<p part="intro"><slot name="intro">${text.verificationIntro}</slot></p>
      ${codeFormView(this.form, {
        text,
        digits: this.digitCount,
        submit: ['primary', text.continue],
      })}
      <button
        part="button link"
        type="button"
        aria-expanded=${this.#isLostShown}
        aria-controls="lost"
        @click=${this.#toggleLost}
      >
        ${text.lost}
      </button>
      <div part="lost" id="lost" role="status">
        ${
          this.#isLostShown || (problem && isFinal(problem))
            ? html`<p>${text.lostText}</p>
              <slot name="lost"></slot>`
            : nothing
        }
      </div>
      <slot name="help"></slot>`;
  }

  #toggleLost(): void {
    this.#isLostShown = !this.#isLostShown;
    if (this.#isLostShown) this.dispatchEvent(new KeyfobLostEvent());
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-verification': KeyfobVerification;
  }
}
