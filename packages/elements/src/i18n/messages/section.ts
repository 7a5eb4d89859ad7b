import type { AccountMessages, ContactMessages } from './account.ts';
/** Texts of `keyfob-account-security`. */
export interface SectionMessages extends AccountMessages, ContactMessages {
  readonly sectionTitle: string;
  readonly sectionOff: string;
  readonly stateOn: string;
  readonly stateOff: string;
  readonly stateBlocked: string;
  readonly onSince: (date: string) => string;
  readonly blocked: string;
  readonly setOtp: string;
  /** Leads to the shared key, for one more authenticator. */
  readonly addDevice: string;
  readonly authenticators: string;
  readonly added: (date: string) => string;
  readonly lastUsed: (moment: string) => string;
  readonly contactsNeeded: string;
}
