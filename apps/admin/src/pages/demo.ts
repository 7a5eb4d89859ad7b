import { html } from 'hono/html';
import type { Message } from '../data/inbox.ts';
import type { Customer } from '../data/users.ts';
import { cardPage, type Html, type Page } from './layout.ts';
import { spokenPhone } from './spoken-phone.ts';
import { time } from './time.ts';

/** A stand-in for a browser extension: it keeps shared keys in this browser and shows their codes. */
export function authenticatorPage(customer: Customer | undefined): Page {
  return cardPage(
    { title: 'Virtual authenticator', scripts: ['authenticator'], customer, hasLogin: true },
    html`<p><span class="tag">Demo</span></p>
      <h1>Virtual authenticator</h1>
      <p class="lead">
        Try the demo without a phone. It works like a browser extension: the keys stay in this browser.
        Never keep real keys in a web page.
      </p>
      <ul class="entries" id="entries" aria-label="Entries" aria-live="off"></ul>
      <p id="empty" class="muted">No entries yet.</p>
      <form class="stack" id="add">
        <label for="key">Shared key</label>
        <input id="key" name="key" autocomplete="off" autocapitalize="characters" spellcheck="false" required
          aria-describedby="key-problem" placeholder="ABCD EFGH … or otpauth://">
        <p class="alert" role="alert" id="key-problem" hidden></p>
        <label for="name">Name (optional)</label>
        <input id="name" name="name" autocomplete="off" maxlength="64">
        <button class="primary">Add</button>
      </form>
      <noscript><p class="alert">This page needs JavaScript.</p></noscript>`,
  );
}

/** The mailboxes and phones of the example accounts. */
export function inboxPage(
  messages: readonly Message[],
  { customer }: { customer: Customer | undefined },
): Page {
  return cardPage(
    { title: 'Inbox', scripts: ['inbox', 'local-times'], width: 'wide', customer, hasLogin: true },
    html`<p><span class="tag">Demo</span></p>
      <h1>Inbox</h1>
      <p class="lead">
        The mailboxes and phones of the example accounts. New messages appear by themselves, the newest
        first.
      </p>
      ${messages.length === 0 ? html`<p class="muted">No messages yet.</p>` : ''}
      <ul class="messages" id="messages" data-newest="${messages[0]?.id ?? 0}">
        ${messages.map(message)}
      </ul>`,
  );
}

function message({ id, kind, recipient, subject, text, html: markup, at }: Message): Html {
  const isMail = kind === 'mail';
  return html`<li>
    <p class="muted message-head">
      <span class="badge">${isMail ? 'E-mail' : 'SMS'}</span>
      <span>to ${isMail ? recipient : spokenPhone(recipient)}</span>
      ${time(at)}
    </p>
    ${subject ? html`<h2>${subject}</h2>` : ''}
    ${
      markup
        ? html`<iframe src="/demo/inbox/${id}/html" title="${subject ?? 'Mail'}" loading="lazy"
            sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
          <details><summary>Plain text</summary>${plainText(text)}</details>`
        : plainText(text)
    }
  </li>`;
}

function plainText(text: string): Html {
  return html`<p class="message-text">${withLinks(text)}</p>`;
}

/** Mailboxes make links of addresses, and so does this one. */
function withLinks(text: string): readonly (string | Html)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`
        : part,
    );
}
