import type { Purpose, StoredEvent } from '@keyfob/core';
import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';
import { accountPage, type Html } from './layout.ts';

const purposes: Readonly<Record<Purpose, string>> = {
  log_in: 'at log-in',
  activation: 'when setting OTP',
  deactivation: 'when disabling OTP',
};

/** Security Events: what happened to the second factor, in words. */
export function eventsPage(
  customer: Customer,
  { events, older }: { events: readonly StoredEvent[]; older?: number | undefined },
): Html {
  return accountPage(
    { title: 'Security Events', current: '/account/customer/events', customer },
    html`<p>
        Do you see something here that you did not do? Change your password and contact support.
      </p>
      ${events.length === 0 ? html`<p class="panel muted">Nothing has happened yet.</p>` : table(events)}
      ${older === undefined ? '' : html`<p><a href="/account/customer/events?before=${older}">Older events</a></p>`}`,
  );
}

function table(events: readonly StoredEvent[]): Html {
  return html`<div class="scroll panel" tabindex="0" role="region" aria-label="Security events">
    <table>
      <thead><tr><th scope="col">Time (UTC)</th><th scope="col">Event</th><th scope="col">From</th></tr></thead>
      <tbody>
        ${events.map((event) => {
          const { text, isBad } = sentence(event);
          const time = new Date(event.at).toISOString();
          return html`<tr>
            <td class="time"><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td>
            <td>${isBad ? html`<span class="dot" aria-hidden="true"></span>` : ''}${text}</td>
            <td class="muted from">
              ${event.client?.address ?? '—'}
              <small>${device(event.client?.userAgent)}</small>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function sentence(event: StoredEvent): { text: string; isBad?: boolean } {
  switch (event.type) {
    case 'enrolment_started':
      return { text: 'A shared key was shown' };
    case 'enrolment_cancelled':
      return { text: 'The shared key was dropped before it was used' };
    case 'enrolment_expired':
      return { text: 'The shared key ran out before it was used' };
    case 'activated':
      return { text: 'OTP was turned on' };
    case 'code_accepted':
      return { text: `A code was accepted ${purposes[event.purpose]}` };
    case 'code_refused':
      return { text: `A wrong code was refused ${purposes[event.purpose]}`, isBad: true };
    case 'password_refused':
      return { text: `A wrong password was refused ${purposes[event.purpose]}`, isBad: true };
    case 'attempts_blocked':
      return { text: `Too many attempts: a wait of ${event.waitSeconds} seconds`, isBad: true };
    case 'authenticators_closed':
      return { text: 'Too many wrong codes in a row: codes are not taken any more', isBad: true };
    case 'deactivated':
      return { text: 'OTP was turned off' };
    case 'reset':
      return { text: `OTP was turned off by support (${event.actor})` };
  }
}

/** A browser's own words, cut down to what a person recognises. */
function device(userAgent = ''): string {
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(userAgent)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(userAgent)?.[1];
  return [browser?.replace('Edg', 'Edge'), system?.replace('Mac OS X', 'macOS')]
    .filter(Boolean)
    .join(' on ');
}
