import { html, type TemplateResult } from 'lit';

/** A step with its number, its title and what is to be done. */
export function step(title: string, content: unknown): TemplateResult {
  return html`<li part="step">
    <h3 part="subtitle">${title}</h3>
    <div class="step">${content}</div>
  </li>`;
}

/** Numbered steps, in their order. Lists without bullets lose their role in some browsers: it is said. */
export function steps(...items: readonly TemplateResult[]): TemplateResult {
  return html`<ol part="steps" role="list">${items}</ol>`;
}
