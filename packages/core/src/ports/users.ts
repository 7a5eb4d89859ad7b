import type { ContactKind, ContactState } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';

/** An id as databases give it. Keyfob keeps text: `42`, `42n` and `'42'` are one user. */
export type UserId = string | number | bigint;

/**
 * What Keyfob must know of a user; the users themselves stay the integrator's. In an optional field of
 * the record `null` and an empty text count as left out. A field that is not listed here, or of another
 * type, is a fault: it is told to `onFault` with its name, and the call is refused before anything is
 * written.
 */
export interface UserRecord {
  /**
   * What the authenticator shows beside the issuer, usually the log-in name. For the `otpauth:` address
   * it is made fit: NFC, without control and format characters and outer spaces, each colon a hyphen,
   * at most 128 characters.
   */
  readonly label: string;
  /** How far each contact is proven; one that is left out is `missing`. */
  readonly contacts: Readonly<Partial<Record<ContactKind, ContactState>>>;
  /** Needed for recovery, with the contact `email` verified. */
  readonly email?: string | null | undefined;
  /** The address before the last change: it hears of notices while the new one is new. */
  readonly formerEmail?: string | null | undefined;
  /** In E.164, for example `+420555000101`. Needed for recovery by SMS, with `phone` verified. */
  readonly phone?: string | null | undefined;
  /** Language of mails and SMS, as BCP 47 has it. Default `en`. */
  readonly locale?: string | null | undefined;
  /**
   * When an address or number was last changed: a `Date`, or milliseconds since 1970. Recovery by a new
   * one waits (R11). Left out: never.
   */
  readonly contactsChangedAt?: Instant | Date | null | undefined;
  /** `support_only`: this user gets back in through people and never by mail and SMS. */
  readonly recovery?: 'self_service' | 'support_only' | null | undefined;
}

/**
 * The integrator's users. Every call is given up after `policy.usersTimeoutSeconds`; one that throws, or
 * gives something else than it may, is told to `onFault` and refused as `unavailable`.
 */
export interface Users {
  /** The user; `undefined` or `null` when there is none (any more). Asked more than once in a call. */
  find(userId: string): Promise<UserRecord | null | undefined> | UserRecord | null | undefined;
  /** Whether this is the user's password: `true` or `false`. Keyfob counts the wrong ones given to it. */
  verifyPassword(userId: string, password: string): Promise<boolean> | boolean;
  /**
   * The id of the user who logs in with this e-mail, for support requests. Without this function
   * what comes by the contact form belongs to no account, and can only be rejected.
   *
   * @param email as NFKC, in lower case, without outer spaces: compare it with yours in the same form
   */
  findByEmail?(email: string): Promise<UserId | null | undefined> | UserId | null | undefined;
  /**
   * Ends every session of a user whose OTP went off by a recovery or by support. It is called after that,
   * by the delivery, and again until it succeeds; once more must do no harm.
   */
  endSessions?(userId: string): Promise<void> | void;
}
