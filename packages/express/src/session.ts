import {
  type PendingLogin,
  type Recovering,
  readSessionState,
  type SecondFactorMark,
  type SessionState,
  sessionKey,
} from '@keyfob/core';
import type { Request } from 'express';

/** The part of express-session that is used; any middleware with the same three will do. */
interface Session {
  regenerate(done: (error?: unknown) => void): void;
  save(done: (error?: unknown) => void): void;
  cookie?: unknown;
  [name: string]: unknown;
}

type WithSession = Request & { session?: Session; sessionID?: string };

/** Keyfob's part of the session: what is pending, and the mark of an accepted code. */
export function sessionState(request: Request): SessionState {
  return readSessionState(sessionOf(request));
}

/** The id under which the session is known now. */
export function sessionId(request: Request): string {
  sessionOf(request);
  return (request as WithSession).sessionID ?? '';
}

/** Leaves an empty session under a new id: nothing that was planted before survives (A2). */
export async function emptySession(request: Request): Promise<void> {
  const session = sessionOf(request);
  await settled((done) => session.regenerate(done));
}

/** Gives the session a new id and keeps what the application has in it. */
export async function renewSession(request: Request): Promise<void> {
  const { cookie, [sessionKey]: state, ...kept } = { ...sessionOf(request) };
  await emptySession(request);
  Object.assign(sessionOf(request), kept);
}

/** Notes that a code is awaited, and from whom. */
export async function notePending(request: Request, pending: PendingLogin): Promise<void> {
  sessionOf(request)[sessionKey] = { pending } satisfies SessionState;
  await save(request);
}

/** Notes that a code was accepted, for this user and the session's present id. */
export async function noteSecondFactor(
  request: Request,
  { userId, verifiedAt }: Omit<SecondFactorMark, 'sessionId'>,
): Promise<void> {
  const mark = { userId, verifiedAt, sessionId: sessionId(request) };
  sessionOf(request)[sessionKey] = { mark } satisfies SessionState;
  await save(request);
}

/**
 * Notes that this browser has confirmed a recovery, under a new session id (A2). Whoever was signed in
 * or owed a code in it still is.
 */
export async function noteRecovering(request: Request, recovering: Recovering): Promise<void> {
  const { pending, mark } = sessionState(request);
  await renewSession(request);
  sessionOf(request)[sessionKey] = {
    recovering,
    ...(pending && { pending }),
    ...(mark && { mark: { ...mark, sessionId: sessionId(request) } }),
  } satisfies SessionState;
  await save(request);
}

/** Forgets a recovery, and with it the log-in that it came from. */
export async function endRecovering(request: Request): Promise<void> {
  await renewSession(request);
  await save(request);
}

/** Stores the session now: the answer must not be faster than its own session. */
export async function save(request: Request): Promise<void> {
  const session = sessionOf(request);
  await settled((done) => session.save(done));
}

function sessionOf(request: Request): Session {
  const { session } = request as WithSession;
  if (typeof session?.regenerate !== 'function') {
    throw new TypeError('there is no session: mount express-session before Keyfob');
  }
  return session;
}

async function settled(act: (done: (error?: unknown) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  act((error) => (error ? reject(error) : resolve()));
  await promise;
}
