import type { NoticeKind } from '../contract/index.ts';
import { ringKeyOf } from '../sealing/seal.ts';
import type { SealedKey } from '../sealing/sealed-key.ts';
import type { Instant } from '../time/instant.ts';
import type { Lane } from './events.ts';
import type { RecoveryFlow, RecoveryStart } from './recovery-flow.ts';
import type { TotpParameters } from './totp-parameters.ts';

/** Documents of an older schema are lifted when they are read: see `document.ts`. */
export const currentSchema = 4;

/**
 * The one document per user: all that decides whether a code is asked for and taken. It is loaded
 * and replaced as a whole, so two requests can never see half of a change.
 */
export interface Account {
  /** The form of the document, so that older ones can be lifted. */
  readonly schema: typeof currentSchema;
  readonly userId: string;
  /** When it was written last, by the store's clock: a clock that is behind shows by it. */
  readonly changedAt: Instant | null;
  /** OTP is on while there is one. */
  readonly authenticators: readonly Authenticator[];
  /** A shared key on screen, not yet proven; it never lets anybody in (E2). */
  readonly pending: PendingEnrolment | null;
  /** How often a shared key was put on screen in the present hour. */
  readonly enrolments: UseCount;
  /** Failures in a row, of each kind apart. */
  readonly attempts: Readonly<Record<Lane, Attempts>>;
  /** Rises when the password was changed or an operator has turned OTP off: what was opened before is over. */
  readonly loginEpoch: number;
  /** Pending log-ins that led to a session, kept until they would have expired anyway (A4). */
  readonly spentLogins: readonly SpentLogin[];
  /** Which sessions count no more. */
  readonly sessions: Sessions;
  /** How somebody who lost the authenticator gets back in; at most one at a time (R2). */
  readonly recovery: RecoveryFlow | null;
  /** Recoveries that were begun, as far back as a limit looks (R10). */
  readonly recoveryStarts: readonly RecoveryStart[];
  /** A change of contacts that lies in the future by the store's clock, and when it was first heard of. */
  readonly contactsChange: { readonly given: Instant; readonly heardAt: Instant } | null;
  /** The links of the last notices, until they are of no use any more. */
  readonly notices: readonly Notice[];
  /** Until then nothing about the second factor can be changed: the owner has objected. */
  readonly frozenUntil: Instant | null;
}

/** What the owner can still do about something that was told by a notice. */
export interface Notice {
  /** What it tells, so that nothing is told twice. */
  readonly about: string;
  /** What was done and when, for the page behind its link; absent from notices of earlier versions. */
  readonly told?: { readonly what: NoticeKind; readonly at: Instant } | undefined;
  /** Of the token in its link (S4); null once it is of no use any more. */
  readonly hash: string | null;
  readonly expiresAt: Instant;
  /** Its link has frozen the account; it cannot do so again. */
  readonly hasFrozen?: boolean | undefined;
}

/** What holds a shared key, as the server knows it. */
export interface Authenticator extends TotpParameters {
  readonly id: string;
  /** What its owner calls it. */
  readonly name: string;
  /** The shared key, sealed for this user and this id. */
  readonly sealedKey: SealedKey;
  /** The last time step whose code was accepted; nothing up to it is accepted again (C4, C6). */
  readonly lastStep: number;
  /** The last few accepted steps, for the day on which the clock turns out to have been ahead. */
  readonly recentSteps: readonly number[];
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant;
}

/** A shared key that waits for its activation. */
export interface PendingEnrolment extends TotpParameters {
  /** Becomes the authenticator's id, to which the sealed key is bound. */
  readonly id: string;
  readonly sealedKey: SealedKey;
  /** Failed activations with this key. */
  readonly failures: number;
  readonly expiresAt: Instant;
}

/** A pending log-in that was completed. */
export interface SpentLogin {
  readonly id: string;
  /** From then on it would be too old anyway, and is forgotten. */
  readonly expiresAt: Instant;
}

/** Which sessions of the user count no more, whatever a session store brings back (A8, E5). */
export interface Sessions {
  /** What was signed in before this moment is over: OTP was turned on or off then. */
  readonly endedAt: Instant | null;
  /** Sessions that were logged out, by a hash of their id. */
  readonly loggedOut: readonly { readonly id: string; readonly at: Instant }[];
}

/** Uses of something limited, counted from the first one of a window. */
export interface UseCount {
  readonly since: Instant;
  readonly uses: number;
}

/**
 * Failures in a row, counted per account and per lane, whatever the session, the endpoint or the
 * address they came from (L1, L3). Wrong passwords and wrong codes never count for each other (L5).
 */
export interface Attempts {
  /** Since the last success of this kind. */
  readonly failures: number;
  /** Until then nothing of this kind is looked at. */
  readonly blockedUntil: Instant | null;
}

export const noAttempts: Attempts = Object.freeze({ failures: 0, blockedUntil: null });

/** The account of a user who never had a second factor. */
export function newAccount(userId: string): Account {
  return {
    schema: currentSchema,
    userId,
    authenticators: [],
    pending: null,
    attempts: { code: noAttempts, password: noAttempts, activation: noAttempts },
    spentLogins: [],
    ...sinceSchema2,
    ...sinceSchema3,
  };
}

/** What schema 2 added, as it is in an account that never used it. */
export const sinceSchema2 = {
  recovery: null,
  recoveryStarts: [],
  frozenUntil: null,
} satisfies Partial<Account>;

/** The same of schema 3. */
export const sinceSchema3 = {
  changedAt: null,
  enrolments: { since: 0, uses: 0 },
  loginEpoch: 0,
  sessions: { endedAt: null, loggedOut: [] },
  contactsChange: null,
  notices: [],
} satisfies Partial<Account>;

/** Whether log-in asks for a code. */
export function isOn(account: Account): boolean {
  return account.authenticators.length > 0;
}

/** Ids of the ring keys under which this account's shared keys are sealed, for stores that count them. */
export function ringKeysOf({ authenticators, pending }: Account): readonly string[] {
  const holders = pending === null ? authenticators : [...authenticators, pending];
  return [...new Set(holders.map(({ sealedKey }) => ringKeyOf(sealedKey)))].sort();
}
