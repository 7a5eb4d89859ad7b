import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { KeyfobError } from '../contract/index.ts';
import type { KeyRing } from './key-ring.ts';

/** Something under AES-256-GCM: `1.<id of the ring's key>.<nonce, tag and ciphertext in base64url>`. */
export type Sealed = string;

const version = '1';
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals bytes under the ring's current key.
 *
 * @param owner what they are and whose; opened for anything else, they fail (S3)
 */
export function seal(ring: KeyRing, bytes: Uint8Array, owner: readonly string[]): Sealed {
  const keyId = ring.currentId;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, ringKey(ring, keyId), nonce);
  cipher.setAAD(associatedData(keyId, owner));
  const box = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `${version}.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), box]).toString('base64url')}`;
}

/**
 * Opens what was sealed.
 *
 * @throws KeyfobError `unavailable` when the ring lacks the key or the seal is broken: closed, never
 *   "no code needed" (C13)
 */
export function unseal(ring: KeyRing, sealed: Sealed, owner: readonly string[]): Uint8Array {
  const [givenVersion, keyId = '', encoded = ''] = sealed.split('.');
  if (givenVersion !== version) throw broken(`sealed ${owner[0]} of unknown version`);
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length <= nonceBytes + tagBytes) throw broken(`sealed ${owner[0]} is cut short`);
  const key = ringKey(ring, keyId);
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(associatedData(keyId, owner));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    decipher.final(); // throws unless the tag fits
    return opened;
  } catch {
    throw broken(`the seal of a ${owner[0]} under ring key "${keyId}" is broken`);
  }
}

/** The id of the ring key that something is sealed under. */
export function ringKeyOf(sealed: Sealed): string {
  return sealed.split('.')[1] ?? '';
}

/** Whether something should be sealed again because the ring has a newer current key. */
export function isSealedByOldKey(ring: KeyRing, sealed: Sealed): boolean {
  return ringKeyOf(sealed) !== ring.currentId;
}

/**
 * A keyed hash of something secret that is compared and never read again (S4): a copy of the database
 * cannot be searched for it.
 *
 * @param parts what it is, whose it is, and the secret itself
 */
export function keyedHash(ring: KeyRing, parts: readonly string[]): string {
  return hashUnder(ring, ring.currentId, parts);
}

/** The same under every key of the ring, for what must be found again while it is rotated. */
export function keyedHashes(ring: KeyRing, parts: readonly string[]): readonly string[] {
  return [...ring.keys.keys()].map((keyId) => hashUnder(ring, keyId, parts));
}

/**
 * Whether a keyed hash was made of these parts, in constant time, also after the ring was rotated. One
 * that was made under a key which has left the ring belongs to nothing any more.
 */
export function isHashOf(ring: KeyRing, hash: string, parts: readonly string[]): boolean {
  const keyId = hash.split('.')[0] as string; // split gives one part at least
  if (!ring.keys.has(keyId)) return false;
  const expected = Buffer.from(hashUnder(ring, keyId, parts));
  const given = Buffer.from(hash);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function hashUnder(ring: KeyRing, keyId: string, parts: readonly string[]): string {
  // A key of its own: the ring's key seals and does nothing else.
  const key = hkdfSync('sha256', ringKey(ring, keyId), '', 'keyfob hash 1', 32);
  const hash = createHmac('sha256', new Uint8Array(key)).update(JSON.stringify(parts));
  return `${keyId}.${hash.digest('base64url')}`;
}

function ringKey(ring: KeyRing, keyId: string) {
  const key = ring.keys.get(keyId);
  if (key === undefined) {
    const known = [...ring.keys.keys()].join(', ');
    throw broken(`the key ring has no key "${keyId}" (it has: ${known})`);
  }
  return key;
}

function associatedData(keyId: string, owner: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(['keyfob', version, keyId, ...owner])); // no two owners read the same
}

function broken(message: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(message) });
}
