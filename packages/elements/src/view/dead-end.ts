import { html, type TemplateResult } from 'lit';
import { warningIcon } from './icons.ts';

/** Takes the place of a form where it cannot go on, and the focus. */
export function deadEnd(...sentences: readonly string[]): TemplateResult {
  return html`<div part="notice" id="dead-end" role="alert" tabindex="-1">
    ${warningIcon}
    <div>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
  </div>`;
}
