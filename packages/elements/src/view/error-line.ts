import { html, type TemplateResult } from 'lit';
import { warningIcon } from './icons.ts';

/** One sentence on what is wrong, beside what it is wrong with. */
export function errorLine(id: string, sentence: unknown): TemplateResult {
  return html`<p id=${id} part="error" role="alert">${warningIcon}<span>${sentence}</span></p>`;
}
