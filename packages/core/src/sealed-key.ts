import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyfobError } from './contract/index.ts';
import type { KeyRing } from './key-ring.ts';

/**
 * A shared key under AES-256-GCM: `1.<id of the ring's key>.<nonce, tag and ciphertext in base64url>`.
 */
export type SealedKey = string;

/** Whom a sealed key belongs to. Opened for anybody else, it fails (S3). */
export interface KeyOwner {
  readonly userId: string;
  readonly authenticatorId: string;
}

const version = '1';
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Seals a shared key for one authenticator of one user, under the ring's current key. */
export function sealKey(ring: KeyRing, key: Uint8Array, owner: KeyOwner): SealedKey {
  const keyId = ring.currentId;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, ringKey(ring, keyId), nonce);
  cipher.setAAD(associatedData(keyId, owner));
  const box = Buffer.concat([cipher.update(key), cipher.final()]);
  return `${version}.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), box]).toString('base64url')}`;
}

/**
 * Opens a sealed key.
 *
 * @throws KeyfobError `unavailable` when the ring lacks the key or the seal is broken: closed, never
 *   "no code needed" (C13)
 */
export function openKey(ring: KeyRing, sealed: SealedKey, owner: KeyOwner): Uint8Array {
  const [givenVersion, keyId = '', encoded = ''] = sealed.split('.');
  if (givenVersion !== version) throw broken(`sealed key of unknown version`);
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length <= nonceBytes + tagBytes) throw broken('sealed key is cut short');
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
    throw broken(`the seal of a shared key under ring key "${keyId}" is broken`);
  }
}

/** Whether a sealed key should be sealed again because the ring has a newer current key. */
export function isSealedByOldKey(ring: KeyRing, sealed: SealedKey): boolean {
  return sealed.split('.')[1] !== ring.currentId;
}

function ringKey(ring: KeyRing, keyId: string) {
  const key = ring.keys.get(keyId);
  if (key === undefined) {
    const known = [...ring.keys.keys()].join(', ');
    throw broken(`the key ring has no key "${keyId}" (it has: ${known})`);
  }
  return key;
}

function associatedData(keyId: string, { userId, authenticatorId }: KeyOwner): Buffer {
  // None of the parts can hold a line break, so no two owners read the same.
  return Buffer.from(`keyfob\n${version}\n${keyId}\n${userId}\n${authenticatorId}`);
}

function broken(message: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(message) });
}
