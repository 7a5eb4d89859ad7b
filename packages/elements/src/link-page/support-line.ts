import { html, nothing, type TemplateResult } from 'lit';
import { KeyfobSupportOpenEvent } from '../events/requests.ts';
import type { SupportLineMessages } from '../i18n/messages/support-line.ts';
import { button } from '../view/button.ts';

/** The way to support, which is always open: nobody is left alone with a lost e-mail address. */
export function supportLine(
  host: HTMLElement,
  text: SupportLineMessages,
  question: string = text.noAccess,
): TemplateResult {
  const onClick = () => void host.dispatchEvent(new KeyfobSupportOpenEvent());
  return html`<div part="support">
    ${question ? html`<span part="hint">${question}</span>` : nothing}
    <slot name="support">${button('link', text.contactSupport, { onClick })}</slot>
  </div>`;
}
