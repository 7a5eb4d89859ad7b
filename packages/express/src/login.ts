import { type Client, KeyfobError } from '@keyfob/core';
import type { Request } from 'express';
import type { KeyfobHost } from './host.ts';
import { emptySession, notePending, noteSecondFactor, save, sessionState } from './session.ts';

/**
 * Goes on with a log-in once the application found the password right. The session is made anew;
 * then the user is signed in, or, with OTP on, waits for the code without being anybody yet (A1).
 *
 * @returns `signed_in`, or `code_required`: show the code page
 * @throws KeyfobError `unavailable` when it cannot be found out whether a code is needed
 */
export async function beginLogin(
  host: KeyfobHost,
  request: Request,
  userId: string,
): Promise<'signed_in' | 'code_required'> {
  const step = await host.keyfob.beginLogin({ userId, client: clientOf(request) });
  await emptySession(request);
  if (step.next === 'code') {
    await notePending(request, step.pending);
    return 'code_required';
  }
  await host.signIn(request, userId);
  await save(request);
  return 'signed_in';
}

/**
 * Completes a log-in with a code, for pages that work as plain forms. `POST /verification` of the
 * router does the same for scripts.
 *
 * @param code as it came from the body; anything but a code is refused
 * @returns the id of the user who is now signed in
 * @throws KeyfobError as `Keyfob.verify`, and `login_required` when no log-in is pending
 */
export async function completeLogin(
  host: KeyfobHost,
  request: Request,
  code: unknown,
): Promise<string> {
  const input = { code } as { code: string }; // verify() checks it
  return signInWithCode(host, request, input);
}

/** The same for a whole body, whose every field counts. */
export async function signInWithCode(
  host: KeyfobHost,
  request: Request,
  input: { readonly code: string },
): Promise<string> {
  const { pending } = sessionState(request);
  if (pending === undefined) throw new KeyfobError('login_required');
  const client = clientOf(request);
  const { userId, verifiedAt } = await host.keyfob.verify({ pending, input, client });
  // The code is spent by now. Should the session fail, it costs the user one code and lets nobody in.
  await emptySession(request);
  await host.signIn(request, userId);
  await noteSecondFactor(request, { userId, verifiedAt });
  return userId;
}

/** Where a request came from. `request.ip` follows Express' `trust proxy`, and only that (W9). */
export function clientOf(request: Request): Client {
  return { address: request.ip, userAgent: request.get('user-agent') };
}
