import { noteSecondFactor, type StateParts, settled } from '@keyfob/core/adapter';
import type { Request } from 'express';

type Done = (error?: unknown) => void;

/** Passport's `req.logIn(user, [options], done)`. */
export type LogIn = (user: unknown, ...optionsAndDone: unknown[]) => void;

/** A request as Passport and express-session leave it. */
export type PassportRequest = Request & {
  session?: unknown;
  user?: unknown;
  logIn: LogIn;
  login: LogIn;
  logout(options: object, done: Done): void;
};

/** Where a request came from. `request.ip` follows Express' `trust proxy`, and only that (W9). */
export function clientOf(request: Request) {
  return { address: request.ip, userAgent: request.get('user-agent') };
}

/**
 * Sees to it that the log-in which Passport is about to make carries the mark of the accepted code.
 * Passport regenerates the session on the way, so the mark can only be set behind it: the request's
 * `logIn` does so, once.
 *
 * @param kept what goes on beside it in the session: log-ins of other tabs
 */
export function markNextLogIn(
  request: PassportRequest,
  accepted: { readonly userId: string; readonly verifiedAt: number },
  kept: StateParts,
): void {
  const { logIn, login } = request;
  const marking: LogIn = (user, ...optionsAndDone) => {
    Object.assign(request, { logIn, login });
    const done = optionsAndDone.at(-1) as Done;
    const options = optionsAndDone.slice(0, -1);
    logIn.call(request, user, ...options, (error?: unknown) => {
      const hasSession = (options[0] as { session?: boolean } | undefined)?.session !== false;
      if (error || !hasSession) done(error);
      else noteSecondFactor(request, accepted, kept).then(() => done(), done);
    });
  };
  Object.assign(request, { logIn: marking, login: marking });
}

/** Passport's log-in as a promise. */
export async function logIn(request: PassportRequest, user: unknown): Promise<void> {
  await settled((done) => request.logIn(user, done));
}
