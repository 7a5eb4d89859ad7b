import { html, type TemplateResult } from 'lit';
import { button, footer } from '../view/button.ts';
import { warningIcon } from '../view/icons.ts';

/** Takes the place of everything when there is no key to show: what happened, and one way on. */
export function noKeyNote(
  sentences: readonly string[],
  wayLabel: string,
  onWay: () => void,
): TemplateResult {
  return html`<div part="notice" role="alert">
      ${warningIcon}
      <div>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    </div>
    <div id="way" tabindex="-1">${footer(button('primary', wayLabel, { onClick: onWay }))}</div>`;
}
