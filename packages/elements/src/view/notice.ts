import { html, nothing, type TemplateResult } from 'lit';
import { infoIcon, warningIcon } from './icons.ts';

/** How grave it is: something to know, something to mind, something that went wrong. */
export type Tone = 'info' | 'warning' | 'danger';

interface NoticeOptions {
  readonly id?: string;
  readonly role?: 'alert' | 'note';
  /** Whether it can have the focus, to be read. */
  readonly isFocusable?: boolean;
}

/** The one box for what somebody should know; its sign says what its colour says. */
export function notice(
  tone: Tone,
  content: unknown,
  { id, role, isFocusable = false }: NoticeOptions = {},
): TemplateResult {
  return html`<div
    part="notice notice-${tone}"
    id=${id ?? nothing}
    role=${role ?? nothing}
    tabindex=${isFocusable ? -1 : nothing}
  >
    ${tone === 'info' ? infoIcon : warningIcon}
    <div>${content}</div>
  </div>`;
}

/** Sentences, each a paragraph. */
export function paragraphs(sentences: readonly string[]): readonly TemplateResult[] {
  return sentences.map((sentence) => html`<p>${sentence}</p>`);
}
