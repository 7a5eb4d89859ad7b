import type { Keyfob } from '@keyfob/core';
import {
  kindOf,
  noteSignIn,
  openPendingLogin,
  refuseUnknownKeys,
  rejectionsToNext,
  sessionState,
} from '@keyfob/core/adapter';
import type { Request, RequestHandler, Response } from 'express';
import { refuseOldExpress } from './refuse-old-express.ts';
import { clientOf, logIn, type PassportRequest } from './session.ts';
import { type UserIdOf, userIdOf } from './user-id.ts';

export interface AskForCodeOptions {
  readonly keyfob: Keyfob;
  /** The page with the form for the code. */
  readonly codePage: string;
  /**
   * The id under which Keyfob knows a user. Whole numbers count as their text. Default: the user's `id`.
   * With MongoDB for example `(user) => String(user._id)`.
   */
  readonly userId?: UserIdOf;
}

/**
 * Goes between the password and the log-in, behind `passport.authenticate('local', { session: false })`.
 *
 * Without OTP the user is logged in and the next handler runs. With OTP on nobody is logged in yet:
 * the session is made anew, notes who owes a code, and the browser is sent to the code page. Log-ins of
 * this browser's other tabs go on.
 *
 * When it cannot be found out whether a code is needed, the error goes to Express and nobody is in.
 *
 * @throws TypeError at start, for an option that is missing or not known, or an Express before 4.21
 */
export function askForCode(options: AskForCodeOptions): RequestHandler {
  checkOptions(options);
  const { keyfob, codePage } = options;
  return rejectionsToNext(async (incoming: Request, response: Response, next) => {
    const request = incoming as PassportRequest;
    const { user } = request;
    if (!user) throw new TypeError('askForCode: no user; put the password strategy before it');
    delete request.user; // with OTP on the password alone makes nobody anybody (A1)
    const userId = userIdOf(user, options.userId, 'askForCode');
    const { pending, otherPending } = sessionState(request);
    const step = await keyfob.beginLogin({ userId, client: clientOf(request) });
    if (step.next === 'code') {
      await openPendingLogin(request, step.pending, keyfob.policy);
      response.redirect(303, codePage);
      return;
    }
    await logIn(request, user);
    await noteSignIn(request, { userId, at: step.at }, { pending, otherPending });
    next();
  });
}

function checkOptions(options: AskForCodeOptions): void {
  refuseOldExpress('askForCode');
  if (typeof options?.keyfob?.beginLogin !== 'function') {
    throw new TypeError('askForCode: options.keyfob is not what createKeyfob made');
  }
  refuseUnknownKeys('askForCode', options, ['keyfob', 'codePage', 'userId']);
  const { codePage, userId } = options;
  if (typeof codePage !== 'string' || codePage === '') {
    throw new TypeError(`askForCode: codePage is ${kindOf(codePage)}, not an address`);
  }
  if (userId !== undefined && typeof userId !== 'function') {
    throw new TypeError(`askForCode: userId is ${kindOf(userId)}, not a function`);
  }
}
