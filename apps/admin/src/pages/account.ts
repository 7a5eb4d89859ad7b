import type { ContactKind, ContactState, Status } from '@keyfob/core/contract';
import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';
import { accountPage, type Html, type Page } from './layout.ts';
import { spokenPhone } from './spoken-phone.ts';

const stateWords: Readonly<Record<ContactState, string>> = {
  verified: 'Verified',
  unverified: 'Not verified',
  missing: 'Missing',
};

/** My Account > Customer: where a customer lands. */
export function overviewPage(customer: Customer, status: Status): Page {
  const isOn = status.state === 'on' || status.state === 'blocked';
  return accountPage(
    { title: 'Overview', current: '/account/customer', customer },
    html`<div class="tiles">
      <section class="tile">
        <h2>Customer</h2>
        <dl>
          <dt>Name</dt><dd>${customer.name}</dd>
          <dt>E-mail</dt><dd>${customer.email}</dd>
          <dt>Mobile phone</dt><dd>${spokenPhone(customer.phone)}</dd>
        </dl>
        <p><a href="/account/customer/contacts">Contact details</a></p>
      </section>
      <section class="tile">
        <h2>Security</h2>
        <p>
          ${badge(isOn ? 'on' : 'off', isOn ? 'On' : 'Off')} Two-factor authentication
        </p>
        <p class="muted">
          ${
            isOn
              ? 'Every log-in asks for a code from your authenticator.'
              : 'Your password alone opens this account.'
          }
        </p>
        <p><a href="/account/customer/security">Account Security</a></p>
      </section>
    </div>`,
  );
}

/** Account Security: the element does the work. */
export function securityPage(customer: Customer): Page {
  return accountPage(
    {
      title: 'Account Security',
      current: '/account/customer/security',
      customer,
      scripts: ['account-security'],
    },
    html`<section class="panel">
        <keyfob-account-security>
          <a slot="verify-contacts" class="button" href="/account/customer/contacts">Verify contact details</a>
        </keyfob-account-security>
        <noscript><p class="alert">Turning OTP on and off needs JavaScript.</p></noscript>
      </section>
      <p class="muted">
        Everything that happens to your second factor is listed under
        <a href="/account/customer/events">Security Events</a>.
      </p>`,
  );
}

export interface ContactsView {
  /** The contact to which a code was just sent. */
  readonly sentTo?: ContactKind | undefined;
  readonly problem?: { readonly kind: ContactKind; readonly text: string } | undefined;
}

/** Contact Details: the proof of e-mail and phone, with codes from the demo's inbox. */
export function contactsPage(customer: Customer, view: ContactsView = {}): Page {
  const { email, phone } = customer;
  const named = [
    { kind: 'email', name: 'E-mail address', value: email },
    { kind: 'phone', name: 'Mobile phone', value: spokenPhone(phone) },
  ] as const;
  return (site) =>
    accountPage(
      { title: 'Contact Details', current: '/account/customer/contacts', customer },
      html`<p>
          Verified contacts prove that it is you if you lose your authenticator. You need both before
          you can set OTP.
        </p>
        ${named.map((each) => contact(customer, each, { ...view, canProve: site.isLocal }))}`,
    )(site);
}

function contact(
  { contacts }: Customer,
  { kind, name, value }: { kind: ContactKind; name: string; value: string },
  { sentTo, problem, canProve }: ContactsView & { canProve: boolean },
): Html {
  const state = contacts[kind];
  const isOpen = sentTo === kind || problem?.kind === kind;
  return html`<section class="panel contact" aria-labelledby="${kind}-title">
    <div class="row">
      <div>
        <h2 id="${kind}-title">${name}</h2>
        <p>${value}</p>
      </div>
      ${badge(state === 'verified' ? 'on' : 'due', stateWords[state])}
    </div>
    ${
      state === 'verified'
        ? ''
        : !canProve
          ? html`<p class="muted">Write to <strong>support@example.test</strong> to have it verified.</p>`
          : html`<form method="post" action="/account/customer/contacts/${kind}/code">
            <button class="${isOpen ? 'quiet' : 'primary'}">${isOpen ? 'Send a new code' : 'Send code'}</button>
          </form>`
    }
    ${isOpen ? codeForm(kind, problem?.text) : ''}
  </section>`;
}

function codeForm(kind: ContactKind, problem: string | undefined): Html {
  return html`<form method="post" action="/account/customer/contacts/${kind}" class="stack">
    <p>
      We sent a code of eight digits. In this demo it arrives in the
      <a href="/demo/inbox" target="keyfob-demo-inbox">Inbox</a>.
    </p>
    ${problem ? html`<p class="alert" role="alert" id="${kind}-problem">${problem}</p>` : ''}
    <label for="${kind}-code">Code</label>
    <input id="${kind}-code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" required autofocus
      ${problem ? html`aria-invalid="true" aria-describedby="${kind}-problem"` : ''}>
    <button class="primary">Verify</button>
  </form>`;
}

/** `due`: something is left to do. */
function badge(kind: 'on' | 'off' | 'due', text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}
