import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import { type DeskView, fact, moment } from '../view/desk-view.ts';

/** What is known of the account: never more than the server gave, and the phone as masked as it came. */
export function accountFacts({ account }: SupportRequestView, view: DeskView): TemplateResult {
  const { text } = view;
  const block = (content: unknown) => html`<section class="block" aria-labelledby="account-title">
    <h4 id="account-title">${text.deskAccount}</h4>
    ${content}
  </section>`;
  if (!account) return block(html`<p>${text.deskNoAccount}</p>`);

  const { factor, email, phone, contactsChangedAt, delivery } = account;
  return block(html`<dl part="facts">
    ${fact(text.deskFactor, factor === 'on' ? text.deskFactorOn : text.deskFactorOff)}
    ${fact(text.deskEmail, email ?? text.deskNone)} ${fact(text.deskPhone, phone ?? text.deskNone)}
    ${contactsChangedAt ? fact(text.deskContactsChanged, moment(view, contactsChangedAt)) : nothing}
    ${
      delivery
        ? fact(
            text.deskNotices,
            html`<span data-delivery=${delivery}>${text.deskDelivery[delivery]}</span>`,
          )
        : nothing
    }
  </dl>`);
}
