import { html, type TemplateResult } from 'lit';
import { KeyfobAuthRequiredEvent } from '../events/lifecycle.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import { button, footer } from '../view/button.ts';
import { deadEnd } from '../view/dead-end.ts';

/** The page knows where people log in: by its link in the slot, or by what it does with the event. */
export function logInFooter(host: EventTarget, { logIn }: CommonMessages): TemplateResult {
  const onClick = () => void host.dispatchEvent(new KeyfobAuthRequiredEvent());
  return footer(html`<slot name="login">${button('primary', logIn, { onClick })}</slot>`);
}

/** What stands in place of a flow that nobody is logged in for. */
export function logInView(host: EventTarget, words: string, text: CommonMessages): TemplateResult {
  return html`${deadEnd(words)} ${logInFooter(host, text)}<slot name="help"></slot>`;
}
