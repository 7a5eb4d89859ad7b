import { KeyfobError } from '../contract/index.ts';
import { type Account, currentSchema, sinceSchema2 } from './account.ts';
import type { Lane } from './events.ts';

const longestDocument = 16_384;

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
  if (account?.schema !== currentSchema)
    throw damaged('has a schema that this version does not know');
  if (account.userId !== userId) throw damaged('belongs to another user');
  checkInvariants(account);
  return account;
}

type Schema1 = Omit<Account, 'schema' | keyof typeof sinceSchema2> & { readonly schema: 1 };

/** Brings a document of an older schema to the present one; any other stays as it is. */
function lift(document: Account | Schema1): Account {
  return document?.schema === 1
    ? { ...document, ...sinceSchema2, schema: currentSchema }
    : document;
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
