import type { SendFailure } from '@keyfob/core';
import { codesOf } from '../shared/error-codes.ts';
import { judgeConnection, judgeSmppStatus, type Verdict } from '../shared/outcomes.ts';
import { sendFailure } from '../shared/send-failure.ts';

/** What the status of a refused message means (SMPP 3.4 § 5.1.3). */
export function submitFailure(status: number): Error & SendFailure {
  const what = `smpp: submit_sm refused with status ${writeStatus(status)}`;
  return sendFailure(what, judgeSmppStatus('submit', status));
}

/** What the status of a refused log-in means. */
export function bindFailure(status: number): Error & SendFailure {
  const what = `smpp: the log-in was refused with status ${writeStatus(status)}`;
  return sendFailure(what, judgeSmppStatus('bind', status));
}

/** Why there is no connection any more. */
export interface Loss {
  readonly outcome: Verdict['outcome'];
  readonly why: string;
}

/** Of an error of the socket only the code is kept, and what that means. */
export function lossBy(error: unknown): Loss {
  const codes = codesOf(error);
  const { outcome, why } = judgeConnection(codes, false);
  const code = codes[0] ?? 'what the centre sends is no SMPP';
  return { outcome, why: why === '' ? code : `${why} (${code})` };
}

/**
 * What a lost connection means for one request.
 *
 * @param isUnsent whether that request had not gone out by then
 */
export function lossFailure(loss: Loss, isUnsent: boolean): Error & SendFailure {
  return sendFailure('smpp: the connection is lost', { ...loss, isUnsent });
}

/** A command_status as the specification writes it: `0x0000000b`. */
function writeStatus(status: number): string {
  return `0x${status.toString(16).padStart(8, '0')}`;
}
