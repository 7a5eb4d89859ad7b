import { html, type TemplateResult } from 'lit';

/** What will stand where nothing stands yet, about as high. */
export type Shape = 'line' | 'field' | 'picture';

/** While the server is asked for something. */
export function loadingView(
  sentence: string,
  shapes: readonly Shape[] = ['line', 'field'],
): TemplateResult {
  return html`<div part="loading">
    <p class="hidden" role="status">${sentence}</p>
    ${shapes.map((shape) => html`<div part="skeleton" class=${shape}></div>`)}
  </div>`;
}
