import { KeyfobError } from '../contract/index.ts';
import type { Instant } from '../time/instant.ts';
import {
  type Account,
  type Authenticator,
  currentSchema,
  type Notice,
  sinceSchema2,
  sinceSchema3,
} from './account.ts';
import type { Lane } from './events.ts';
import type { RecoveryFlow } from './recovery-flow.ts';
import { fromWritten, toWritten, type WrittenAccount } from './written-form.ts';

const longestDocument = 16_384;

/**
 * Writes an account as the text that stores keep: JSON of at most 16,384 characters.
 *
 * @throws KeyfobError `unavailable` when the account breaks a rule or has grown too large
 */
export function encodeAccount(account: Account): string {
  checkInvariants(account);
  const text = JSON.stringify(toWritten(account));
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
  const account = liftWhole(parse(text));
  if (account.userId !== userId) throw damaged('belongs to another user');
  checkInvariants(account);
  return account;
}

type Stored = WrittenAccount | Schema1 | Schema2 | Schema3 | null;

function parse(text: string): Stored {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('is not JSON');
  }
}

function liftWhole(document: Stored): Account {
  if (!isKnown(document?.schema)) throw damaged('has a schema that this version does not know');
  try {
    return lift(document as NonNullable<Stored>);
  } catch {
    throw damaged('lacks a part');
  }
}

const isKnown = (schema: unknown) => [1, 2, 3, currentSchema].includes(schema as number);

type Added2 = keyof typeof sinceSchema2 | 'notice';
type Added3 = keyof typeof sinceSchema3;

/** A document of schema 3: an account as it is in memory, nothing left out. */
interface Schema3 extends Omit<Account, 'schema'> {
  readonly schema: 3;
}

/** A document of schema 2, as far as it differs. */
interface Schema2
  extends Omit<Account, 'schema' | Added3 | 'authenticators' | 'recovery' | 'recoveryStarts'> {
  readonly schema: 2;
  readonly authenticators: readonly Omit<Authenticator, 'recentSteps'>[];
  readonly recovery: OldFlow | null;
  readonly recoveryStarts: readonly Instant[];
  readonly notice: Notice | null;
}

/** A recovery as schema 2 had it: with `waiting`, one request at most and an end from the beginning. */
type OldFlow =
  | Extract<RecoveryFlow, { phase: 'proving' }>
  | {
      readonly phase: 'waiting';
      readonly id: string;
      readonly by: 'recovery' | 'support';
      readonly requestId?: string;
      readonly effectiveAt: Instant;
    };

type Schema1 = Omit<Schema2, 'schema' | Added2> & { readonly schema: 1 };

/** Brings a document of any schema to the present account. */
function lift(document: NonNullable<Stored>): Account {
  switch (document.schema) {
    case 1:
      return lift({ ...document, ...sinceSchema2, notice: null, schema: 2 });
    case 2:
      return lift(lift2(document));
    case 3:
      return { ...document, schema: currentSchema };
    default:
      return fromWritten(document);
  }
}

function lift2({ notice, recovery, ...rest }: Schema2): Schema3 {
  return {
    ...rest,
    ...sinceSchema3,
    schema: 3,
    authenticators: rest.authenticators.map((each) => ({ ...each, recentSteps: [each.lastStep] })),
    recovery: liftFlow(recovery),
    recoveryStarts: rest.recoveryStarts.map((at) => ({ at, network: '', isConfirmed: true })),
    notices: notice === null ? [] : [notice],
  };
}

function liftFlow(flow: OldFlow | null): RecoveryFlow | null {
  if (flow?.phase !== 'waiting') return flow;
  const { requestId, ...rest } = flow;
  const requestIds = requestId === undefined ? [] : [requestId];
  // Its end was told already, so it stands; how long the wait was is not known any more.
  return { ...rest, requestIds, since: 0, waitSeconds: longestWaitSeconds };
}

/** The longest wait that any policy allows. */
const longestWaitSeconds = 2_592_000;

const lists = ['authenticators', 'spentLogins', 'recoveryStarts', 'notices'] as const;
const parts = ['pending', 'recovery', 'frozenUntil', 'changedAt', 'contactsChange'] as const;

/** What must be true of every account; a store calls it through encode and decode. */
function checkInvariants(account: Account): void {
  const { authenticators, pending, attempts, sessions, enrolments, loginEpoch } = account;
  const isWhole =
    lists.every((name) => Array.isArray(account[name])) &&
    parts.every((name) => account[name] !== undefined) &&
    Array.isArray(sessions?.loggedOut) &&
    sessions.endedAt !== undefined &&
    Number.isSafeInteger(enrolments?.uses) &&
    Number.isSafeInteger(loginEpoch);
  if (!isWhole) throw damaged('lacks a part');
  const keyHolders = pending === null ? authenticators : [...authenticators, pending];
  if (new Set(keyHolders.map(({ id }) => id)).size !== keyHolders.length) {
    throw damaged('has two authenticators of one id');
  }
  if (keyHolders.some(({ sealedKey }) => typeof sealedKey !== 'string' || sealedKey === '')) {
    throw damaged('has an authenticator without a key');
  }
  const hasSteps = ({ lastStep, recentSteps }: Authenticator) =>
    Number.isSafeInteger(lastStep) && Array.isArray(recentSteps);
  if (!authenticators.every(hasSteps)) throw damaged('has an authenticator without its last step');
  const lanes: readonly Lane[] = ['code', 'password', 'activation'];
  if (!lanes.every((lane) => Number.isSafeInteger(attempts?.[lane]?.failures))) {
    throw damaged('lacks a counter of attempts');
  }
}

function damaged(what: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(`account document ${what}`) });
}
