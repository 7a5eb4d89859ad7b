import { KeyfobError } from '../contract/index.ts';
import { type Attempts, noAttempts } from '../factor/attempts.ts';
import type { TotpParameters } from '../factor/totp.ts';
import type { Instant } from '../ports/ports.ts';
import type { SealedKey } from '../sealing/sealed-key.ts';
import type { Lane } from './events.ts';
import type { RecoveryFlow } from './recovery-flow.ts';

/**
 * The one document per user: all that decides whether a code is asked for and taken. It is loaded
 * and replaced as a whole, so two requests can never see half of a change.
 */
export interface Account {
  readonly schema: typeof schema;
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

const schema = 2;
const longestUserId = 255;
/** Accounts of Keyfob's own, such as the one of `key-check.ts`, have ids that no user can have. */
export const reservedPrefix = 'keyfob:';
const longestDocument = 16_384;

/** The account of a user who never had a second factor. */
export function newAccount(userId: string): Account {
  return {
    schema,
    userId,
    authenticators: [],
    pending: null,
    attempts: { code: noAttempts, password: noAttempts, activation: noAttempts },
    spentLogins: [],
    ...sinceSchema2,
  };
}

/** What schema 2 added, as it is in an account that never used it. */
const sinceSchema2 = {
  recovery: null,
  recoveryStarts: [],
  notice: null,
  frozenUntil: null,
} satisfies Partial<Account>;

/** Whether log-in asks for a code. */
export function isOn(account: Account): boolean {
  return account.authenticators.length > 0;
}

/**
 * Refuses user ids that a store or a log could mistake for something else (S9).
 *
 * @throws TypeError for anything but 1 to 255 characters without control characters, and for ids
 *   that begin with `keyfob:`
 */
export function checkUserId(userId: unknown): asserts userId is string {
  const isFine =
    typeof userId === 'string' &&
    userId.length > 0 &&
    userId.length <= longestUserId &&
    userId.isWellFormed() &&
    !userId.startsWith(reservedPrefix) &&
    !/\p{Cc}/u.test(userId);
  if (!isFine) {
    throw new TypeError(
      `userId must be 1 to ${longestUserId} characters without control characters, not beginning with "${reservedPrefix}"`,
    );
  }
}

/**
 * Writes an account as the text that stores keep.
 *
 * @throws KeyfobError `unavailable` when the account breaks a rule or has grown too large
 */
export function encodeAccount(account: Account): string {
  checkInvariants(account);
  const text = JSON.stringify(account);
  if (text.length > longestDocument) throw damaged(`is over ${longestDocument} characters`);
  return text;
}

/**
 * Reads an account from the text that a store kept.
 *
 * @throws KeyfobError `unavailable` when the text is damaged, belongs to somebody else or was written
 *   by a newer version; the cause never quotes the text
 */
export function decodeAccount(userId: string, text: string): Account {
  let account: Account;
  try {
    account = lift(JSON.parse(text));
  } catch {
    throw damaged('is not JSON');
  }
  if (account?.schema !== schema) throw damaged('has a schema that this version does not know');
  if (account.userId !== userId) throw damaged('belongs to another user');
  checkInvariants(account);
  return account;
}

type Schema1 = Omit<Account, 'schema' | keyof typeof sinceSchema2> & { readonly schema: 1 };

/** Brings a document of an older schema to the present one; any other stays as it is. */
function lift(document: Account | Schema1): Account {
  return document?.schema === 1 ? { ...document, ...sinceSchema2, schema } : document;
}

/** What must be true of every account; a store calls it through encode and decode. */
function checkInvariants(account: Account): void {
  const { authenticators, pending, attempts, spentLogins } = account;
  if (!Array.isArray(authenticators) || !Array.isArray(spentLogins) || pending === undefined) {
    throw damaged('lacks a part');
  }
  const keyHolders = pending === null ? authenticators : [...authenticators, pending];
  if (new Set(keyHolders.map(({ id }) => id)).size !== keyHolders.length) {
    throw damaged('has two authenticators of one id');
  }
  if (keyHolders.some(({ sealedKey }) => typeof sealedKey !== 'string' || sealedKey === '')) {
    throw damaged('has an authenticator without a key');
  }
  if (!authenticators.every(({ lastStep }) => Number.isSafeInteger(lastStep))) {
    throw damaged('has an authenticator without its last step');
  }
  const { recovery, recoveryStarts, notice, frozenUntil } = account;
  const isWhole = [recovery, notice, frozenUntil].every((part) => part !== undefined);
  if (!isWhole || !Array.isArray(recoveryStarts)) throw damaged('lacks a part');
  const lanes: readonly Lane[] = ['code', 'password', 'activation'];
  if (!lanes.every((lane) => Number.isSafeInteger(attempts?.[lane]?.failures))) {
    throw damaged('lacks a counter of attempts');
  }
}

function damaged(what: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(`account document ${what}`) });
}
