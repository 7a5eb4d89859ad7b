import type { AccountMessages, ContactMessages } from './account.ts';
/** Texts of `keyfob-enrolment` but for its screen with the key. */
export interface EnrolmentMessages extends AccountMessages, ContactMessages {
  readonly enrolmentTitle: string;
  readonly enrolled: string;
  readonly enrolledText: string;
  /** The same button as in the section. */
  readonly addDevice: string;
}
