import type { Account } from '../account/account.ts';
import type { Decision } from '../account/decision.ts';
import { clearFailures } from './attempts.ts';
import type { OperatorFacts } from './enrolment.ts';

/**
 * Forgets the failures of an account, and with them its waits and the end of its codes (L2): an operator has
 * made sure who asks. What its owner has frozen stays frozen.
 */
export function unlock(
  account: Account,
  { actor, reason }: Pick<OperatorFacts, 'actor' | 'reason'>,
): Decision<null> {
  if (Object.values(account.attempts).every(({ failures }) => failures === 0)) {
    return { result: null };
  }
  return {
    next: clearFailures(account, 'code', 'password', 'activation'),
    events: [{ type: 'unlocked', actor, ...(reason !== undefined && { reason }) }],
    result: null,
  };
}
