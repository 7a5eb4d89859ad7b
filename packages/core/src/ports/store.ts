import type { Account } from '../account/account.ts';
import type { SealedDecision } from '../account/decision.ts';
import type { StoredEvent } from '../account/events.ts';
import type { SupportRequest } from '../account/support-request.ts';
import type { Delivery } from '../contract/index.ts';
import type { SealedMessage } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';

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
   * - A decision without `next` writes nothing; `next`, its events and its messages are one commit (S8).
   * - `decide` is pure but for sealing, and may be called several times; only its last decision stands.
   * - If `decide` throws, nothing is written and the same error is thrown.
   *
   * @throws any error when the data cannot be read or written; the caller refuses as `unavailable`
   */
  update<T>(
    userId: string,
    decide: (account: Account, now: Instant) => SealedDecision<T>,
  ): Promise<SealedDecision<T>>;

  /** The user's events, newest first: at most `limit`, older than the event with id `before`. */
  events(
    userId: string,
    page: { readonly limit: number; readonly before?: number | undefined },
  ): Promise<readonly StoredEvent[]>;

  /**
   * Takes one from each budget, or from none when one of them is empty. Atomic over all processes;
   * a budget is forgotten when its window is over.
   *
   * @returns 0, or the whole seconds until the fullest one has room again
   */
  spend(budgets: readonly Budget[]): Promise<number>;

  /** Gives one back to the budget of a key, where one was taken from it in this window. */
  refund(key: string): Promise<void>;

  readonly outbox: Outbox;
  readonly requests: SupportRequests;
}

/** A limit that is not a user's own: at most `most` uses in any window of `windowSeconds` from its first use. */
export interface Budget {
  /** Holds no address or number in clear; at most 200 characters. */
  readonly key: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** Messages that were committed and wait to be sent. Shared by all processes on the same data. */
export interface Outbox {
  /**
   * Takes the oldest messages that are due and that nobody else holds, for `leaseSeconds`. Whoever
   * holds one sends it and settles it; if its process dies, another takes it after that time.
   */
  lease(call: {
    readonly limit: number;
    readonly leaseSeconds: number;
  }): Promise<readonly LeasedMessage[]>;
  /**
   * Says what became of a message. `sent`, `failed` and `dropped` messages lose their sealed body in
   * the same commit. Does nothing when another process holds the message by now.
   */
  settle(message: LeasedMessage, outcome: MessageOutcome): Promise<void>;
  /** How far a message has come, or undefined when it was never written or was swept away. */
  delivery(id: string): Promise<Delivery | undefined>;
}

export interface LeasedMessage extends SealedMessage {
  readonly userId: string;
  /** How often it was leased, this time included. */
  readonly attempts: number;
  /** By the store's clock, when it was leased. */
  readonly leasedAt: Instant;
}

export type MessageOutcome =
  | { readonly state: 'sent' | 'failed' | 'dropped' }
  | { readonly state: 'again'; readonly notBefore: Instant };

/** Support requests: each is one document, changed as accounts are. */
export interface SupportRequests {
  /** Loads the request (undefined when there is none), lets `decide` judge it and keeps what it says. As {@link Store.update}. */
  update<T>(
    id: string,
    decide: (
      request: SupportRequest | undefined,
      now: Instant,
    ) => SealedDecision<T, SupportRequest>,
  ): Promise<SealedDecision<T, SupportRequest>>;
  /** Open ones by due time, then those that ended within `endedWithinSeconds`, newest first; at most `limit`. */
  list(page: {
    readonly limit: number;
    readonly endedWithinSeconds: number;
  }): Promise<{ readonly requests: readonly SupportRequest[]; readonly now: Instant }>;
}
