import { html, type PropertyDeclarations } from 'lit';
import { HttpAccountClient } from '../client/http-account-client.ts';
import type { HttpKeyfobClientOptions } from '../client/http-login-client.ts';
import type { AccountClient } from '../client/keyfob-client.ts';
import { KeyfobDeactivatedEvent } from '../events/outcomes.ts';
import { FlowElement } from '../flow/flow-element.ts';
import type { CodeFormValues } from '../form/state/values.ts';
import { codeFormView } from '../form/view/code-form-view.ts';
import { passwordField } from '../form/view/password-field.ts';
import { common } from '../i18n/en/common.ts';
import { deactivation } from '../i18n/en/deactivation.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { DeactivationMessages } from '../i18n/messages/deactivation.ts';
import { flowStyles } from '../styles/flow.ts';
import { otherButtonStyles } from '../styles/other-buttons.ts';
import { passwordStyles } from '../styles/password.ts';

type Texts = CommonMessages & DeactivationMessages;

/**
 * Turns OTP off, with the password and a code.
 *
 * @tag keyfob-deactivation
 *
 * @fires {KeyfobDeactivatedEvent} keyfob-deactivated - OTP was turned off.
 *
 * @slot intro - Takes the place of the sentence above the fields.
 * @slot help - Below the fields, for a link to your own help.
 * @slot success - Shown below the words of success.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 * @csspart secondary - *Cancel*.
 * @csspart danger - *Disable*.
 */
export class KeyfobDeactivation extends FlowElement<Texts, AccountClient> {
  /** @internal */
  static override properties: PropertyDeclarations = { account: {} };

  /** @internal */
  static override styles = [flowStyles, otherButtonStyles, passwordStyles];

  /** The user name that goes with the password, where the page knows it; else the status says it. */
  declare account: string | undefined;

  protected override httpClient(options: HttpKeyfobClientOptions): AccountClient {
    return new HttpAccountClient(options);
  }

  protected override get english(): Texts {
    return { ...common, ...deactivation };
  }

  protected override get heading(): string {
    return this.localize.text.deactivationTitle;
  }

  protected override get successWords(): readonly [string, string] {
    const { deactivated, deactivatedText } = this.localize.text;
    return [deactivated, deactivatedText];
  }

  protected override start(): void {
    if (!this.account) void this.loadStatus();
  }

  protected override send(values: CodeFormValues, signal: AbortSignal): Promise<unknown> {
    return this.server.deactivate(values, signal);
  }

  protected override outcome(): Event {
    return new KeyfobDeactivatedEvent();
  }

  protected override content(): unknown {
    const { text } = this.localize;
    return html`<p part="intro"><slot name="intro">${text.deactivationIntro}</slot></p>
      ${codeFormView(this.form, {
        words: this.localize,
        digits: this.digitCount,
        before: (context) => passwordField(context, this.account || this.status.value?.account),
        submit: ['danger', text.disable],
        cancel: this.cancelButton(),
      })}
      <slot name="help"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-deactivation': KeyfobDeactivation;
  }
}
