import { html, nothing, type TemplateResult } from 'lit';

interface CodeInput {
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly onInput?: (event: Event) => void;
  readonly onChange?: (event: Event) => void;
}

/**
 * The one field for codes (W6). No `maxlength`: it would cut a pasted "123 456". No `pattern`: the
 * browser's own words for it help nobody.
 */
export function codeInput({
  isInvalid,
  describedBy,
  isDisabled = false,
  isRequired = true,
  onInput,
  onChange,
}: CodeInput): TemplateResult {
  return html`<input
    id="code"
    name="code"
    part="input code-input"
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
  />`;
}
