import { html, nothing, type TemplateResult } from 'lit';

interface ButtonOptions {
  readonly onClick?: () => void;
  /** Sends the form it stands in. */
  readonly isSubmit?: boolean;
  /** With `describedBy` it can still be reached, so that the reason is heard. */
  readonly isDisabled?: boolean;
  readonly describedBy?: string;
}

/**
 * A button of the kinds *primary*, *secondary*, *danger*, *link* or *quiet*; further words of `kind`
 * are further part names.
 */
export function button(
  kind: string,
  label: unknown,
  { onClick, isSubmit, isDisabled = false, describedBy }: ButtonOptions,
): TemplateResult {
  const isExplained = isDisabled && describedBy !== undefined && !isSubmit;
  return html`<button
    part="button ${kind}"
    type=${isSubmit ? 'submit' : 'button'}
    ?disabled=${isDisabled && !isExplained}
    aria-disabled=${isExplained || nothing}
    aria-describedby=${describedBy ?? nothing}
    @click=${isExplained ? nothing : (onClick ?? nothing)}
  >
    ${label}
  </button>`;
}

/** The line of buttons at the end of something. */
export function footer(...buttons: readonly unknown[]): TemplateResult {
  return html`<div part="footer">${buttons}</div>`;
}
