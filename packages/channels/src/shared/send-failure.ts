import type { SendFailure } from '@keyfob/core';
import type { Outcome, Verdict } from './outcomes.ts';

const flags = {
  never: { isPermanent: true },
  'set-up': { isSetUp: true },
  passing: {},
} as const satisfies Record<Outcome, SendFailure>;

/**
 * The error by which a sender says what became of a message, and what later attempts can hope for.
 *
 * @param what for developers and their logs: no address, number, code, link or foreign text (G1)
 */
export function sendFailure(what: string, verdict: Verdict): Error & SendFailure {
  const { outcome, why, isUnsent } = verdict;
  const error = new Error(why === '' ? what : `${what}: ${why}`);
  return Object.assign(error, flags[outcome], isUnsent && { isUnsent });
}

/** A message that can never be one: its address, number, code or link is none. Nothing was sent. */
export function impossible(what: string): Error & SendFailure {
  return sendFailure(what, { outcome: 'never', why: '', isUnsent: true });
}

/**
 * An attempt that was ended by its caller or by the clock, under the name that `reason` has.
 *
 * @param isUnsent whether nothing had left by then
 */
export function endedAttempt(
  channel: string,
  reason: unknown,
  isUnsent: boolean,
): Error & SendFailure {
  const name = reason instanceof Error ? reason.name : 'AbortError';
  const what = `${channel}: the attempt was ended before there was an answer`;
  return Object.assign(sendFailure(what, { outcome: 'passing', why: '', isUnsent }), { name });
}

/**
 * Says of an error of ours whether its message is certain not to have gone out, where whoever caught
 * it knows more than who threw it.
 */
export function withUnsent(thrown: unknown, isUnsent: boolean): unknown {
  return thrown instanceof Error ? Object.assign(thrown, { isUnsent }) : thrown;
}
