import { html, type TemplateResult } from 'lit';

/** What few people need, behind the question that leads them to it. */
export function folded(part: string, question: string, content: unknown): TemplateResult {
  return html`<details part=${part}>
    <summary part="summary">${question}</summary>
    <div class="folded">${content}</div>
  </details>`;
}
