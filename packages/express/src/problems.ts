import { isKeyfobError, KeyfobError, toProblem } from '@keyfob/core';
import type { Response } from 'express';
import { FreshCodeRequired } from './fresh-code-required.ts';
import type { CheckedHost } from './host-gate.ts';

/**
 * Turns whatever was thrown into the error the caller is told. What is not a refusal is a fault: told
 * to the operator, and `unavailable` to everybody else.
 */
export function asKeyfobError(thrown: unknown, host: Pick<CheckedHost, 'onFault'>): KeyfobError {
  if (isKeyfobError(thrown)) return thrown;
  const fault = new KeyfobError('unavailable', {}, { cause: thrown });
  host.onFault(fault);
  return fault;
}

/** Answers with a problem document (RFC 9457) and the headers that belong to its status. */
export function sendProblem(response: Response, error: KeyfobError): void {
  const { retryAfterSeconds } = error.details;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  if (error.status === 401) response.set('WWW-Authenticate', challengeOf(error));
  response
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...toProblem(error), detail: detailOf(error) }));
}

/**
 * RFC 9110 section 15.5.2 asks for a challenge with every 401. There is no registered scheme for a log-in
 * by cookie; `Bearer` would send clients after a token that nobody issues. `Session` is a scheme that no
 * browser knows, so none opens its password dialog. The parameters are those of RFC 9470 section 3,
 * whichever scheme carries them: they tell a session that lacks a code, or a fresh one, from none at all.
 */
function challengeOf(error: KeyfobError): string {
  if (error.code !== 'second_factor_required') return 'Session';
  const why =
    'error="insufficient_user_authentication", error_description="A one-time code is needed"';
  const age = error instanceof FreshCodeRequired ? `, max_age=${error.maxAgeSeconds}` : '';
  return `Session ${why}${age}`;
}

/** What to do about it, for developers: people read the texts of the elements, made from the code. */
function detailOf({ code, details }: KeyfobError): string | undefined {
  if (code === 'wrong_origin') {
    return 'A change needs the header Sec-Fetch-Site: same-origin, or an Origin that is this site or one of host.origins. Browsers send them; tests and scripts must.';
  }
  const isBody = details.fields?.some(
    ({ field, reason }) => field === 'body' && reason === 'wrong_type',
  );
  if (!isBody) return undefined;
  return 'The body must be one JSON object, sent with the header Content-Type: application/json.';
}
