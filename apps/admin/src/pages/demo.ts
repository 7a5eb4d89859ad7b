import { html } from 'hono/html';
import type { Message } from '../data/inbox.ts';
import { cardPage, type Html } from './layout.ts';

/** A stand-in for a browser extension: it keeps shared keys in this browser and shows their codes. */
export function authenticatorPage(): Html {
  return cardPage(
    { title: 'Virtual authenticator', scripts: ['authenticator'] },
    html`<p><span class="tag">Demo</span></p>
      <h1>Virtual authenticator</h1>
      <p class="lead">
        For trying this out without a phone. It works like a browser extension: the keys stay in this
        browser. Never keep real keys in a page.
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

/** Everything the demo would have mailed or texted. */
export function inboxPage(messages: readonly Message[]): Html {
  return cardPage(
    { title: 'Inbox', scripts: ['inbox'] },
    html`<p><span class="tag">Demo</span></p>
      <h1>Inbox</h1>
      <p class="lead">Mail and text messages to the example accounts, newest first.</p>
      ${messages.length === 0 ? html`<p class="muted">No messages yet.</p>` : ''}
      <ul class="messages">
        ${messages.map(
          ({ kind, recipient, text, at }) => html`<li>
            <p class="muted">
              <span class="badge">${kind === 'mail' ? 'E-mail' : 'SMS'}</span>
              to ${recipient} · ${new Date(at).toISOString().slice(11, 19)} UTC
            </p>
            <p>${text}</p>
          </li>`,
        )}
      </ul>`,
  );
}
