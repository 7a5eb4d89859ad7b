import type { KeyfobError } from '#contract';
import { longestCountdownSeconds } from '../time/countdown.ts';
import { formatEnd } from './formats/date.ts';
import { sentences } from './formats/sentences.ts';
import type { AccountMessages } from './messages/account.ts';
import type { CommonMessages } from './messages/common.ts';
import type { Words } from './words.ts';

/** Up to here a wait is told by its length, beyond by its end. */
const shortWait = 5400;

const metAt = new WeakMap<KeyfobError, number>();

/**
 * What to tell of an error: why something is not allowed where that is known, and how long to wait.
 *
 * @param hasCountdown whether the wait runs down beside it
 */
export function errorWords(
  error: KeyfobError,
  { text, language }: Words<CommonMessages & Partial<AccountMessages>>,
  { hasCountdown = false } = {},
): string {
  const { code, details } = error;
  const what = text.errors[code] ?? text.errors.unavailable;
  const { reason, retryAfterSeconds: seconds } = details;
  const until = seconds === undefined ? '' : formatEnd(language, firstSeen(error) + seconds * 1000);
  const why = code === 'not_allowed' && reason ? text.notAllowed?.[reason]?.(until) : undefined;
  if (why !== undefined) return why;
  const isTold = hasCountdown && Number(seconds) <= longestCountdownSeconds;
  if (seconds === undefined || isTold) return what;
  const wait = seconds > shortWait ? text.tryAgainAt(until) : text.tryAgainIn(seconds);
  return sentences(what, wait);
}

/** When an error was told first, in milliseconds: its waiting time runs from there. */
function firstSeen(error: KeyfobError): number {
  const seen = metAt.get(error) ?? Date.now();
  metAt.set(error, seen);
  return seen;
}
