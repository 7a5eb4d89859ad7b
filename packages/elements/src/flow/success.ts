import { html, svg, type TemplateResult } from 'lit';
import { icon } from '../view/icons.ts';

const doneIcon = icon(
  svg`<circle cx="12" cy="12" r="9"></circle><path d="M8 12.4l2.8 2.8L16 9.6"></path>`,
);

/** The end of a flow: what was reached, room for what the host adds, and a way out. */
export function successView(title: string, sentence: string, way: unknown): TemplateResult {
  return html`<div part="success" id="success">
      ${doneIcon}
      <h3 part="success-title" tabindex="-1">${title}</h3>
      <p part="success-text">${sentence}</p>
      <slot name="success"></slot>
    </div>
    ${way}`;
}
