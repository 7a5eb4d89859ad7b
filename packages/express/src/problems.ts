import { isKeyfobError, KeyfobError, logFault, toProblem } from '@keyfob/core';
import type { Response } from 'express';
import type { KeyfobHost } from './host.ts';

/** RFC 9470 section 3: what a session lacks whose password was right. */
const stepUpChallenge =
  'Bearer error="insufficient_user_authentication", error_description="A one-time code is needed"';

/**
 * Turns whatever was thrown into the error the caller is told. What is not a refusal is a fault: told
 * to the operator, and `unavailable` to everybody else.
 */
export function asKeyfobError(thrown: unknown, host: Pick<KeyfobHost, 'onFault'>): KeyfobError {
  if (isKeyfobError(thrown)) return thrown;
  const fault = new KeyfobError('unavailable', {}, { cause: thrown });
  (host.onFault ?? logFault)(fault);
  return fault;
}

/** Answers with a problem document (RFC 9457) and the headers that belong to its status. */
export function sendProblem(response: Response, error: KeyfobError): void {
  const { retryAfterSeconds } = error.details;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  if (error.status === 401) {
    const needsCode = error.code === 'second_factor_required';
    response.set('WWW-Authenticate', needsCode ? stepUpChallenge : 'Bearer');
  }
  response
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(error)));
}
