import type { Policy } from '@keyfob/core';

/**
 * How often the owner logs in, by what the doctor supposes: each accepted code gives a guesser a fresh count. With
 * one log-in a day the cap on failures alone decides, and no allowed policy is worse than the default.
 */
export const logInsADay = 4;
const daySeconds = 86_400;

type Limits = Pick<
  Policy,
  'freeFailures' | 'firstWaitSeconds' | 'longestWaitSeconds' | 'failureCap' | 'window' | 'digits'
>;

/**
 * Codes that somebody who knows the password can try between two log-ins of the owner without closing the
 * authenticator: the free ones, and one more after each wait that fits in.
 */
export function guessesBetweenLogIns(policy: Limits, logIns = logInsADay): number {
  let guesses = policy.freeFailures + 1;
  let wait = policy.firstWaitSeconds;
  for (let left = daySeconds / logIns - wait; left >= 0; left -= wait) {
    guesses += 1;
    wait = Math.min(wait * 2, policy.longestWaitSeconds);
  }
  return Math.min(guesses, policy.failureCap - 1);
}

/**
 * The chance that a guesser who goes on for a year finds a code: one minus the chance that every guess is
 * wrong, each of which has `2 * window + 1` right answers among `10 ** digits`.
 */
export function chanceInAYear(policy: Limits, logIns = logInsADay): number {
  const guesses = guessesBetweenLogIns(policy, logIns) * logIns * 365;
  const right = (2 * policy.window + 1) / 10 ** policy.digits;
  return 1 - (1 - right) ** guesses;
}
