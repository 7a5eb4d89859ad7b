import { KeyfobError } from '@keyfob/core';
import {
  kindOf,
  refuseUnknownKeys,
  rejectionsToNext,
  sessionId,
  sessionState,
} from '@keyfob/core/adapter';
import type { Request, RequestHandler, Response } from 'express';
import { FreshCodeRequired } from './fresh-code-required.ts';
import type { KeyfobHost } from './host.ts';
import { type CheckedHost, checkedHost } from './host-gate.ts';
import { asKeyfobError, sendProblem } from './problems.ts';

export interface PendingGuardOptions {
  /**
   * Where a browser that asks for a page is sent instead of being refused. Scripts always get the
   * problem document.
   */
  readonly redirectTo?: string;
}

export interface GuardOptions extends PendingGuardOptions {
  /**
   * Asks for a code of the last `policy.stepUpSeconds` (A6), for what must not happen in a session that
   * was left open. `POST /step-up` of the router takes one. Default: false.
   */
  readonly mustBeFresh?: boolean;
}

/**
 * Lets only signed-in users pass, and of those with OTP on only the ones who gave a code in this
 * session. Users without OTP pass with the password alone. The store is asked each time, so a session
 * that was opened before OTP was turned on is stopped as well (S7). When anything fails, nobody passes.
 *
 * @throws TypeError at start, when host or options are not what they should be
 */
export function requireSecondFactor(host: KeyfobHost, options: GuardOptions = {}): RequestHandler {
  const gate = checkedHost(host, 'requireSecondFactor');
  checkOptions('requireSecondFactor', options, ['redirectTo', 'mustBeFresh']);
  const { mustBeFresh = false, redirectTo } = options;
  return guard(gate, redirectTo, async (request) => {
    await signedInUser(gate, request, { mustBeFresh });
  });
}

/**
 * Lets only those pass whose password was right and who owe a code: for the code page.
 *
 * @throws TypeError at start, when host or options are not what they should be
 */
export function requirePendingLogin(
  host: KeyfobHost,
  options: PendingGuardOptions = {},
): RequestHandler {
  const gate = checkedHost(host, 'requirePendingLogin');
  checkOptions('requirePendingLogin', options, ['redirectTo']);
  return guard(gate, options.redirectTo, async (request) => {
    const { pending } = sessionState(request);
    if (pending === undefined) throw new KeyfobError('login_required');
    const { state } = await gate.keyfob.status({ userId: pending.userId });
    if (!owesCode(state)) throw new KeyfobError('login_required'); // OTP went off: the password will do
  });
}

/**
 * The user of a request, with everything the account asks for.
 *
 * @throws KeyfobError `login_required`, `second_factor_required`, `unavailable`
 */
export async function signedInUser(
  { keyfob, currentUser }: CheckedHost,
  request: Request,
  { mustBeFresh = false }: Pick<GuardOptions, 'mustBeFresh'> = {},
): Promise<string> {
  const userId = await currentUser(request);
  if (userId === undefined) throw new KeyfobError('login_required');
  const { mark, signIn } = sessionState(request);
  const session = { sessionId: sessionId(request), mark, signIn };
  const factor = await keyfob.secondFactor({ userId, ...session, mustBeFresh });
  if (factor !== 'needed') return userId;
  throw mustBeFresh
    ? new FreshCodeRequired(keyfob.policy.stepUpSeconds)
    : new KeyfobError('second_factor_required');
}

/** Whether a log-in of an account in this state asks for a code. */
export function owesCode(state: 'off' | 'pending' | 'on' | 'blocked'): boolean {
  return state === 'on' || state === 'blocked';
}

function guard(
  host: CheckedHost,
  redirectTo: string | undefined,
  check: (request: Request) => Promise<void>,
): RequestHandler {
  return rejectionsToNext(async (request: Request, response: Response, next) => {
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
  });
}

function checkOptions(what: string, options: GuardOptions, known: readonly string[]): void {
  refuseUnknownKeys(what, options, known);
  const { redirectTo, mustBeFresh = false } = options;
  if (redirectTo !== undefined && typeof redirectTo !== 'string') {
    throw new TypeError(`${what}: redirectTo is ${kindOf(redirectTo)}, not an address`);
  }
  if (typeof mustBeFresh !== 'boolean') {
    throw new TypeError(`${what}: mustBeFresh is ${kindOf(mustBeFresh)}, not true or false`);
  }
}

function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}
