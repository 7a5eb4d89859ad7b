import type { Purpose, StoredEvent } from '@keyfob/core';
import { html } from 'hono/html';
import type { Html } from './layout.ts';
import { time } from './time.ts';

const purposes: Readonly<Record<Purpose, string>> = {
  log_in: 'at log-in',
  activation: 'when setting OTP',
  deactivation: 'when disabling OTP',
  step_up: 'to confirm who you are',
  shared_key: 'when showing the shared key',
  recovery: 'when turning OTP off by mail and SMS',
};

type Ended = Extract<StoredEvent, { type: 'recovery_ended' }>['reason'];

const endings: Readonly<Record<Ended, string>> = {
  superseded: 'a newer request took its place',
  wrong_order: 'its steps came in the wrong order',
  too_many_attempts: 'too many wrong SMS codes',
  contacts_changed: 'the e-mail address or phone number was changed in the meantime',
  password_changed: 'the password was changed',
  owner_not_reached: 'you could not be notified',
  data_restored: 'the data was restored from a backup',
};

const sides = { recovery: 'by mail and SMS', support: 'by support' } as const;

/** What an event means to the owner of the account; bad ones have a mark in a word. */
export function eventSentence(event: StoredEvent): { text: string | Html; mark?: string } {
  switch (event.type) {
    case 'enrolment_started':
      return { text: 'A shared key was shown' };
    case 'enrolment_cancelled':
      return { text: 'The shared key was discarded before it was used' };
    case 'enrolment_expired':
      return { text: 'The shared key expired before it was used' };
    case 'activated':
      return { text: 'OTP was turned on' };
    case 'code_accepted':
      return { text: `A code was accepted ${purposes[event.purpose]}` };
    case 'code_refused':
      return { text: `A wrong code was given ${purposes[event.purpose]}`, mark: 'Refused' };
    case 'password_refused':
      return { text: `A wrong password was given ${purposes[event.purpose]}`, mark: 'Refused' };
    case 'attempts_blocked':
      return {
        text: `Too many attempts: none were accepted for ${event.waitSeconds} seconds`,
        mark: 'Blocked',
      };
    case 'authenticators_closed':
      return {
        text: 'Too many wrong codes in a row: codes are no longer accepted',
        mark: 'Blocked',
      };
    case 'deactivated':
      return { text: 'OTP was turned off' };
    case 'reset':
      return { text: `OTP was turned off by support (${event.actor})` };
    case 'unlocked':
      return { text: `Support (${event.actor}) unlocked the account: codes are accepted again` };
    case 'imported':
      return { text: `OTP was imported from another system (${event.actor})` };
    case 'shared_key_shown':
      return { text: 'The shared key was shown again, to add a device' };
    case 'recovery_started':
      return { text: 'The OTP keycard was reported lost: a link was mailed' };
    case 'recovery_link_sent_again':
      return { text: 'The link to turn OTP off was sent again' };
    case 'recovery_confirmed':
      return { text: 'The mailed link was opened' };
    case 'recovery_sms_sent':
      return { text: 'A code to turn OTP off was sent by SMS' };
    case 'recovery_code_refused':
      return { text: 'A wrong SMS code was given', mark: 'Refused' };
    case 'recovery_ended':
      return { text: `OTP was not turned off: ${endings[event.reason]}`, mark: 'Ended' };
    case 'recovery_waiting':
      return {
        text:
          event.effectiveAt === undefined
            ? `OTP will be turned off ${sides[event.by]} after a waiting time, which starts once you are notified`
            : html`OTP will be turned off ${sides[event.by]} on ${time(event.effectiveAt)}`,
      };
    case 'owner_told':
      return { text: html`You were notified that OTP goes off on ${time(event.effectiveAt)}` };
    case 'password_changed':
      return { text: 'The password was changed: log-ins that waited for a code were ended' };
    case 'recovered':
      return { text: `OTP was turned off ${sides[event.by]}` };
    case 'recovery_cancelled':
      return {
        text:
          event.by === 'code'
            ? 'OTP stays on: a code was used before it was turned off'
            : 'OTP stays on: the link in a notice was used',
      };
    case 'frozen':
      return {
        text: html`Somebody reported “This was not me”: nothing can be changed until ${time(event.until)}`,
        mark: 'Frozen',
      };
    case 'support_requested':
      return { text: 'Support was asked to turn OTP off' };
    case 'support_approved':
      return { text: `Support (${event.actor}) approved turning OTP off` };
    case 'support_rejected':
      return { text: `Support (${event.actor}) refused to turn OTP off` };
  }
}
