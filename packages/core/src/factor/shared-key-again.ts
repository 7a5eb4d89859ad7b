import { type Account, type Authenticator, isOn } from '../account/account.ts';
import type { Circumstances, Decision, Refusal } from '../account/decision.ts';
import { refuseFrozen } from '../account/freeze.ts';
import { type NoticeFacts, tellOwner } from '../account/notices.ts';
import { clearFailures, refuseAttempt, refuseBlocked } from './attempts.ts';
import { isStillRight, type PasswordFacts } from './enrolment.ts';
import { checkCode, refuseCode } from './verification.ts';

/** What is known when the shared key is to be shown again. */
export interface SharedKeyFacts extends PasswordFacts, NoticeFacts {
  readonly code: string;
}

/**
 * Shows the shared key for one more device. That binds a new authenticator, so it takes the password
 * and a fresh code, and the owner hears of it (K1, NIST SP 800-63B-4 section 4.1.2.1).
 */
export function showSharedKey(
  account: Account,
  facts: SharedKeyFacts,
  circumstances: Circumstances,
): Decision<Authenticator> {
  const refusal = refuseSharedKey(account, facts.code, circumstances);
  if (refusal) return { refuse: refusal };
  if (!isStillRight(account, facts))
    return refuseAttempt(account, { lane: 'password', purpose: 'shared_key' }, circumstances);
  const decision = checkCode(account, { code: facts.code, purpose: 'shared_key' }, circumstances);
  if ('refuse' in decision) return decision;
  const { authenticatorId } = decision.result;
  const cleared = clearFailures(decision.next, 'password');
  const shown = cleared.authenticators.find(({ id }) => id === authenticatorId) as Authenticator;
  const told = tellOwner(cleared, { ...facts, kind: 'shared_key_shown' }, circumstances);
  return {
    next: told.account,
    events: [...decision.events, { type: 'shared_key_shown', authenticatorId }],
    messages: [...(decision.messages ?? []), ...told.messages],
    result: shown,
  };
}

/** Why nothing is even looked at. */
export function refuseSharedKey(
  account: Account,
  code: string,
  circumstances: Circumstances,
): Refusal | undefined {
  if (!isOn(account)) return { code: 'not_enabled' };
  if (!circumstances.policy.canShowSharedKey) return { code: 'not_allowed', reason: 'policy' };
  return (
    refuseFrozen(account, circumstances.now) ??
    refuseCode(account, code, circumstances) ??
    refuseBlocked(account, 'password', circumstances)
  );
}
