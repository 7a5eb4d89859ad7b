import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { kindOf } from '../policy/kind-of.ts';

/** The master keys that seal shared keys: the first seals, all of them open. */
export interface KeyRing {
  /** The id of the key that seals. */
  readonly currentId: string;
  /** Kept as key objects for the life of the process: faster, and not printed by a stray log. */
  readonly keys: ReadonlyMap<string, KeyObject>;
}

const keyBytes = 32;

/**
 * Reads a key ring from its text form: `id:key` pairs with commas between them, the current one
 * first, each key 32 bytes in base64url. To rotate, put a new pair in front, keep the old ones until
 * `keyfob.reseal()` has nothing left to do and links that were mailed before have run out
 * (`policy.noticeSeconds`), and then take them out.
 *
 * @throws TypeError that says which part is wrong and never repeats it
 */
export function parseKeyRing(text: string): KeyRing {
  const given: unknown = text;
  if (typeof given !== 'string' || given.trim() === '') {
    const isNothing = given === undefined || typeof given === 'string';
    const what = isNothing ? 'nothing' : kindOf(given);
    throw new TypeError(
      `key ring: ${what} was given; set the variable it comes from (KEYFOB_KEYS) to a ring that generateKeyRing() makes`,
    );
  }
  const keys = new Map<string, KeyObject>();
  text.split(',').forEach((part, index) => {
    const [, id, encoded] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]+)=*\s*$/.exec(part) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64url');
    if (id === undefined || bytes.length !== keyBytes) {
      throw new TypeError(
        `key ring: entry ${index + 1} is not "id:key" with a key of ${keyBytes} bytes in base64url`,
      );
    }
    if (keys.has(id)) throw new TypeError(`key ring: entry ${index + 1} repeats an id`);
    keys.set(id, createSecretKey(bytes));
    bytes.fill(0);
  });
  const [currentId] = keys.keys();
  return { currentId: currentId as string, keys }; // split gives one part at least
}

/** Makes the text of a new key ring with one key from the system's random source. */
export function generateKeyRing(): string {
  const id = `k${randomBytes(4).toString('hex')}`;
  return `${id}:${randomBytes(keyBytes).toString('base64url')}`;
}
