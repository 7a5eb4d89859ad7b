import { html, type TemplateResult } from 'lit';

/**
 * Draws content as a new piece of DOM whenever the count goes up by one: screen readers tell an alert
 * when it appears, also when its words are the same as before. Lit keeps what comes from one template,
 * so two that look alike take turns.
 */
export function anew(count: number, content: TemplateResult): TemplateResult {
  return count % 2 === 0 ? html`${content}` : html`<!---->${content}`;
}
