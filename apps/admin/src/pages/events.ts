import type { StoredEvent } from '@keyfob/core';
import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';
import { eventSentence } from './event-sentence.ts';
import { accountPage, type Html, type Page } from './layout.ts';
import { time } from './time.ts';

/** Security Events: what happened to the second factor, in words. */
export function eventsPage(
  customer: Customer,
  { events, older }: { events: readonly StoredEvent[]; older?: number | undefined },
): Page {
  return accountPage(
    {
      title: 'Security Events',
      current: '/account/customer/events',
      customer,
      scripts: ['local-times'],
    },
    html`<p>
        Do you see something that you did not do? Change your password and contact support.
      </p>
      ${events.length === 0 ? html`<p class="panel muted">Nothing has happened yet.</p>` : table(events)}
      ${older === undefined ? '' : html`<p><a href="/account/customer/events?before=${older}">Older events</a></p>`}`,
  );
}

function table(events: readonly StoredEvent[]): Html {
  return html`<div class="scroll panel" tabindex="0" role="region" aria-label="Security events">
    <table>
      <thead><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">From</th></tr></thead>
      <tbody>
        ${events.map((event) => {
          const { text, mark } = eventSentence(event);
          return html`<tr>
            <td class="time">${time(event.at)}</td>
            <td>${mark ? html`<span class="badge bad">${mark}</span> ` : ''}${text}</td>
            <td class="muted from">
              ${device(event.client?.userAgent)} <small>${event.client?.address ?? '—'}</small>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** A browser's own words, cut down to what a person recognises. */
function device(userAgent = ''): string {
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  return [browser?.replace('Edg', 'Edge'), system?.replace('Mac OS X', 'macOS')]
    .filter(Boolean)
    .join(' on ');
}
