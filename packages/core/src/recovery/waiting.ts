import { type Account, isOn } from '../account/account.ts';
import type { Change, Circumstances, Decision } from '../account/decision.ts';
import { noteNotice, noticesTo, wasNoted, withNotice } from '../account/notices.ts';
import type { WaitingFlow } from '../account/recovery-flow.ts';
import { announcement, taskLifeMs, tellRequests } from '../account/tell-requests.ts';
import type { User } from '../account/user.ts';
import { waitingAbout } from '../account/waiting.ts';
import { clearFailures } from '../factor/attempts.ts';
import { withoutFactor } from '../factor/enrolment.ts';
import type { Message } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import { endRecovery } from './flow.ts';

/** What a waiting time needs to begin. */
export interface WaitingFacts {
  readonly user: User;
  readonly waiting: Pick<WaitingFlow, 'id' | 'by' | 'requestIds' | 'waitSeconds'>;
  readonly token: string;
  readonly link: string;
}

/**
 * Begins the time in which the owner can still object; every contact hears of it (R9, U1). It runs from
 * the moment a notice was handed over ({@link ownerTold}): as long as nobody could be told, OTP stays on.
 */
export function beginWaiting(
  account: Account,
  { user, waiting, token, link }: WaitingFacts,
  circumstances: Circumstances,
): Decision<null> {
  if (!isOn(account)) return { refuse: { code: 'not_enabled' } };
  const { now, policy } = circumstances;
  const { id, by, requestIds, waitSeconds } = waiting;
  const about = waitingAbout(id);
  if (wasNoted(account, about)) return { result: null }; // and the owner may have objected since
  const { recovery } = account;
  if (recovery?.phase === 'waiting') return joinWaiting(account, recovery, requestIds);
  const text = {
    mail: { kind: 'otp_disabling', link, by },
    sms: { kind: 'otp_disabling', link },
  } as const;
  const flow: WaitingFlow = {
    ...{ phase: 'waiting', id, by, requestIds, since: now, waitSeconds, effectiveAt: null },
  };
  const expiresAt = now + (waitSeconds + policy.noticeSeconds) * 1000;
  const dropAt = now + taskLifeMs;
  return {
    next: noteNotice(
      { ...account, recovery: flow },
      { token, about, what: 'otp_disabling', expiresAt },
      circumstances,
    ),
    events: [{ type: 'recovery_waiting', by }],
    messages: noticesTo(user, text, { id: about, dropAt, at: circumstances }),
    result: null,
  };
}

/** A second approval for one account waits with the first, and ends with it. */
function joinWaiting(account: Account, flow: WaitingFlow, more: readonly string[]): Decision<null> {
  const fresh = more.filter((id) => !flow.requestIds.includes(id));
  if (fresh.length === 0) return { result: null };
  const recovery = { ...flow, requestIds: [...flow.requestIds, ...fresh] };
  return { next: { ...account, recovery }, events: [], result: null };
}

/** A notice of a waiting time was handed over: from now on the time runs. */
export function ownerTold(
  account: Account,
  flowId: string,
  { now, policy }: Circumstances,
): Decision<null> {
  const { recovery } = account;
  const isRunning = recovery?.phase !== 'waiting' || recovery.effectiveAt !== null;
  if (isRunning || recovery.id !== flowId) return { result: null };
  const effectiveAt = now + recovery.waitSeconds * 1000;
  const settle: Message = {
    id: `${flowId}:settle`,
    body: { channel: 'task', content: { kind: 'settle_account' } },
    notBefore: effectiveAt,
    dropAt: effectiveAt + taskLifeMs,
  };
  const told = { ...account, recovery: { ...recovery, effectiveAt } };
  const expiresAt = effectiveAt + policy.noticeSeconds * 1000;
  return {
    next: withNotice(told, waitingAbout(flowId), { expiresAt }),
    events: [{ type: 'owner_told', effectiveAt }],
    messages: [settle],
    result: null,
  };
}

/**
 * Staff took the approval of a request back: once none is left, nothing waits any more, but for what
 * somebody has proven themselves.
 */
export function withdrawApproval(account: Account, requestId: string): Decision<null> {
  const { recovery } = account;
  if (recovery?.phase !== 'waiting' || !recovery.requestIds.includes(requestId)) {
    return { result: null };
  }
  const requestIds = recovery.requestIds.filter((id) => id !== requestId);
  if (requestIds.length > 0 || recovery.by === 'recovery') {
    return {
      next: { ...account, recovery: { ...recovery, requestIds } },
      events: [],
      result: null,
    };
  }
  const { next, events } = endRecovery(account, 'owner_not_reached');
  return {
    next: withNotice(next, waitingAbout(recovery.id), { hash: null }),
    events,
    result: null,
  };
}

/** OTP goes off without a code. */
export function turnOff(
  account: Account,
  { id, by }: Pick<WaitingFlow, 'id' | 'by'>,
  now: Instant,
): Change {
  return {
    next: withoutFactor(clearFailures(account, 'activation', 'password', 'code'), now),
    events: [{ type: 'recovered', by }],
    messages: [announcement(id, now), ...tellRequests(account, 'done', now)],
  };
}

/**
 * Turns OTP off where a waiting time is over; undefined where there is nothing to do. One that a backup
 * has brought back ends: its owner may have objected after the backup was made.
 */
export function settleDue(
  account: Account,
  { now, restoredAt = -Infinity }: Pick<Circumstances, 'now' | 'restoredAt'>,
): Change | undefined {
  const { recovery } = account;
  if (recovery?.phase !== 'waiting') return undefined;
  if (recovery.since < restoredAt) {
    const ended = endRecovery(account, 'data_restored');
    return { ...ended, messages: tellRequests(account, 'voided', now) };
  }
  const isDue = recovery.effectiveAt !== null && now >= recovery.effectiveAt;
  return isDue ? turnOff(account, recovery, now) : undefined;
}
