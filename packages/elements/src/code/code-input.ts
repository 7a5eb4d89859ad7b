import { html, nothing, type TemplateResult } from 'lit';

interface CodeInput {
  readonly digits: number;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly onInput?: (event: Event) => void;
  readonly onChange?: (event: Event) => void;
}

/**
 * The one field for codes (W6): one input, as managers and autofill want it, with a cell behind each
 * digit for those who like the look of six. No `maxlength`: it would cut a pasted "123 456". No
 * `pattern`: the browser's own words for it help nobody.
 */
export function codeInput({
  digits,
  isInvalid,
  describedBy,
  isDisabled = false,
  isRequired = true,
  onInput,
  onChange,
}: CodeInput): TemplateResult {
  const invalid = isInvalid ? 'invalid' : '';
  return html`<div part="code">
    <div class="digits-${digits}">
      <div part="code-cells" aria-hidden="true">
        ${Array.from({ length: digits }, () => html`<span part="code-cell ${invalid}"></span>`)}
      </div>
      <input
        id="code"
        name="code"
        part="input code-input ${invalid}"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck="false"
        dir="ltr"
        aria-required=${isRequired}
        aria-invalid=${isInvalid}
        aria-describedby=${describedBy || nothing}
        ?disabled=${isDisabled}
        @input=${onInput ?? nothing}
        @compositionend=${onInput ?? nothing}
        @change=${onChange ?? nothing}
      />
    </div>
  </div>`;
}
