import type { SendFailure } from '@keyfob/core';
import { codesOf, isConnecting } from '../shared/error-codes.ts';
import { judgeConnection, judgeSmtpReply, type Verdict } from '../shared/outcomes.ts';
import { endedAttempt, sendFailure } from '../shared/send-failure.ts';

/**
 * What an error of nodemailer's means. The words of the server are left out, as they often repeat the
 * recipient's address (G1).
 *
 * @param known what the caller knows beyond the error: that no byte of the mail has gone out
 */
export function smtpFailure(
  thrown: unknown,
  known: { readonly isUnsent: boolean },
): Error & SendFailure {
  const { name, command, responseCode, response } = Object(thrown) as Partial<
    Record<string, unknown>
  >;
  if (name === 'AbortError' || name === 'TimeoutError') {
    return endedAttempt('smtp', thrown, known.isUnsent);
  }
  if (typeof responseCode !== 'number') return lost(thrown, known);
  const reply = String(responseCode);
  const status = statusIn(reply, String(response));
  const to = typeof command === 'string' && /^[A-Z0-9 -]{1,40}$/.test(command) ? command : 'CONN';
  const what = `smtp: ${[reply, status].filter(Boolean).join(' ')} to ${to}`;
  return sendFailure(what, either(judgeSmtpReply({ reply, status, to }), known));
}

function lost(thrown: unknown, known: { readonly isUnsent: boolean }): Error & SendFailure {
  const codes = codesOf(thrown);
  const what = `smtp: ${codes[0] ?? 'failed'}`;
  return sendFailure(what, either(judgeConnection(codes, isConnecting(thrown)), known));
}

function either(verdict: Verdict, known: { readonly isUnsent: boolean }): Verdict {
  return known.isUnsent ? { ...verdict, isUnsent: true } : verdict;
}

/**
 * The enhanced status of a reply (RFC 3463). Some servers write it at the end, and a relay repeats
 * that of the server behind it: of several, a policy counts, else the first that says something.
 */
function statusIn(reply: string, response: string): string {
  const found = response.match(/(?<=^|[\s(#-])[45]\.\d{1,3}\.\d{1,3}(?=[\s):;,]|$)/g) ?? [];
  const statuses = found.filter((each) => each[0] === reply[0]);
  return (
    statuses.find((each) => each.startsWith('5.7.')) ??
    statuses.find((each) => !each.endsWith('.0')) ??
    statuses[0] ??
    ''
  );
}
