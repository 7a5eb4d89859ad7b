import type { User } from '../account/user.ts';
import type { ContactKind, ContactState } from '../contract/index.ts';
import { fitLabel } from '../factor/label.ts';
import type { Instant } from '../time/instant.ts';
import { portFault } from './port-fault.ts';

const fields = [
  ...['label', 'contacts', 'email', 'formerEmail', 'phone'],
  ...['locale', 'contactsChangedAt', 'recovery'],
];
const contactKinds: readonly ContactKind[] = ['email', 'phone'];
const contactStates: readonly ContactState[] = ['missing', 'unverified', 'verified'];
/** In 1973. What is below was meant as seconds. */
const earliestMs = 1e11;

/**
 * Checks what `users.find` gave, field by field: a misspelt or mistyped one must not switch off what
 * it was to switch on. `null` and an empty text count as left out, as databases give them.
 *
 * @throws TypeError that names the field, what it is and what is allowed, never its value
 */
export function checkUserRecord(
  input: unknown,
  { sendsMessages }: { readonly sendsMessages: boolean },
): User {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw portFault('users.find: the user', input, 'an object, or undefined for nobody');
  }
  const given = input as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((field) => !fields.includes(field));
  if (unknown !== undefined) {
    throw new TypeError(
      `users.find: the user has a field "${unknown}"; known are: ${fields.join(', ')}`,
    );
  }
  const contacts = checkContacts(given.contacts);
  const user: User = {
    label: checkLabel(given.label),
    contacts,
    email: checkText('email', given.email),
    formerEmail: checkText('formerEmail', given.formerEmail),
    phone: checkText('phone', given.phone),
    locale: checkText('locale', given.locale),
    contactsChangedAt: checkMoment(given.contactsChangedAt),
    recovery: checkRecovery(given.recovery),
  };
  for (const kind of contactKinds) {
    // Given as empty: somebody looked and found none. Left out: not needed where nothing is sent.
    const isNeeded = sendsMessages || given[kind] !== undefined;
    if (isNeeded && contacts[kind] === 'verified' && user[kind] === undefined) {
      const allowed = `a text, as contacts.${kind} is "verified"`;
      throw portFault(`users.find: ${kind}`, given[kind], allowed);
    }
  }
  return user;
}

function checkLabel(value: unknown): string {
  const label = typeof value === 'string' ? fitLabel(value) : '';
  if (label !== '') return label;
  const allowed = 'a text with at least one visible character, such as the log-in name';
  throw portFault('users.find: label', value, allowed);
}

function checkContacts(value: unknown): User['contacts'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw portFault('users.find: contacts', value, 'an object with email and phone');
  }
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((kind) => !contactKinds.some((each) => each === kind));
  if (unknown !== undefined) {
    throw new TypeError(`users.find: contacts has a field "${unknown}"; known are: email, phone`);
  }
  return { email: checkState('email', given.email), phone: checkState('phone', given.phone) };
}

function checkState(kind: ContactKind, value: unknown): ContactState {
  const state = contactStates.find((each) => each === (value ?? 'missing'));
  if (state !== undefined) return state;
  throw portFault(`users.find: contacts.${kind}`, value, contactStates.join(', '));
}

function checkText(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.isWellFormed()) return value;
  throw portFault(`users.find: ${field}`, value, 'a text, or leave it out');
}

function checkMoment(value: unknown): Instant | undefined {
  if (value === undefined || value === null) return undefined;
  const instant = value instanceof Date ? value.getTime() : value;
  const isInstant =
    typeof instant === 'number' && Number.isFinite(instant) && instant >= earliestMs;
  if (isInstant) return Math.floor(instant);
  const isSeconds = typeof value === 'number' && value < earliestMs;
  const allowed = `a Date, or milliseconds since 1970${isSeconds ? ' (this looks like seconds)' : ''}; leave it out where nothing was changed`;
  throw portFault('users.find: contactsChangedAt', value, allowed);
}

function checkRecovery(value: unknown): User['recovery'] {
  if (value === undefined || value === null) return undefined;
  if (value === 'self_service' || value === 'support_only') return value;
  throw portFault('users.find: recovery', value, 'self_service, support_only');
}
