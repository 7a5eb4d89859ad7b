import type { TemplateResult } from 'lit';
import { notice, paragraphs, type Tone } from './notice.ts';

/** Takes the place of a form where it cannot go on, and the focus. */
export function deadEnd(sentence: string, tone: Tone = 'danger'): TemplateResult {
  return notice(tone, paragraphs([sentence]), { id: 'dead-end', role: 'alert', isFocusable: true });
}
