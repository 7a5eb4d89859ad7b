import { kindOf } from '../policy/kind-of.ts';

const longestUserId = 255;
/** Accounts of Keyfob's own, such as the one of `key-check.ts`, have ids that no user can have. */
export const reservedPrefix = 'keyfob:';

/**
 * A user's id as the text that is kept (S9). Whole numbers are written out, so that an id is the same
 * whether it came from a database, a session or a form.
 *
 * @param id as it was given
 * @param what gave it, for the error
 * @throws TypeError saying what is wrong: ids that a store or a log could mistake for something else,
 *   and ids that have a second spelling, are refused rather than repaired
 */
export function toUserId(id: unknown, what = 'userId'): string {
  if (typeof id === 'bigint') return String(id);
  if (typeof id === 'number') {
    if (!Number.isSafeInteger(id)) throw wrong(what, 'is a number that is not a whole one');
    return String(id);
  }
  if (typeof id !== 'string') throw wrong(what, `is ${kindOf(id)}, not a text or a whole number`);
  const problem = problemOf(id);
  if (problem) throw wrong(what, problem);
  return id;
}

function problemOf(id: string): string | undefined {
  if (id === '') return 'is empty';
  if (id.length > longestUserId) return `is longer than ${longestUserId} characters`;
  if (!id.isWellFormed()) return 'has half a surrogate pair';
  if (/\p{Cc}/u.test(id)) return 'has control characters';
  if (id.trim() !== id) return 'has spaces around it';
  if (id.normalize('NFC') !== id) return 'is not in Unicode normal form C (NFC)';
  if (id.startsWith(reservedPrefix)) return `begins with "${reservedPrefix}"`;
  return undefined;
}

function wrong(what: string, problem: string): TypeError {
  return new TypeError(
    `${what} ${problem}; allowed are whole numbers and texts of 1 to ${longestUserId} characters in NFC, without control characters or outer spaces, not beginning with "${reservedPrefix}"`,
  );
}
