import type { Keyfob, Recovering, SecondFactorMark } from '@keyfob/core';
import { isEnded, noteSignIn, renewSession, type StateParts } from '@keyfob/core/adapter';
import type { Request } from 'express';

/** Notes that OTP was turned on, under a new session id (E5): the code of the activation is the proof. */
export async function noteEnabled(
  request: Request,
  { userId, verifiedAt }: Omit<SecondFactorMark, 'sessionId'>,
): Promise<void> {
  await renewSession(request, (kept, sessionId) => ({
    ...kept,
    mark: { userId, verifiedAt, sessionId },
    signIn: undefined,
  }));
}

/**
 * Notes that OTP was turned off, under a new session id (E5). No mark counts any more, so this session
 * gets the note of one that the password alone has signed in, and can be ended like that.
 */
export async function noteDisabled(
  request: Request,
  { userId, keyfob }: { readonly userId: string; readonly keyfob: Keyfob },
): Promise<void> {
  let kept: StateParts = {};
  await renewSession(request, (state) => {
    kept = { ...state, mark: undefined };
    return kept;
  });
  const step = await keyfob.beginLogin({ userId }); // tells the moment by the store's clock
  if (step.next === 'signed_in') await noteSignIn(request, { userId, at: step.at }, kept);
}

/**
 * Notes that this browser has confirmed a recovery, under a new session id (A2). Whoever was signed in
 * or owed a code in it still is.
 */
export async function noteRecovering(request: Request, recovering: Recovering): Promise<void> {
  await renewSession(request, (state) => ({ ...state, recovering }));
}

/**
 * Forgets a recovery, under a new session id. The log-in it came from stays, so that its tab can be told
 * what became of it: with OTP off it opens nothing.
 */
export async function endRecovering(request: Request): Promise<void> {
  if (await isEnded(request)) return; // logged out meanwhile: there is nothing to forget
  await renewSession(request, (state) => ({ ...state, recovering: undefined }));
}
