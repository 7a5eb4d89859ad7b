import { KeyfobError } from '../contract/index.ts';
import {
  type PendingLogin,
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  type SignInNote,
  sessionKey,
} from '../factor/login-state.ts';
import { withPending } from '../factor/pending-logins.ts';
import type { Policy } from '../policy/policy.ts';
import { isEnded, keepEnded } from './ended-sessions.ts';
import { emptySession, saveSession, sessionId, sessionOf } from './server-session.ts';

/** Parts of what Keyfob keeps in a session. */
export type StateParts = {
  readonly [Name in keyof SessionState]?: SessionState[Name] | undefined;
};

/** Keyfob's part of the session: what is pending, and the mark of an accepted code. */
export function sessionState(request: object): SessionState {
  keepEnded(request);
  return readSessionState(sessionOf(request));
}

/**
 * The id of the newest log-in of this browser that owes a code. A page with a form for the code sends it
 * along in a hidden field, so that no tab completes the log-in of another.
 */
export function pendingLoginId(request: object): string | undefined {
  return sessionState(request).pending?.id;
}

/**
 * Makes the session anew, with nothing in it but who owes a code (A1 to A3): the log-ins of other tabs,
 * and what this user has confirmed of a recovery.
 */
export async function openPendingLogin(
  request: object,
  pending: PendingLogin,
  policy: Pick<Policy, 'pendingLoginSeconds'>,
): Promise<void> {
  const state = sessionState(request);
  const isOwn = state.recovering?.userId === pending.userId;
  await emptySession(request);
  writeState(request, {
    ...withPending(state, pending, policy),
    ...(isOwn && state.recovering && { recovering: state.recovering }),
  });
  await saveSession(request);
}

/**
 * Notes that a code was accepted, for this user and the session's present id.
 *
 * @param kept what goes on beside it: log-ins of other tabs
 */
export async function noteSecondFactor(
  request: object,
  { userId, verifiedAt }: Omit<SecondFactorMark, 'sessionId'>,
  kept: StateParts,
): Promise<void> {
  const mark = { userId, verifiedAt, sessionId: sessionId(request) };
  writeState(request, { ...kept, mark, signIn: undefined });
  await saveSession(request);
}

/** Notes that the password alone has signed somebody in, as OTP is off; else as {@link noteSecondFactor}. */
export async function noteSignIn(
  request: object,
  { userId, at }: Omit<SignInNote, 'sessionId'>,
  kept: StateParts,
): Promise<void> {
  const signIn = { userId, at, sessionId: sessionId(request) };
  writeState(request, { ...kept, signIn, mark: undefined });
  await saveSession(request);
}

/**
 * Gives the session a new id (A2). It keeps what the application has in it and Keyfob's part, whose mark
 * goes with it, but for what is changed.
 *
 * @param change gives what there is to be from now on, under the new id
 * @throws KeyfobError `login_required` where the session was ended meanwhile: it must not go on under
 *   another id (A8)
 */
export async function renewSession(
  request: object,
  change: (state: StateParts, id: string) => StateParts,
): Promise<void> {
  const state = sessionState(request);
  if (await isEnded(request)) throw new KeyfobError('login_required');
  const formerId = sessionId(request);
  const { cookie: _, [sessionKey]: __, ...kept } = { ...sessionOf(request) };
  await emptySession(request);
  Object.assign(sessionOf(request), kept);
  const id = sessionId(request);
  // A mark of yet another session, as a log-out with `keepSessionInfo` leaves it, counts here no more than there.
  const moved = <Note extends { readonly sessionId: string }>(note: Note | undefined) =>
    note?.sessionId === formerId ? { ...note, sessionId: id } : undefined;
  const own = { ...state, mark: moved(state.mark), signIn: moved(state.signIn) };
  writeState(request, change(own, id));
  await saveSession(request);
}

function writeState(request: object, parts: StateParts): void {
  const session = sessionOf(request);
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  if (given.length > 0) session[sessionKey] = Object.fromEntries(given);
  else delete session[sessionKey];
}
