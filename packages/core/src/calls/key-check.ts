import { type Account, type Authenticator, newAccount } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import { reservedPrefix } from '../account/user-id.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import { isSealedByOldKey } from '../sealing/seal.ts';
import { openKey, sealKey } from '../sealing/sealed-key.ts';

/** The account of nobody, whose sealed key shows at start whether the key ring fits the data. */
export const keyCheckUserId = `${reservedPrefix}key-check`;

const authenticatorId = 'key-check';
const owner = { userId: keyCheckUserId, authenticatorId };

/** Makes the account that the first start leaves behind. */
export function newKeyCheck(ring: KeyRing): Account {
  const authenticator: Authenticator = {
    id: authenticatorId,
    name: 'key check',
    sealedKey: sealKey(ring, new Uint8Array(20), owner),
    ...{ algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
    ...{ lastStep: Number.MAX_SAFE_INTEGER, recentSteps: [], addedAt: 0, lastUsedAt: 0 },
  };
  return { ...newAccount(keyCheckUserId), authenticators: [authenticator] };
}

/**
 * Opens the key that an earlier start sealed, or leaves one behind for later starts.
 *
 * @throws KeyfobError `unavailable` when the ring cannot open it: it is not the ring of this data
 */
export function checkKeyRing(
  account: Account,
  fresh: Account,
  { ring }: Circumstances,
): Decision<null> {
  const [known] = account.authenticators;
  if (known === undefined) return { next: fresh, events: [], result: null };
  openKeyCheck(account, ring);
  if (!isSealedByOldKey(ring, known.sealedKey)) return { result: null };
  return { next: fresh, events: [], result: null };
}

/**
 * Looks whether the ring opens the key that an earlier start sealed, and keeps nothing.
 *
 * @throws KeyfobError `unavailable` when it does not
 */
export function openKeyCheck({ authenticators: [known] }: Account, ring: KeyRing): void {
  if (known !== undefined) openKey(ring, known.sealedKey, owner);
}
