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
   * a budget is forgotten when its window is over, and also when it would end later than a whole window
   * from now: a clock that was ahead has begun it.
   *
   * @returns 0, or the whole seconds until the fullest one has room again
   */
  spend(budgets: readonly Budget[]): Promise<number>;

  /** Gives one back to the budget of a key, where one was taken from it in this window. */
  refund(key: string): Promise<void>;

  /** Removes everything of one user in one commit: account, events, messages, support requests. */
  forget(userId: string): Promise<void>;

  /** What a key ring is needed for. */
  readonly sealed: SealedThings;

  /**
   * Removes what is older than these ages by the store's clock, a bounded number of rows each time.
   *
   * @returns whether there is more to remove
   */
  sweep(ages: SweepAges): Promise<boolean>;

  /** Messages that wait to be sent. */
  readonly outbox: Outbox;
  /** What was asked of support. */
  readonly requests: SupportRequests;
}

/** What the store holds sealed, for whoever rotates the key ring. */
export interface SealedThings {
  /** How many accounts, and messages that wait, need each ring key; `ringKeysOf` tells which. */
  count(): Promise<readonly SealedCount[]>;
  /** Ids of accounts that need another ring key than this one, each once over all pages. */
  accounts(page: SealedPage): Promise<Page<string>>;
  /** The same for messages that wait. */
  messages(page: SealedPage): Promise<Page<SealedMessage>>;
  /** Replaces the sealed body of a message that still waits with this one. */
  replaceMessage(message: SealedMessage, sealed: string): Promise<void>;
}

/** Which page of what needs a ring key. */
export interface SealedPage {
  /** What this ring key has sealed is not listed. */
  readonly otherThan: string;
  /** How many at most. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** How much one ring key is needed for. */
export interface SealedCount {
  /** Its id in the ring. */
  readonly keyId: string;
  readonly accounts: number;
  readonly messages: number;
}

/** How long things are kept, in seconds. */
export interface SweepAges {
  /** Events of all accounts. */
  readonly events: number;
  /** Support requests that have ended. */
  readonly endedRequests: number;
  /** Open support requests of no account, since they came. */
  readonly unknownRequests: number;
}

/** A limit that is not a user's own: at most `most` uses in any window of `windowSeconds` from its first use. */
export interface Budget {
  /** Holds no address or number in clear; at most 200 characters. */
  readonly key: string;
  /** Uses in one window. */
  readonly most: number;
  readonly windowSeconds: number;
}

/**
 * Messages that were committed and wait to be sent. Shared by all processes on the same data. A message
 * that is there under its user and id already is not written again.
 */
export interface Outbox {
  /**
   * Takes the oldest messages of a channel that are due and that nobody else holds, for `leaseSeconds`.
   * Whoever holds one sends it and settles it; if its process dies, another takes it after that time.
   * What a clock that was ahead has put off is due: a message that was written, or leased, later than now.
   */
  lease(call: {
    readonly channel: SealedMessage['channel'];
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
  /** How many messages wait, and since when the oldest one that is due: undefined when none is. */
  backlog(): Promise<{ readonly waiting: number; readonly oldestDueAt?: Instant }>;
}

/** A message that a process holds, to send it. */
export interface LeasedMessage extends SealedMessage {
  /** Whose account it was committed with. */
  readonly userId: string;
  /** How often it was leased, this time included. */
  readonly attempts: number;
  /** By the store's clock, when it was leased. */
  readonly leasedAt: Instant;
}

/** What became of a message: `dropped` is of no use to its reader any more, `again` waits until `notBefore`. */
export type MessageOutcome =
  | { readonly state: 'sent' | 'failed' | 'dropped' }
  | { readonly state: 'again'; readonly notBefore: Instant };

/** Support requests: each is one document, changed as accounts are. */
export interface SupportRequests {
  /** Loads the request (undefined when there is none), lets `decide` judge it and keeps what it says. As {@link Store.update}. */
  update<T>(id: string, decide: DecideRequest<T>): Promise<SealedDecision<T, SupportRequest>>;
  /**
   * The same for the open request about a subject (`supportSubject`), the newest where there are several.
   * Of two calls at once that find none, the second one judges what the first one has kept. A decision may
   * bring a new request where an open one was found; both are kept, and the newer one is found next.
   */
  updateOpen<T>(
    subject: string,
    decide: DecideRequest<T>,
  ): Promise<SealedDecision<T, SupportRequest>>;
  /**
   * In the order of `requestOrder`: open ones of known accounts by due time, open ones of unknown accounts
   * by due time, as far as they came within `unknownWithinSeconds`, then those that ended within
   * `endedWithinSeconds`, newest first; at most `limit`.
   */
  list(page: {
    readonly limit: number;
    /** `next` of the page before. One that is not of the store's making counts as left out. */
    readonly after?: string | undefined;
    readonly unknownWithinSeconds: number;
    readonly endedWithinSeconds: number;
  }): Promise<{
    readonly requests: readonly SupportRequest[];
    readonly next?: string;
    readonly now: Instant;
  }>;
}

type DecideRequest<T> = (
  request: SupportRequest | undefined,
  now: Instant,
) => SealedDecision<T, SupportRequest>;
