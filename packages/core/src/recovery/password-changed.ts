import { type Account, isOn } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import { withNotice } from '../account/notices.ts';
import { isOwnWait, waitingAbout } from '../account/waiting.ts';
import { openFlow } from './flow.ts';

/**
 * The password was changed: what somebody opened with the older one is over. Pending log-ins by the
 * epoch, the recovery that they could have begun, and the wait that it has led to; what support has
 * approved does not rest on the password (R3).
 */
export function passwordChanged(account: Account, at: Circumstances): Decision<null> {
  const { recovery } = account;
  // Without OTP nothing rests on the password, but for an activation that is looking at it just now.
  if (!isOn(account) && account.pending === null) return { result: null };
  const isOwn = isOwnWait(recovery);
  const ends = openFlow(account, at) !== undefined || isOwn;
  const ended: AuditEvent = { type: 'recovery_ended', reason: 'password_changed' };
  const kept = recovery?.phase === 'waiting' && !isOwn ? recovery : null;
  const next = { ...account, loginEpoch: account.loginEpoch + 1, recovery: kept };
  return {
    next: isOwn ? withNotice(next, waitingAbout(recovery.id), { hash: null }) : next,
    events: [{ type: 'password_changed' }, ...(ends ? [ended] : [])],
    result: null,
  };
}
