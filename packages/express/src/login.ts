import { type Client, KeyfobError, type UserId } from '@keyfob/core';
import {
  emptySession,
  namedPending,
  noteSecondFactor,
  noteSignIn,
  openPendingLogin,
  sessionState,
  signedInAlready,
  toUserId,
  withoutPending,
} from '@keyfob/core/adapter';
import type { Request } from 'express';
import type { KeyfobHost } from './host.ts';
import { type CheckedHost, checkedHost } from './host-gate.ts';

/**
 * Goes on with a log-in once the application found the password right. The session is made anew;
 * then the user is signed in, or, with OTP on, waits for the code without being anybody yet (A1).
 * Log-ins of this browser's other tabs that owe a code go on owing it.
 *
 * @returns `signed_in`, or `code_required`: show the code page
 * @throws KeyfobError `unavailable` when it cannot be found out whether a code is needed
 * @throws TypeError when the host is incomplete, or there is no session that is kept on the server
 */
export async function beginLogin(
  host: KeyfobHost,
  request: Request,
  userId: UserId,
): Promise<'signed_in' | 'code_required'> {
  const { keyfob, signIn } = checkedHost(host, 'beginLogin');
  const { pending, otherPending } = sessionState(request);
  const step = await keyfob.beginLogin({ userId, client: clientOf(request) });
  if (step.next === 'code') {
    await openPendingLogin(request, step.pending, keyfob.policy);
    return 'code_required';
  }
  const id = toUserId(userId);
  await emptySession(request);
  await signIn(request, id);
  await noteSignIn(request, { userId: id, at: step.at }, { pending, otherPending });
  return 'signed_in';
}

/**
 * Completes a log-in with a code, for pages that work as plain forms. `POST /verification` of the
 * router does the same for scripts. A form that comes twice finds the person signed in.
 *
 * @param code as it came from the body; anything but a code is refused
 * @param options `login`: which log-in, as `pendingLoginId` named it when the page was made and a hidden
 *   field brought it back; without it the newest of this browser
 * @returns the id of the user who is now signed in
 * @throws KeyfobError as `Keyfob.verify`, and `login_required` when no such log-in is pending
 */
export async function completeLogin(
  host: KeyfobHost,
  request: Request,
  code: unknown,
  { login }: { readonly login?: unknown } = {},
): Promise<string> {
  const gate = checkedHost(host, 'completeLogin');
  const named = login === '' ? undefined : login; // an empty field names none
  const already = await signedInAlready(gate.keyfob, request, named);
  if (already !== undefined) return already;
  const input = { code } as { code: string }; // verify() checks it
  return signInWithCode(gate, request, { input, login: named });
}

/** The same for a whole body, whose every field counts. */
export async function signInWithCode(
  { keyfob, signIn }: CheckedHost,
  request: Request,
  { input, login }: { readonly input: { readonly code: string }; readonly login: unknown },
): Promise<string> {
  const state = sessionState(request);
  const pending = namedPending(state, login);
  if (pending === undefined) throw new KeyfobError('login_required');
  const client = clientOf(request);
  const { userId, verifiedAt } = await keyfob.verify({ pending, input, client });
  // The code is spent by now. Should the session fail, it costs the user one code and lets nobody in.
  await emptySession(request);
  await signIn(request, userId);
  await noteSecondFactor(request, { userId, verifiedAt }, withoutPending(state, pending.id));
  return userId;
}

/** Where a request came from. `request.ip` follows Express' `trust proxy`, and only that (W9). */
export function clientOf(request: Request): Client {
  return { address: request.ip, userAgent: request.get('user-agent') };
}
