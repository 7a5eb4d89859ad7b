import type { Account } from '../account/account.ts';
import { isOn } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import type { Instant } from '../time/instant.ts';

/** Under this name the adapters keep their part of the host's session. */
export const sessionKey = 'keyfob';

/**
 * Somebody whose password was right and who owes a code. It is not a log-in (A1): it holds no more
 * than whose code is awaited and since when, and never the password (A3).
 */
export interface PendingLogin {
  readonly id: string;
  readonly userId: string;
  readonly openedAt: Instant;
}

/**
 * The mark that a code was accepted. It counts for this user in this session only, so it cannot
 * outlive a log-out or a change of user (A2).
 */
export interface SecondFactorMark {
  readonly userId: string;
  readonly sessionId: string;
  readonly verifiedAt: Instant;
}

/** What stands in a session under {@link sessionKey}. */
export interface SessionState {
  readonly pending?: PendingLogin;
  readonly mark?: SecondFactorMark;
  readonly recovering?: Recovering;
}

/** Reads what a session store gave back; anything that is not exactly right counts as absent. */
export function readSessionState(session: unknown): SessionState {
  const state = property(session, sessionKey);
  const pending = property(state, 'pending');
  const mark = property(state, 'mark');
  const recovering = property(state, 'recovering');
  return {
    ...(isPendingLogin(pending) && { pending }),
    ...(isSecondFactorMark(mark) && { mark }),
    ...(isRecovering(recovering) && { recovering }),
  };
}

/**
 * Somebody in a recovery: this browser has followed the link with the right to do so. Like a pending
 * log-in it is no log-in.
 */
export interface Recovering {
  readonly userId: string;
  readonly flowId: string;
}

/** Whether a pending log-in can still be completed: it is this account's, in time, and not used up. */
export function isAlive(
  account: Account,
  pending: PendingLogin,
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): boolean {
  const isInTime = now < pending.openedAt + policy.pendingLoginSeconds * 1000;
  const isSpent = account.spentLogins.some(({ id }) => id === pending.id);
  return pending.userId === account.userId && isInTime && !isSpent;
}

/**
 * Whether a session has what the account asks for. A mark from before OTP was last turned on does
 * not count, nor does one from before `since`.
 */
export function secondFactorOf(
  account: Account,
  {
    mark,
    sessionId,
    since = 0,
  }: { mark: SecondFactorMark | undefined; sessionId: string; since?: Instant },
): 'not_needed' | 'given' | 'needed' {
  if (!isOn(account)) return 'not_needed';
  const addedAt = Math.min(...account.authenticators.map((each) => each.addedAt));
  const isGiven =
    mark !== undefined &&
    mark.userId === account.userId &&
    mark.sessionId === sessionId &&
    mark.verifiedAt >= Math.max(addedAt, since);
  return isGiven ? 'given' : 'needed';
}

function isPendingLogin(value: unknown): value is PendingLogin {
  return (
    typeof property(value, 'id') === 'string' &&
    typeof property(value, 'userId') === 'string' &&
    typeof property(value, 'openedAt') === 'number'
  );
}

function isRecovering(value: unknown): value is Recovering {
  return (
    typeof property(value, 'userId') === 'string' && typeof property(value, 'flowId') === 'string'
  );
}

function isSecondFactorMark(value: unknown): value is SecondFactorMark {
  return (
    typeof property(value, 'userId') === 'string' &&
    typeof property(value, 'sessionId') === 'string' &&
    typeof property(value, 'verifiedAt') === 'number'
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
