import type { Purpose, StoredEvent } from '@keyfob/core';

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
  superseded: 'a newer one was begun',
  wrong_order: 'its steps came in the wrong order',
  too_many_attempts: 'too many wrong SMS codes',
  contacts_changed: 'e-mail or phone were changed meanwhile',
  password_changed: 'the password was changed',
  owner_not_reached: 'you could not be told of it',
  data_restored: 'the data were put back from a backup',
};

const sides = { recovery: 'by mail and SMS', support: 'by support' } as const;

/** What an event means to the owner of the account; bad ones are marked. */
export function eventSentence(event: StoredEvent): { text: string; isBad?: boolean } {
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
    case 'unlocked':
      return { text: `Codes and passwords are taken again: support has unlocked (${event.actor})` };
    case 'imported':
      return { text: `OTP was taken over from another system (${event.actor})` };
    case 'shared_key_shown':
      return { text: 'The shared key was shown again, for one more device' };
    case 'recovery_started':
      return { text: 'The OTP keycard was reported lost: a link was mailed' };
    case 'recovery_link_sent_again':
      return { text: 'The link to turn OTP off was mailed again' };
    case 'recovery_confirmed':
      return { text: 'The mailed link was followed' };
    case 'recovery_sms_sent':
      return { text: 'A code to turn OTP off was sent by SMS' };
    case 'recovery_code_refused':
      return { text: 'A wrong SMS code was refused', isBad: true };
    case 'recovery_ended':
      return { text: `OTP was not turned off: ${endings[event.reason]}`, isBad: true };
    case 'recovery_waiting':
      return {
        text:
          event.effectiveAt === undefined
            ? `OTP goes off after a waiting time, ${sides[event.by]}; it begins once you are told`
            : `OTP goes off on ${written(event.effectiveAt)}, ${sides[event.by]}`,
      };
    case 'owner_told':
      return { text: `You were told that OTP goes off on ${written(event.effectiveAt)}` };
    case 'password_changed':
      return { text: 'The password was changed: log-ins that owed a code ended' };
    case 'recovered':
      return { text: `OTP was turned off ${sides[event.by]}` };
    case 'recovery_cancelled':
      return {
        text:
          event.by === 'code'
            ? 'OTP stays on: a code was accepted before it went off'
            : 'OTP stays on: the link of a notice was followed',
      };
    case 'frozen':
      return {
        text: `Somebody said that it was not them: nothing can be changed until ${written(event.until)}`,
        isBad: true,
      };
    case 'support_requested':
      return { text: 'Support was asked to turn OTP off' };
    case 'support_approved':
      return { text: `Support approved to turn OTP off (${event.actor})` };
    case 'support_rejected':
      return { text: `Support refused to turn OTP off (${event.actor})` };
  }
}

function written(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
