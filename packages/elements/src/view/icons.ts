import { html, svg, type TemplateResult } from 'lit';

/** Drawn on a 24-unit grid with the colour of the text; they say nothing that no word says. */
export function icon(lines: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${lines}
  </svg>`;
}

export const closeIcon: TemplateResult = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const warningIcon: TemplateResult = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" />`,
);
