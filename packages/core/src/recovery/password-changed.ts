import { type Account, isOn } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import { withNotice } from '../account/notices.ts';
import { waitingAbout } from '../account/waiting.ts';
import { openFlow } from './flow.ts';

/**
 * The password was changed: what somebody opened with the older one is over. Pending log-ins by the
 * epoch, the recovery that they could have begun, and the wait that it has led to; what support has
 * approved does not rest on the password (R3).
 */
export function passwordChanged(account: Account, at: Circumstances): Decision<null> {
  const { recovery } = account;
  if (!isOn(account)) return { result: null }; // nothing rests on the password alone
  const isOwnWait = recovery?.phase === 'waiting' && recovery.by === 'recovery';
  const ends = openFlow(account, at) !== undefined || isOwnWait;
  const ended: AuditEvent = { type: 'recovery_ended', reason: 'password_changed' };
  const kept = recovery?.phase === 'waiting' && recovery.by === 'support' ? recovery : null;
  const next = { ...account, loginEpoch: account.loginEpoch + 1, recovery: kept };
  return {
    next: isOwnWait ? withNotice(next, waitingAbout(recovery.id), { hash: null }) : next,
    events: [{ type: 'password_changed' }, ...(ends ? [ended] : [])],
    result: null,
  };
}
