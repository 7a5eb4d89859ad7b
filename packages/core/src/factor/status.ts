import { type Account, isOn } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { frozenEnd } from '../account/freeze.ts';
import type { User } from '../account/user.ts';
import type { Status } from '../contract/index.ts';
import { toTimestamp } from '../time/instant.ts';
import { isClosed, waitSeconds } from './attempts.ts';
import { missingContacts } from './enrolment.ts';

/** What the owner of an account may see of it: no key, no counter. */
export function statusOf(
  account: Account,
  { user, recovery }: { user: User; recovery: Status['recovery'] },
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): Status {
  const frozenUntil = frozenEnd(account, now);
  const { blockedUntil } = account.attempts.code;
  const isWaiting = isOn(account) && waitSeconds(account.attempts.code, now) > 0;
  const closed = isOn(account) && isClosed(account, 'code', policy);
  const hasPending = account.pending !== null && account.pending.expiresAt > now;
  return {
    state: isOn(account)
      ? closed || isWaiting
        ? 'blocked'
        : 'on'
      : hasPending
        ? 'pending'
        : 'off',
    prerequisites: user.contacts,
    missing: missingContacts(user, policy.requiredContacts),
    authenticators: account.authenticators.map(({ id, name, addedAt, lastUsedAt }) => ({
      id,
      name,
      addedAt: toTimestamp(addedAt),
      lastUsedAt: toTimestamp(lastUsedAt),
    })),
    recoveryCodesLeft: 0,
    account: user.label,
    recovery,
    recoveryProofs: policy.recoveryProofs,
    canShowSharedKey: policy.canShowSharedKey,
    ...(isWaiting &&
      !closed &&
      blockedUntil !== null && { blockedUntil: toTimestamp(blockedUntil) }),
    ...(frozenUntil !== undefined && { frozenUntil: toTimestamp(frozenUntil) }),
  };
}
