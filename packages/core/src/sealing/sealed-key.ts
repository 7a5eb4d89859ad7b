import type { KeyRing } from './key-ring.ts';
import { isSealedByOldKey, type Sealed, seal, unseal } from './seal.ts';

/** A shared key that only its authenticator's account can use. */
export type SealedKey = Sealed;

/** Whom a sealed key belongs to. Opened for anybody else, it fails (S3). */
export interface KeyOwner {
  readonly userId: string;
  readonly authenticatorId: string;
}

/** Seals a shared key for one authenticator of one user, under the ring's current key. */
export function sealKey(ring: KeyRing, key: Uint8Array, owner: KeyOwner): SealedKey {
  return seal(ring, key, partsOf(owner));
}

/**
 * Opens a sealed key.
 *
 * @throws KeyfobError `unavailable` when the ring lacks the key or the seal is broken (C13)
 */
export function openKey(ring: KeyRing, sealed: SealedKey, owner: KeyOwner): Uint8Array {
  return unseal(ring, sealed, partsOf(owner));
}

/**
 * Whatever holds a sealed key, its key sealed under the ring's current key, so that an older one can
 * leave the ring in the end.
 *
 * @returns the same object where the current key has sealed it already
 * @throws KeyfobError `unavailable` when the ring lacks the key or the seal is broken (C13)
 */
export function resealed<Holder extends { readonly sealedKey: SealedKey }>(
  ring: KeyRing,
  holder: Holder,
  owner: KeyOwner,
): Holder {
  if (!isSealedByOldKey(ring, holder.sealedKey)) return holder;
  return { ...holder, sealedKey: sealKey(ring, openKey(ring, holder.sealedKey, owner), owner) };
}

function partsOf({ userId, authenticatorId }: KeyOwner): string[] {
  return ['shared key', userId, authenticatorId];
}
