import type { ContactKind, ContactState } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';

/** What Keyfob knows of a user once `users.find` has answered and its answer was checked. */
export interface User {
  /** What the authenticator shows beside the issuer, fit for the `otpauth:` address. */
  readonly label: string;
  /** How far each contact is proven. */
  readonly contacts: Readonly<Record<ContactKind, ContactState>>;
  /** Where mails go. */
  readonly email?: string | undefined;
  /** The address before the last change: it hears of notices while the new one is new. */
  readonly formerEmail?: string | undefined;
  /** In E.164, for example `+420555000101`. */
  readonly phone?: string | undefined;
  /** Language of mails and SMS, as BCP 47 has it. */
  readonly locale?: string | undefined;
  /** Recovery by a contact that is newer than the policy allows waits (R11). */
  readonly contactsChangedAt?: Instant | undefined;
  /** `support_only`: through people and never by mail and SMS. */
  readonly recovery?: 'self_service' | 'support_only' | undefined;
}
