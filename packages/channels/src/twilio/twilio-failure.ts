import type { SendFailure } from '@keyfob/core';
import { codesOf, isConnecting } from '../shared/error-codes.ts';
import { judgeConnection, judgeTwilioAnswer } from '../shared/outcomes.ts';
import { endedAttempt, sendFailure } from '../shared/send-failure.ts';

/** Of the answer nothing is kept but the provider's number of the error, such as 21211. */
export function answerFailure(status: number, input: unknown): Error & SendFailure {
  const code = typeof input === 'number' && /^\d{5}$/.test(String(input)) ? input : undefined;
  const what = `sms: the provider answered ${status}${code === undefined ? '' : `, error ${code}`}`;
  return sendFailure(what, judgeTwilioAnswer(status, code));
}

/** What it means that there is no answer. Once the request may have gone out, so may the SMS. */
export function callFailure(thrown: unknown): Error & SendFailure {
  const { name } = Object(thrown) as { readonly name?: unknown };
  if (name === 'AbortError' || name === 'TimeoutError') return endedAttempt('sms', thrown, false);
  const codes = codesOf(thrown);
  const what = `sms: ${codes[0] ?? 'no answer that can be understood'}`;
  return sendFailure(what, judgeConnection(codes, isConnecting(thrown)));
}
