import type { Account } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { keyedHash } from '../sealing/seal.ts';
import { asksForCaptcha } from './eligibility.ts';
import { flowFor, refuseChanged, refuseSend, sentSecret } from './flow.ts';

/** What is known when an SMS is asked for. */
export interface SmsFacts {
  readonly user: User;
  readonly flowId: string;
  /** Names this one asking: {@link sendSms} goes on with what it was granted. */
  readonly grantId: string;
  /** Undefined when none was solved. */
  readonly captchaIsRight: boolean | undefined;
}

/**
 * Grants one SMS. Of many askings at once one gets it, so that the others take no place in the budgets
 * which all accounts share (P2). What is granted and not sent is asked for anew after the pause.
 *
 * @returns whether it is the first of its recovery
 */
export function grantSms(
  account: Account,
  { user, flowId, grantId, captchaIsRight }: SmsFacts,
  circumstances: Circumstances,
): Decision<{ readonly isFirst: boolean }> {
  const { now, policy } = circumstances;
  const flow = flowFor(account, { flowId, action: 'sms' }, circumstances);
  if (!('phase' in flow)) return flow;
  const changed = refuseChanged(account, user, circumstances);
  if (changed) return changed;
  const tooSoon = refuseSms(flow, circumstances);
  if (tooSoon) return { refuse: tooSoon };
  // The first one only: the pause and the number of SMS bound what comes after it.
  const needsCaptcha = flow.sms === null && asksForCaptcha(policy, 'sms');
  if (needsCaptcha && !captchaIsRight) return { refuse: { code: 'captcha_failed' } };
  return {
    next: { ...account, recovery: { ...flow, smsGrant: { id: grantId, at: now } } },
    events: [],
    result: { isFirst: flow.sms === null },
  };
}

/** Why no SMS can be asked for at the moment. */
export function refuseSms({ sms, smsGrant }: ProvingFlow, circumstances: Circumstances) {
  const tooSoon = sms && refuseSend(sms, circumstances);
  if (tooSoon) return tooSoon;
  return smsGrant && refuseSend({ requestedAt: smsGrant.at, sends: 0 }, circumstances);
}

/** Sends the SMS code that was granted; asking again after a pause sends a newer one, and the older is dead. */
export function sendSms(
  account: Account,
  facts: Omit<SmsFacts, 'captchaIsRight'> & { readonly code: string; readonly host: string },
  circumstances: Circumstances,
): Decision<null> {
  const { now, ring } = circumstances;
  const flow = grantedFlow(account, facts, circumstances);
  if (!('phase' in flow)) return flow;
  const changed = refuseChanged(account, facts.user, circumstances);
  if (changed) return changed;
  const { smsGrant: _, ...rest } = flow;
  const hash = keyedHash(ring, ['sms', account.userId, flow.id, facts.code]);
  const sends = (flow.sms?.sends ?? 0) + 1;
  const sms = {
    ...sentSecret(flow.id, 'sms', { hash, now, sends }),
    failures: flow.sms?.failures ?? 0,
  };
  const { phone = '', locale = 'en' } = facts.user; // refuseChanged has made sure of the number
  const content = { kind: 'recovery_code', code: facts.code, host: facts.host } as const;
  return {
    next: { ...account, recovery: { ...rest, stage: 'texted', sms } },
    events: [{ type: 'recovery_sms_sent' }],
    messages: [
      {
        id: sms.messageId,
        body: { channel: 'sms', to: phone, locale, content },
        dropAt: flow.expiresAt,
      },
    ],
    result: null,
  };
}

/** Gives a grant back that the budgets had no place for. */
export function dropGrant(
  account: Account,
  facts: Pick<SmsFacts, 'flowId' | 'grantId'>,
  circumstances: Circumstances,
): Decision<null> {
  const flow = grantedFlow(account, facts, circumstances);
  if (!('phase' in flow)) return { result: null };
  const { smsGrant: _, ...rest } = flow;
  return { next: { ...account, recovery: rest }, events: [], result: null };
}

function grantedFlow(
  account: Account,
  { flowId, grantId }: Pick<SmsFacts, 'flowId' | 'grantId'>,
  circumstances: Circumstances,
): ProvingFlow | Decision<never> {
  const flow = flowFor(account, { flowId, action: 'sms' }, circumstances);
  if (!('phase' in flow) || flow.smsGrant?.id === grantId) return flow;
  return { refuse: { code: 'flow_state' } };
}
