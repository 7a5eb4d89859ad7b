import { html, type TemplateResult } from 'lit';
import { button, footer } from '../view/button.ts';
import { notice, paragraphs, type Tone } from '../view/notice.ts';

/** Takes the place of everything when there is no key to show: what happened, and one way on. */
export function noKeyNote(
  sentences: readonly string[],
  [wayLabel, onWay]: readonly [label: string, onPress: () => void],
  tone: Tone = 'danger',
): TemplateResult {
  return html`${notice(tone, paragraphs(sentences), { role: 'alert' })}
    <div id="way" tabindex="-1">${footer(button('primary', wayLabel, { onClick: onWay }))}</div>`;
}
