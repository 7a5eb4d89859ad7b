import { html, svg, type TemplateResult } from 'lit';

/**
 * Drawn on a 24-unit grid with the colour of the text; they say nothing that no word says. Each line has
 * an end tag: minifiers of templates take the slash of `<path />` away, and what follows ends inside it.
 */
export function icon(lines: TemplateResult): TemplateResult {
  return html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${lines}
  </svg>`;
}

const circle = svg`<circle cx="12" cy="12" r="9"></circle>`;

export const closeIcon: TemplateResult = icon(svg`<path d="M6 6l12 12M18 6L6 18"></path>`);
export const checkIcon: TemplateResult = icon(svg`<path d="M5 12.8l4.4 4.4L19 7.6"></path>`);
export const warningIcon: TemplateResult = icon(
  svg`${circle}<path d="M12 7.5v5.5M12 16.4v.1"></path>`,
);
export const infoIcon: TemplateResult = icon(svg`${circle}<path d="M12 11v5.5M12 7.6v.1"></path>`);
