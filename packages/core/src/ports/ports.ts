import type { Account } from '../account/account.ts';
import type { SealedDecision } from '../account/decision.ts';
import type { StoredEvent } from '../account/events.ts';
import type { SupportRequest } from '../account/support-request.ts';
import type {
  CaptchaAction,
  CaptchaChallenge,
  ContactKind,
  ContactState,
  Delivery,
} from '../contract/index.ts';
import type { MailContent, SealedMessage, SmsContent } from '../sealing/message.ts';

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

/** The integrator's users. Every call is given up after `policy.usersTimeoutSeconds`. */
export interface Users {
  /** The user, or undefined when there is none (any more). */
  find(userId: string): Promise<User | undefined>;
  /** Whether this is the user's password. Keyfob counts the wrong ones given to it. */
  verifyPassword(userId: string, password: string): Promise<boolean>;
  /** The id of the user who logs in with this e-mail, for support requests. */
  findByEmail?(email: string): Promise<string | undefined>;
  /** Ends every session of a user whose OTP went off without a log-in. */
  endSessions?(userId: string): Promise<void>;
}

/**
 * Hands a mail or an SMS to whoever delivers it; `signal` ends the attempt. A rejection means "not
 * known to be sent" and leads to another attempt, unless the error has `isPermanent: true`.
 */
export interface Sender<Content> {
  send(
    message: {
      readonly to: string;
      readonly locale: string;
      readonly content: Content;
      /** The same for every attempt at one message. */
      readonly idempotencyKey: string;
    },
    signal: AbortSignal,
  ): Promise<void>;
}

export type Mailer = Sender<MailContent>;
export type SmsSender = Sender<SmsContent>;

/** Tells people from programs, or makes programs pay. */
export interface Captcha {
  /** What the browser needs to solve one for this action. */
  challenge(action: CaptchaAction): Promise<CaptchaChallenge>;
  /**
   * Judges a solution: right for this site and action, and not old. Whoever calls this makes sure
   * that each `id` counts once.
   *
   * @returns the id of the solution, or undefined when it is not right
   * @throws any error when the provider does not answer; the caller refuses
   */
  verify(
    solution: {
      readonly text: string;
      readonly action: CaptchaAction;
      readonly address?: string | undefined;
    },
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | undefined>;
}
