import { KeyfobError } from '@keyfob/core';
import type { Request, RequestHandler } from 'express';
import type { KeyfobHost } from './host.ts';
import { asKeyfobError, sendProblem } from './problems.ts';
import { sessionId, sessionState } from './session.ts';

export interface GuardOptions {
  /**
   * Where a browser that asks for a page is sent instead of being refused. Scripts always get the
   * problem document.
   */
  readonly redirectTo?: string;
}

/**
 * Lets only signed-in users pass, and of those with OTP on only the ones who gave a code in this
 * session. The store is asked each time, so a session that was opened before OTP was turned on is
 * stopped as well (S7). When anything fails, nobody passes.
 */
export function requireSecondFactor(host: KeyfobHost, options: GuardOptions = {}): RequestHandler {
  return guard(host, options, async (request) => {
    await signedInUser(host, request);
  });
}

/** Lets only those pass whose password was right and who owe a code: for the code page. */
export function requirePendingLogin(host: KeyfobHost, options: GuardOptions = {}): RequestHandler {
  return guard(host, options, async (request) => {
    if (sessionState(request).pending === undefined) throw new KeyfobError('login_required');
  });
}

/**
 * The user of a request, with everything the account asks for.
 *
 * @throws KeyfobError `login_required`, `second_factor_required`, `unavailable`
 */
export async function signedInUser(host: KeyfobHost, request: Request): Promise<string> {
  const userId = host.currentUser(request);
  if (userId === undefined) throw new KeyfobError('login_required');
  const { mark } = sessionState(request);
  const factor = await host.keyfob.secondFactor({ userId, sessionId: sessionId(request), mark });
  if (factor === 'needed') throw new KeyfobError('second_factor_required');
  return userId;
}

function guard(
  host: KeyfobHost,
  { redirectTo }: GuardOptions,
  check: (request: Request) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    try {
      await check(request);
    } catch (thrown) {
      const error = asKeyfobError(thrown, host);
      const mayRedirect = error.status === 401 && redirectTo !== undefined && wantsPage(request);
      if (mayRedirect) response.redirect(303, redirectTo);
      else sendProblem(response, error);
      return;
    }
    next();
  };
}

function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}
