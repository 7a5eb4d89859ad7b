import { html, nothing, type TemplateResult } from 'lit';
import { shieldIcon } from './icons.ts';

interface SectionFrame {
  readonly title: string;
  readonly state: string;
  /** The state in one word, once it is known. */
  readonly badge: string | undefined;
}

/** The section with its heading. */
export function sectionFrame(content: unknown, frame: SectionFrame): TemplateResult {
  const { title, state, badge } = frame;
  return html`<section part="section" data-state=${state} aria-labelledby="title">
    <div part="header">
      <span part="emblem">${shieldIcon}</span>
      <h2 part="title" id="title" tabindex="-1">${title}</h2>
      ${badge === undefined ? nothing : html`<span part="badge">${badge}</span>`}
    </div>
    <div part="content">${content}<slot name="help"></slot></div>
  </section>`;
}
