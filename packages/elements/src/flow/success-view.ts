import { html, type TemplateResult } from 'lit';
import { doneIcon } from '../styles/icons.ts';

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
