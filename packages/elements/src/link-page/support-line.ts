import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { KeyfobSupportOpenEvent } from '../events/requests.ts';
import type { SupportLineMessages } from '../i18n/messages/support-line.ts';
import { button } from '../view/button.ts';

/**
 * The way to support, which is always open: nobody is left alone with a lost e-mail address. Where the
 * page has no link of its own in the slot and does not take the event, the words say what to do.
 */
export class SupportLine {
  readonly #host: ReactiveElement;
  #isExplained = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  render(text: SupportLineMessages, question = ''): TemplateResult {
    return html`<div part="support">
      ${question ? html`<span part="hint">${question}</span>` : nothing}
      <slot name="support"
        >${button('link', text.contactSupport, { onClick: this.#onPress })}</slot
      >
      <p part="hint" role="status">${this.#isExplained ? text.supportAdvice : nothing}</p>
    </div>`;
  }

  /** Takes the words away again. */
  clear(): void {
    this.#isExplained = false;
  }

  readonly #onPress = (): void => {
    this.#isExplained ||= this.#host.dispatchEvent(new KeyfobSupportOpenEvent());
    this.#host.requestUpdate();
  };
}
