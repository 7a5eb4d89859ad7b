import type { Account } from '../account/account.ts';
import { isOn } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { isAhead, isNotBefore } from '../time/bounds.ts';
import type { Instant } from '../time/instant.ts';
import { isLoggedOut } from './sessions.ts';

/** Under this name the adapters keep their part of the host's session. */
export const sessionKey = 'keyfob';

/**
 * Somebody whose password was right and who owes a code. It is not a log-in (A1): it holds no more
 * than whose code is awaited and since when, and never the password (A3). Keep it on the server: whoever
 * could write one would need no password.
 */
export interface PendingLogin {
  /** Used up by the code (A4). */
  readonly id: string;
  readonly userId: string;
  /** When the password was found right; the code may be given for `policy.pendingLoginSeconds`. */
  readonly openedAt: Instant;
  /** Of the account when the password was found right; a change of the password ends it. Default 0. */
  readonly epoch?: number;
}

/**
 * The mark that a code was accepted. It counts for this user in this session only, so it cannot
 * outlive a log-out or a change of user (A2). Keep it on the server.
 */
export interface SecondFactorMark {
  readonly userId: string;
  /** Of the session that it stands in: moved to another one it is worth nothing. */
  readonly sessionId: string;
  /** Whole seconds will do: a token's `auth_time` rounded down is not before the code. */
  readonly verifiedAt: Instant;
}

/** The note that somebody was signed in with the password alone, as OTP was off. */
export interface SignInNote {
  readonly userId: string;
  /** Of the session that it stands in. */
  readonly sessionId: string;
  /** As `beginLogin` gave it; whole seconds will do. */
  readonly at: Instant;
}

/** Somebody in a recovery: this browser has followed the link with the right to do so. It is no log-in. */
export interface Recovering {
  readonly userId: string;
  /** Names the recovery. */
  readonly flowId: string;
}

/** What stands in a session under {@link sessionKey}. */
export interface SessionState {
  /** The newest log-in that owes a code. */
  readonly pending?: PendingLogin;
  /** Those of other tabs, oldest first. */
  readonly otherPending?: readonly PendingLogin[];
  /** A code was accepted in this session. */
  readonly mark?: SecondFactorMark;
  /** Somebody was signed in without a code, as OTP was off. */
  readonly signIn?: SignInNote;
  /** The recovery that this browser goes on with. */
  readonly recovering?: Recovering;
}

/** So many tabs of one browser can owe a code at once. */
export const mostPendingLogins = 5;

/**
 * Reads what a session store gave back; anything that is not exactly right counts as absent.
 *
 * @param session the whole session, with Keyfob's part under {@link sessionKey}
 */
export function readSessionState(session: unknown): SessionState {
  const state = property(session, sessionKey);
  const pending = property(state, 'pending');
  const others = property(state, 'otherPending');
  const mark = property(state, 'mark');
  const signIn = property(state, 'signIn');
  const recovering = property(state, 'recovering');
  const otherPending = Array.isArray(others) ? others.filter(isPendingLogin) : [];
  return {
    ...(isPendingLogin(pending) && { pending }),
    ...(otherPending.length > 0 && { otherPending: otherPending.slice(-(mostPendingLogins - 1)) }),
    ...(isSecondFactorMark(mark) && { mark }),
    ...(isSignInNote(signIn) && { signIn }),
    ...(isRecovering(recovering) && { recovering }),
  };
}

/**
 * The log-in of a session that a tab means, by its id; without one the newest. A tab that names one
 * never completes that of another tab.
 *
 * @param id as `Status.login` gave it to the tab
 */
export function pendingLogin(
  { pending, otherPending = [] }: SessionState,
  id?: string,
): PendingLogin | undefined {
  return id === undefined ? pending : [...otherPending, pending].find((each) => each?.id === id);
}

/** Whether a pending log-in can still be completed: it is this account's, in time, and not used up. */
export function isAlive(
  account: Account,
  { id, userId, openedAt, epoch = 0 }: PendingLogin,
  { now, policy, restoredAt = -Infinity }: Pick<Circumstances, 'now' | 'policy' | 'restoredAt'>,
): boolean {
  const isInTime = now < openedAt + policy.pendingLoginSeconds * 1000 && !isAhead(openedAt, now);
  const isSpent = account.spentLogins.some((spent) => spent.id === id);
  const isOfNow = epoch === account.loginEpoch && openedAt >= restoredAt;
  return userId === account.userId && isInTime && isOfNow && !isSpent;
}

/** A session on its way past a guard, as far as Keyfob knows it. */
export interface GuardedSession {
  readonly sessionId: string;
  readonly mark: SecondFactorMark | undefined;
  readonly signIn?: SignInNote | undefined;
}

/**
 * Whether a session has what the account asks for. A mark from before OTP was last turned on does
 * not count, nor one from before `since`, nor one of the future.
 *
 * @returns `ended` for a session that was logged out, or that OTP going off has ended: no session store
 *   brings it back (A8, E5)
 */
export function secondFactorOf(
  account: Account,
  { mark, signIn, sessionId, since = -Infinity }: GuardedSession & { readonly since?: Instant },
  { now, restoredAt = -Infinity }: Pick<Circumstances, 'now' | 'restoredAt'>,
): 'not_needed' | 'given' | 'needed' | 'ended' {
  const isOwn = (each: { readonly userId: string; readonly sessionId: string } | undefined) =>
    each?.userId === account.userId && each.sessionId === sessionId;
  const provenAt = isOwn(mark) ? mark?.verifiedAt : undefined;
  const signedInAt = provenAt ?? (isOwn(signIn) ? signIn?.at : undefined);
  const endedAt = Math.max(account.sessions.endedAt ?? -Infinity, restoredAt);
  if (isLoggedOut(account, sessionId)) return 'ended';
  if (!isOn(account)) {
    const isOver = signedInAt !== undefined && !isNotBefore(signedInAt, endedAt);
    return isOver ? 'ended' : 'not_needed';
  }
  const addedAt = Math.min(...account.authenticators.map((each) => each.addedAt));
  const isGiven =
    provenAt !== undefined &&
    isNotBefore(provenAt, Math.max(addedAt, endedAt, since)) &&
    !isAhead(provenAt, now);
  return isGiven ? 'given' : 'needed';
}

function isPendingLogin(value: unknown): value is PendingLogin {
  const epoch = property(value, 'epoch');
  return (
    typeof property(value, 'id') === 'string' &&
    typeof property(value, 'userId') === 'string' &&
    typeof property(value, 'openedAt') === 'number' &&
    (epoch === undefined || Number.isSafeInteger(epoch))
  );
}

function isRecovering(value: unknown): value is Recovering {
  return (
    typeof property(value, 'userId') === 'string' && typeof property(value, 'flowId') === 'string'
  );
}

function isSecondFactorMark(value: unknown): value is SecondFactorMark {
  return isOfSession(value) && typeof property(value, 'verifiedAt') === 'number';
}

function isSignInNote(value: unknown): value is SignInNote {
  return isOfSession(value) && typeof property(value, 'at') === 'number';
}

/** A mark is never bound to no session at all: it would count in any. */
function isOfSession(value: unknown): boolean {
  const sessionId = property(value, 'sessionId');
  const isId = typeof sessionId === 'string' && sessionId !== '';
  return isId && typeof property(value, 'userId') === 'string';
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
