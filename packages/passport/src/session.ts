import { type PendingLogin, readSessionState, type SessionState, sessionKey } from '@keyfob/core';
import type { Request } from 'express';

type Done = (error?: unknown) => void;

/** The part of express-session that is used. */
interface Session {
  regenerate(done: Done): void;
  save(done: Done): void;
  [name: string]: unknown;
}

/** A request as Passport and express-session leave it. */
export type PassportRequest = Request & {
  session?: Session;
  sessionID?: string;
  user?: unknown;
  logIn: LogIn;
  login: LogIn;
};

/** Passport's `req.logIn(user, [options], done)`. */
export type LogIn = (user: unknown, ...optionsAndDone: unknown[]) => void;

/** Keyfob's part of the session. */
export function sessionState(request: PassportRequest): SessionState {
  return readSessionState(sessionOf(request));
}

/** Makes the session anew, with nothing in it but who owes a code (A1 to A3). */
export async function openPendingLogin(
  request: PassportRequest,
  pending: PendingLogin,
): Promise<void> {
  await settled((done) => sessionOf(request).regenerate(done));
  sessionOf(request)[sessionKey] = { pending } satisfies SessionState;
  await settled((done) => sessionOf(request).save(done));
}

/**
 * Sees to it that the log-in which Passport is about to make carries the mark of the accepted code.
 * Passport regenerates the session on the way, so the mark can only be set behind it: the request's
 * `logIn` does so, once.
 */
export function markNextLogIn(
  request: PassportRequest,
  accepted: { readonly userId: string; readonly verifiedAt: number },
): void {
  const { logIn, login } = request;
  const marking: LogIn = (user, ...optionsAndDone) => {
    Object.assign(request, { logIn, login });
    const done = optionsAndDone.at(-1) as Done;
    const options = optionsAndDone.slice(0, -1);
    logIn.call(request, user, ...options, (error?: unknown) => {
      const hasSession = (options[0] as { session?: boolean } | undefined)?.session !== false;
      if (error || !hasSession) {
        done(error);
        return;
      }
      const mark = { ...accepted, sessionId: request.sessionID ?? '' };
      sessionOf(request)[sessionKey] = { mark } satisfies SessionState;
      sessionOf(request).save(done);
    });
  };
  Object.assign(request, { logIn: marking, login: marking });
}

function sessionOf({ session }: PassportRequest): Session {
  if (typeof session?.regenerate !== 'function') {
    throw new TypeError('there is no session: mount express-session before Passport and Keyfob');
  }
  return session;
}

async function settled(act: (done: Done) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  act((error) => (error ? reject(error) : resolve()));
  await promise;
}
