import type { Account } from '../account/account.ts';
import type { Circumstances, Decision, Refused } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { isHashOf } from '../sealing/seal.ts';
import { asksForCaptcha, asksForSms } from './eligibility.ts';
import { endRecovery, flowFor, refuseChanged } from './flow.ts';
import { beginWaiting, turnOff } from './waiting.ts';

/** What is given for the last step. */
export interface CompletionFacts {
  readonly user: User;
  readonly flowId: string;
  readonly smsCode: string | undefined;
  readonly captchaIsRight: boolean | undefined;
  /** For the notices, where OTP goes off later: the token of their link, and the link. */
  readonly token: string;
  readonly link: string;
}

/** Turns OTP off, now or after the cooling-off time, once everything is proven. */
export function completeRecovery(
  account: Account,
  facts: CompletionFacts,
  circumstances: Circumstances,
): Decision<null> {
  const { now, policy } = circumstances;
  const action = 'completion';
  const flow = flowFor(account, { flowId: facts.flowId, action }, circumstances);
  if (!('phase' in flow)) return flow;
  const changed = refuseChanged(account, facts.user, circumstances);
  if (changed) return changed;
  if (asksForCaptcha(policy, 'end') && !facts.captchaIsRight) {
    return { refuse: { code: 'captcha_failed' } }; // and no word about the code
  }
  if (asksForSms(policy) && !isRightSmsCode(account, { flow, ...facts }, circumstances)) {
    return refuseSmsCode(account, flow, circumstances);
  }
  const { coolingOffSeconds: waitSeconds } = policy;
  const proven = { id: flow.id, by: 'recovery' } as const;
  if (waitSeconds === 0) return { ...turnOff(account, proven, now), result: null };
  const waiting = { ...proven, requestIds: [], waitSeconds };
  return beginWaiting(account, { ...facts, waiting }, circumstances);
}

function isRightSmsCode(
  { userId }: Account,
  { flow, smsCode }: { flow: ProvingFlow; smsCode: string | undefined },
  { now, ring }: Circumstances,
): boolean {
  const { hash = null, expiresAt = null } = flow.sms ?? {};
  const isAlive = hash !== null && now < (expiresAt ?? 0);
  return isAlive && isHashOf(ring, hash, ['sms', userId, flow.id, smsCode ?? '']);
}

function refuseSmsCode(account: Account, flow: ProvingFlow, { policy }: Circumstances): Refused {
  const failures = (flow.sms?.failures ?? 0) + 1;
  const refused: AuditEvent = { type: 'recovery_code_refused', failures };
  if (failures >= policy.recoveryCodeFailures) {
    const { next, events } = endRecovery(account, 'too_many_attempts');
    return { next, events: [refused, ...events], refuse: { code: 'too_many_attempts' } };
  }
  const sms = flow.sms && { ...flow.sms, failures };
  return {
    next: { ...account, recovery: { ...flow, sms } },
    events: [refused],
    refuse: { code: 'wrong_code' },
  };
}
