import type { Keyfob } from '@keyfob/core';
import { sessionId, sessionState, settled } from '@keyfob/core/adapter';
import type { Request } from 'express';
import type { PassportRequest } from './session.ts';
import { type UserIdOf, userIdOf } from './user-id.ts';

export interface LogOutOptions {
  readonly keyfob: Keyfob;
  /** As for `askForCode`. */
  readonly userId?: UserIdOf;
}

/**
 * Passport's `request.logout`, and Keyfob remembers it: whatever a session store brings back afterwards,
 * the guards refuse the old session (A8).
 *
 * @param passportOptions of `request.logout`, such as `keepSessionInfo`
 * @throws KeyfobError `unavailable` when that could not be written down. The user is logged out even then.
 */
export async function logOut(
  { keyfob, userId }: LogOutOptions,
  incoming: Request,
  passportOptions: object = {},
): Promise<void> {
  const request = incoming as PassportRequest;
  const id = sessionId(request);
  try {
    const { user } = request;
    const { mark, signIn } = sessionState(request);
    const own = user ? userIdOf(user, userId, 'logOut') : undefined;
    for (const each of new Set([own, mark?.userId, signIn?.userId])) {
      if (each !== undefined) await keyfob.logOut({ userId: each, sessionId: id });
    }
  } finally {
    await settled((done) => request.logout(passportOptions, done));
  }
}
