import { html, svg, type TemplateResult } from 'lit';

/** Drawn on a 24-unit grid with the colour of the text; they say nothing that no word says. */
function icon(lines: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${lines}
  </svg>`;
}

export const closeIcon: TemplateResult = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const warningIcon: TemplateResult = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5.5M12 16.4v.1" />`,
);
export const doneIcon: TemplateResult = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M8 12.4l2.8 2.8L16 9.6" />`,
);
export const shieldIcon: TemplateResult = icon(
  svg`<path d="M12 3l7.5 2.8v5.4c0 4.6-3.1 8-7.5 9.8-4.4-1.8-7.5-5.2-7.5-9.8V5.8z" />`,
);
export const checkIcon: TemplateResult = icon(svg`<path d="M5 12.8l4.4 4.4L19 7.6" />`);
export const phoneIcon: TemplateResult = icon(
  svg`<rect x="7" y="3" width="10" height="18" rx="2.2" /><path d="M11 17.6h2" />`,
);
export const copyIcon: TemplateResult = icon(
  svg`<rect x="9" y="9" width="11" height="11" rx="2.2" /><path d="M15 5.6A1.9 1.9 0 0 0 13.3 4H6a2 2 0 0 0-2 2v7.3A1.9 1.9 0 0 0 5.6 15" />`,
);
