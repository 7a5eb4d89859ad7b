import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { FieldContext } from '../form/view/fields.ts';
import { passwordField } from '../form/view/password-field.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import { StatusFlow } from './status-flow.ts';

/**
 * A flow that asks for the password, and tells password managers whose.
 *
 * @csspart password-input - The input for the password.
 * @csspart quiet - *Show* and *Hide*.
 */
export abstract class PasswordFlow<
  Texts extends CommonMessages = CommonMessages,
> extends StatusFlow<Texts> {
  /** @internal */
  static override properties: PropertyDeclarations = { account: {} };

  /** The user name that goes with the password, where the page knows it; else the status says it. */
  declare account: string | undefined;

  protected override start(): void {
    if (this.account === undefined) void this.loadStatus();
  }

  protected readonly passwordField = (context: FieldContext): TemplateResult =>
    passwordField(context, this.account ?? this.status.value?.account);
}
