import { type Account, isOn } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import type { Status, Timestamp } from '../contract/index.ts';
import type { Instant, User } from '../ports/ports.ts';
import { canRecover } from '../recovery/eligibility.ts';
import { isClosed, waitSeconds } from './attempts.ts';
import { missingContacts } from './enrolment.ts';

/** What the owner of an account may see of it: no key, no counter. */
export function statusOf(
  account: Account,
  { user, hasRecovery }: { user: User; hasRecovery: boolean },
  { now, policy }: Circumstances,
): Status {
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
    recovery: hasRecovery && canRecover(user, policy) ? 'self_service' : 'support_only',
    canShowSharedKey: policy.canShowSharedKey,
    ...(isWaiting &&
      !closed &&
      blockedUntil !== null && { blockedUntil: toTimestamp(blockedUntil) }),
  };
}

/** Writes a moment the way the wire has it. */
export function toTimestamp(instant: Instant): Timestamp {
  return new Date(instant).toISOString();
}
