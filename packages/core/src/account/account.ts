import type { SealedKey } from '../sealing/sealed-key.ts';
import type { Instant } from '../time/instant.ts';
import type { Lane } from './events.ts';
import type { RecoveryFlow } from './recovery-flow.ts';
import type { TotpParameters } from './totp-parameters.ts';

/** Documents of an older schema are lifted when they are read: see `document.ts`. */
export const currentSchema = 2;

/**
 * The one document per user: all that decides whether a code is asked for and taken. It is loaded
 * and replaced as a whole, so two requests can never see half of a change.
 */
export interface Account {
  readonly schema: typeof currentSchema;
  readonly userId: string;
  /** OTP is on while there is one. */
  readonly authenticators: readonly Authenticator[];
  /** A shared key on screen, not yet proven; it never lets anybody in (E2). */
  readonly pending: PendingEnrolment | null;
  readonly attempts: Readonly<Record<Lane, Attempts>>;
  /** Pending log-ins that led to a session, kept until they would have expired anyway (A4). */
  readonly spentLogins: readonly SpentLogin[];
  /** How somebody who lost the authenticator gets back in; at most one at a time (R2). */
  readonly recovery: RecoveryFlow | null;
  /** When recoveries were begun, as far back as a limit looks (R10). */
  readonly recoveryStarts: readonly Instant[];
  /** The link of the newest notice, until it is of no use any more. */
  readonly notice: Notice | null;
  /** Until then nothing about the second factor can be changed: the owner has objected. */
  readonly frozenUntil: Instant | null;
}

/** What the owner can still do about something that was told by a notice. */
export interface Notice {
  /** What it tells, so that nothing is told twice. */
  readonly about: string;
  /** Of the token in its link (S4); null once it is of no use any more. */
  readonly hash: string | null;
  readonly expiresAt: Instant;
}

export interface Authenticator extends TotpParameters {
  readonly id: string;
  readonly name: string;
  readonly sealedKey: SealedKey;
  /** The last time step whose code was accepted; nothing up to it is accepted again (C4, C6). */
  readonly lastStep: number;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant;
}

export interface PendingEnrolment extends TotpParameters {
  /** Becomes the authenticator's id, to which the sealed key is bound. */
  readonly id: string;
  readonly sealedKey: SealedKey;
  readonly failures: number;
  readonly expiresAt: Instant;
}

export interface SpentLogin {
  readonly id: string;
  readonly expiresAt: Instant;
}

/**
 * Failures in a row, counted per account and per lane, whatever the session, the endpoint or the
 * address they came from (L1, L3). Wrong passwords and wrong codes never count for each other (L5).
 */
export interface Attempts {
  readonly failures: number;
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
  };
}

/** What schema 2 added, as it is in an account that never used it. */
export const sinceSchema2 = {
  recovery: null,
  recoveryStarts: [],
  notice: null,
  frozenUntil: null,
} satisfies Partial<Account>;

/** Whether log-in asks for a code. */
export function isOn(account: Account): boolean {
  return account.authenticators.length > 0;
}
