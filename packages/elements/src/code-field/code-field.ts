import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { digitsFrom, isCode, normaliseCode } from '#contract';
import { codeInput } from '../code/code-input.ts';
import { tidyCodeInput } from '../code/tidy-code-input.ts';
import { common } from '../i18n/en/common.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import type { MessageOverrides } from '../i18n/messages/messages.ts';
import { baseStyles } from '../styles/base.ts';
import { controlStyles } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import { version } from '../version.ts';
import { errorLine } from '../view/error-line.ts';

/** What sends a form. */
const sending = 'button:not([type=button], [type=reset]), input[type=submit]';

/**
 * A field for a code in a form of your own. It takes part in the form like an `input`: `name`,
 * `value`, validity, reset, `fieldset disabled`, `autofocus`, and Enter sends the form. It does not let
 * the browser restore a code with the page: that one would be old.
 *
 * @tag keyfob-code-field
 * @attr {boolean} [autofocus] - Takes the focus when the field appears, also later than the page.
 *
 * @fires {Event} input - The value has changed.
 * @fires {Event} change - The value was changed and the field left.
 *
 * @csspart field - Label, input and what belongs to it.
 * @csspart label - The label.
 * @csspart input - The input.
 * @csspart code-input - The input, too.
 * @csspart hint - What to enter.
 * @csspart error - What is wrong with it.
 *
 * @cssprop [--keyfob-color-brand] - The ring around what has the focus.
 * @cssprop [--keyfob-color-surface] - The ground of the input.
 * @cssprop [--keyfob-color-text] - Text.
 * @cssprop [--keyfob-radius=0.5rem] - How round corners are.
 * @cssprop [--keyfob-font=system-ui, sans-serif] - The type; `inherit` takes that of the page.
 * @cssprop [--keyfob-font-size=1rem] - The size of text. The input and distances follow.
 * @cssprop [--keyfob-density=1] - A number: 0.8 for dense, 1.15 for airy. Distances and the height of the input follow.
 * @cssprop [--keyfob-color-text-muted] - The hint.
 * @cssprop [--keyfob-color-danger] - Errors.
 * @cssprop [--keyfob-focus-color] - The ring around what has the focus.
 * @cssprop [--keyfob-color-input] - The ground of the input.
 * @cssprop [--keyfob-color-input-border] - The border of the input.
 * @cssprop [--keyfob-line-height=1.5] - The line height of text.
 * @cssprop [--keyfob-font-code=ui-monospace, Menlo, Consolas, monospace] - The type of the code.
 */
export class KeyfobCodeField extends LitElement {
  /** The version of the package this class comes from. */
  static readonly version: string = version;
  /** @internal */
  static readonly formAssociated = true;
  /** @internal */
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  /** @internal */
  static override styles = [tokens, baseStyles, controlStyles];
  /** @internal */
  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    digits: { type: Number },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    label: {},
    defaultValue: { attribute: 'value' },
    messages: { attribute: false },
  };

  /** The name under which the form sends the code. */
  declare name: string;
  /** How many digits the code has, 6 to 8. */
  declare digits: number;
  /** Whether the form may be sent without it. */
  declare required: boolean;
  /** Whether it takes part at all. */
  declare disabled: boolean;
  /** Takes the place of *OTP code*. */
  declare label: string;
  /** The code at the beginning and after a reset of the form; the attribute is `value`. */
  declare defaultValue: string;
  /** Texts that replace those of the language. */
  declare messages: MessageOverrides | undefined;

  readonly #localize = new LocalizeController(this, () => common);
  readonly #internals = this.attachInternals();
  #value = '';
  #isDirty = false;
  #isFieldsetDisabled = false;
  #isErrorShown = false;

  constructor() {
    super();
    this.name = '';
    this.digits = 6;
    this.required = false;
    this.disabled = false;
    this.label = '';
    this.defaultValue = '';
    this.addEventListener('invalid', () => this.#showError(true));
  }

  /** The code, in ASCII digits without spaces. */
  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#isDirty = true;
    this.#setValue(value);
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** @internal */
  formResetCallback(): void {
    this.#isDirty = false;
    this.#isErrorShown = false;
    this.#setValue(this.defaultValue);
  }

  /** @internal */
  formDisabledCallback(isDisabled: boolean): void {
    this.#isFieldsetDisabled = isDisabled;
    this.requestUpdate();
  }

  /** @internal */
  formStateRestoreCallback(state: File | string | FormData | null, reason: string): void {
    if (typeof state === 'string' && reason === 'autocomplete') this.value = state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.autofocus) void this.updateComplete.then(() => this.focus());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('defaultValue') && !this.#isDirty) this.#setValue(this.defaultValue);
  }

  protected override render(): unknown {
    const { text } = this.#localize;
    const digits = digitsFrom(this.digits);
    const problem = this.#isErrorShown ? this.#problem() : undefined;
    // A form of its own, as Enter in a shadow root sends no form outside it.
    return html`<form part="field" novalidate @submit=${this.#onSubmit}>
      <label part="label" for="code">${this.label || text.code}</label>
      ${codeInput({
        digits,
        isInvalid: problem !== undefined,
        describedBy: problem === undefined ? 'code-hint' : 'code-hint code-error',
        isDisabled: this.disabled || this.#isFieldsetDisabled,
        isRequired: this.required,
        onInput: this.#onInput,
        onChange: this.#onChange,
      })}
      <p id="code-hint" part="hint">${text.codeHint(digits)}</p>
      ${problem === undefined ? nothing : errorLine('code-error', problem.sentence)}
    </form>`;
  }

  protected override updated(): void {
    const problem = this.#problem();
    const input = this.renderRoot.querySelector('input');
    if (!input) return;
    if (input.value !== this.#value) input.value = this.#value;
    if (problem) this.#internals.setValidity(problem.flags, problem.sentence, input);
    else this.#internals.setValidity({});
  }

  #problem(): { flags: ValidityStateFlags; sentence: string } | undefined {
    const { text } = this.#localize;
    const digits = digitsFrom(this.digits);
    if (this.#value === '') {
      return this.required
        ? { flags: { valueMissing: true }, sentence: text.codeRequired }
        : undefined;
    }
    return isCode(this.#value, digits)
      ? undefined
      : { flags: { patternMismatch: true }, sentence: text.codeFormat(digits) };
  }

  #setValue(value: string): void {
    this.#value = normaliseCode(value);
    // No state for the browser to restore: a code that comes back with the page is an old one.
    this.#internals.setFormValue(this.#value, null);
    this.requestUpdate();
  }

  #showError(isShown: boolean): void {
    this.#isErrorShown = isShown;
    this.requestUpdate();
  }

  /** Told in an event of its own: `InputEvent.data` would carry digits out of the shadow root (K2). */
  readonly #onInput = (event: Event): void => {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    if (!tidyCodeInput(event, input)) return;
    this.value = input.value;
    if (this.#problem() === undefined) this.#isErrorShown = false;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };

  /** Enter: what the browser does in a form of one shadow root, as if its first button were pressed. */
  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const { form } = this;
    const button = [...(form?.elements ?? [])].find((element) => element.matches(sending));
    if (!button?.matches(':disabled')) form?.requestSubmit(button as HTMLElement | undefined);
  };

  readonly #onChange = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    this.#showError(this.#problem() !== undefined);
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-code-field': KeyfobCodeField;
  }
}
