import { html, type TemplateResult } from 'lit';

/** While the server is asked for something. */
export function loadingView(sentence: string): TemplateResult {
  return html`<p part="loading" role="status">${sentence}</p>`;
}
