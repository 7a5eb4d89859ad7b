import { randomBytes, randomUUID } from 'node:crypto';
import type { PendingEnrolment } from '../account/account.ts';
import type { TotpParameters } from '../account/totp-parameters.ts';
import type { User } from '../account/user.ts';
import type { Enrolment } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import { openKey, sealKey } from '../sealing/sealed-key.ts';
import { type Instant, toTimestamp } from '../time/instant.ts';
import { otpauthUri, toBase32 } from './totp.ts';

/** A shared key that no account has yet; it gets its expiry from the store's clock. */
export type FreshKey = Omit<PendingEnrolment, 'expiresAt'>;

/** Makes a shared key from the system's random source (C2) and seals it for this user. */
export function makeKey(userId: string, ring: KeyRing, policy: Policy): FreshKey {
  const id = randomUUID();
  const { algorithm, digits, periodSeconds } = policy;
  const sealedKey = sealKey(ring, randomBytes(policy.sharedKeyBytes), {
    userId,
    authenticatorId: id,
  });
  return { id, sealedKey, failures: 0, algorithm, digits, periodSeconds };
}

/** Puts a fresh key on screen from now on. */
export function onScreen(key: FreshKey, now: Instant, policy: Policy): PendingEnrolment {
  return { ...key, expiresAt: now + policy.enrolmentSeconds * 1000 };
}

/** Opens a key for the one answer that shows it. */
export function describeKey(
  holder: Pick<PendingEnrolment, 'id' | 'sealedKey' | 'expiresAt' | keyof TotpParameters>,
  { userId, user, issuer }: { userId: string; user: User; issuer: string },
  ring: KeyRing,
): Enrolment {
  const { id, sealedKey, algorithm, digits, periodSeconds, expiresAt } = holder;
  const key = openKey(ring, sealedKey, { userId, authenticatorId: id });
  const parameters = { algorithm, digits, periodSeconds };
  return {
    id,
    sharedKey: toBase32(key),
    uri: otpauthUri(key, { issuer, account: user.label }, parameters),
    issuer,
    account: user.label,
    ...parameters,
    expiresAt: toTimestamp(expiresAt),
  };
}
