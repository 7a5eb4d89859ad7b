import type { ContactKind, ContactState } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';

/** What Keyfob must know of a user; the users themselves stay the integrator's. */
export interface User {
  /** What the authenticator shows beside the issuer, usually the log-in name. No colon. */
  readonly label: string;
  /** How far each contact is proven. */
  readonly contacts: Readonly<Record<ContactKind, ContactState>>;
  /** Needed for recovery, with the contact `email` verified. */
  readonly email?: string | undefined;
  /** In E.164, for example `+420555000101`. Needed for recovery by SMS, with `phone` verified. */
  readonly phone?: string | undefined;
  /** Language of mails and SMS, as BCP 47 has it. Default `en`. */
  readonly locale?: string | undefined;
  /** When an address or number was last changed: recovery by a new one waits (R11). */
  readonly contactsChangedAt?: Instant | undefined;
  /** `support_only`: this user gets back in through people and never by mail and SMS. */
  readonly recovery?: 'self_service' | 'support_only' | undefined;
}
