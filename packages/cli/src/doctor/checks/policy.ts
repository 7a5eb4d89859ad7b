import type { Facts } from '../facts.ts';
import { doubtful, type Finding, fine, wrong } from '../finding.ts';
import { chanceInAYear, guessesBetweenLogIns, logInsADay } from '../guesses.ts';

/** The defaults come to 0.13. */
const mostChance = 0.2;

/** Whether the core takes the policy, and how far a patient guesser gets under it. */
export function checkPolicy({ policy }: Facts): Finding[] {
  if ('problem' in policy) {
    const fix = 'give a value within its range: docs/reference/limits.md says why it has one';
    return [wrong('policy', policy.problem, fix)];
  }
  const chance = chanceInAYear(policy);
  const guesses = guessesBetweenLogIns(policy) * logInsADay;
  const percent = (chance * 100).toFixed(chance < 0.01 ? 2 : 0);
  const what = `beside ${logInsADay} log-ins a day of the owner, who knows the password can try ${guesses} codes a day, and finds one within a year with a chance of ${percent} %`;
  if (chance <= mostChance) return [fine('policy.guesses', what)];
  const fix = 'raise policy.longestWaitSeconds, lower policy.failureCap, or ask for more digits';
  return [doubtful('policy.guesses', what, fix)];
}
