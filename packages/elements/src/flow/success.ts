import { html, type TemplateResult } from 'lit';
import { checkIcon } from '../view/icons.ts';

/**
 * The end of a flow: what was reached, what comes next, room for what the host adds, and a way out. The
 * result is the heading of the flow by then.
 */
export function successView(title: string, sentence: string, way: unknown): TemplateResult {
  return html`<div part="success" id="success">
      <span part="emblem">${checkIcon}</span>
      <h2 part="title success-title" id="title" tabindex="-1">${title}</h2>
      <p part="success-text">${sentence}</p>
      <slot name="success"></slot>
    </div>
    ${way}`;
}
