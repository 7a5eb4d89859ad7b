import type { Keyfob } from '@keyfob/core';
import type { RequestHandler } from 'express';
import { openPendingLogin, type PassportRequest } from './session.ts';

export interface AskForCodeOptions {
  readonly keyfob: Keyfob;
  /** The page with the form for the code. */
  readonly codePage: string;
  /** The id under which Keyfob knows a user. Default: the user's `id`. */
  readonly userId?: (user: Express.User) => string;
}

/**
 * Goes between the password and the log-in, behind `passport.authenticate('local', { session: false })`.
 *
 * Without OTP the user is logged in and the next handler runs. With OTP on nobody is logged in yet:
 * the session is made anew, notes who owes a code, and the browser is sent to the code page.
 *
 * When it cannot be found out whether a code is needed, the error goes to Express and nobody is in.
 */
export function askForCode({ keyfob, codePage, userId = idOf }: AskForCodeOptions): RequestHandler {
  return async (incoming, response, next) => {
    const request = incoming as PassportRequest;
    const { user } = request;
    if (!user) throw new TypeError('askForCode: no user; put the password strategy before it');
    delete request.user; // with OTP on the password alone makes nobody anybody (A1)
    const step = await keyfob.beginLogin({ userId: userId(user) });
    if (step.next === 'signed_in') {
      request.logIn(user, next);
      return;
    }
    await openPendingLogin(request, step.pending);
    response.redirect(303, codePage);
  };
}

function idOf(user: Express.User): string {
  return String((user as { id?: unknown }).id ?? '');
}
