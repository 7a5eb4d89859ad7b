import type { Account } from './account.ts';
import type { ContactKind, ContactState } from './contract/index.ts';
import type { Decision } from './decision.ts';
import type { StoredEvent } from './events.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, by the store's clock. */
export type Instant = number;

/**
 * Where accounts and their events live. Shipped: `@keyfob/storage`, and the memory store of
 * `@keyfob/core/testing`, whose `storeSuite` shows whether an own one keeps these promises.
 */
export interface Store {
  /**
   * Loads the user's account (a new one when there is none), lets `decide` judge it and keeps what it
   * says. The promise settles after the commit, so no verdict leaves before it counts.
   *
   * - Atomic and serialised per user, over all processes on the same data.
   * - `now` is the store's own clock, read once per call.
   * - A decision without `next` writes nothing; `next` and its events are one commit (S8).
   * - `decide` is pure and may be called several times; only its last decision stands.
   * - If `decide` throws, nothing is written and the same error is thrown.
   *
   * @throws any error when the data cannot be read or written; the caller refuses as `unavailable`
   */
  update<T>(
    userId: string,
    decide: (account: Account, now: Instant) => Decision<T>,
  ): Promise<Decision<T>>;

  /** The user's events, newest first: at most `limit`, older than the event with id `before`. */
  events(
    userId: string,
    page: { readonly limit: number; readonly before?: number | undefined },
  ): Promise<readonly StoredEvent[]>;
}

/** What Keyfob must know of a user; the users themselves stay the integrator's. */
export interface User {
  /** What the authenticator shows beside the issuer, usually the log-in name. No colon. */
  readonly label: string;
  /** How far each contact is proven. */
  readonly contacts: Readonly<Record<ContactKind, ContactState>>;
}

/** The integrator's users. Both calls are given up after `policy.usersTimeoutSeconds`. */
export interface Users {
  /** The user, or undefined when there is none (any more). */
  find(userId: string): Promise<User | undefined>;
  /** Whether this is the user's password. Keyfob counts the wrong ones given to it. */
  verifyPassword(userId: string, password: string): Promise<boolean>;
}
