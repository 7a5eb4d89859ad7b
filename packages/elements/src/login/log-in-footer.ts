import { html, type TemplateResult } from 'lit';
import { KeyfobAuthRequiredEvent } from '../events/lifecycle.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import { button, footer } from '../view/button.ts';

/** The page knows where people log in: by its link in the slot, or by what it does with the event. */
export function logInFooter(host: EventTarget, { logIn }: CommonMessages): TemplateResult {
  const onClick = () => void host.dispatchEvent(new KeyfobAuthRequiredEvent());
  return footer(html`<slot name="login">${button('primary', logIn, { onClick })}</slot>`);
}
