import { type Account, isOn } from '../account/account.ts';
import type { Change, Circumstances, Decision, Refused } from '../account/decision.ts';
import type { AuditEvent } from '../account/events.ts';
import { noteNotice, noticesTo } from '../account/notices.ts';
import type { ProvingFlow, WaitingFlow } from '../account/recovery-flow.ts';
import { taskLifeMs, tellRequest } from '../account/tell-request.ts';
import type { User } from '../account/user.ts';
import { clearFailures } from '../factor/attempts.ts';
import { withoutFactor } from '../factor/enrolment.ts';
import type { Message } from '../sealing/message.ts';
import { isHashOf, keyedHash } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import { asksForCaptcha, asksForSms } from './eligibility.ts';
import { endRecovery, flowFor, refuseChanged, refuseSend, sentSecret } from './steps.ts';

/** What is known when an SMS is asked for. */
export interface SmsFacts {
  readonly user: User;
  readonly flowId: string;
  /** A fresh one, in case it is sent. */
  readonly code: string;
  readonly host: string;
  /** Undefined when none was solved. */
  readonly captchaIsRight: boolean | undefined;
}

/** Sends the SMS code; asking again after a pause sends a newer one, and the older is dead. */
export function sendSms(
  account: Account,
  facts: SmsFacts,
  circumstances: Circumstances,
): Decision<null> {
  const { now, policy, ring } = circumstances;
  const flow = flowFor(account, { flowId: facts.flowId, action: 'sms' }, circumstances);
  if (!('phase' in flow)) return flow;
  const changed = refuseChanged(account, facts.user, circumstances);
  if (changed) return changed;
  const tooSoon = flow.sms && refuseSend(flow.sms, circumstances);
  if (tooSoon) return { refuse: tooSoon };
  // The first one only: the pause and the number of SMS bound what comes after it.
  const needsCaptcha = flow.sms === null && asksForCaptcha(policy, 'sms');
  if (needsCaptcha && !facts.captchaIsRight) return { refuse: { code: 'captcha_failed' } };
  const hash = keyedHash(ring, ['sms', account.userId, flow.id, facts.code]);
  const sends = (flow.sms?.sends ?? 0) + 1;
  const sms = {
    ...sentSecret(flow.id, 'sms', { hash, now, sends }),
    failures: flow.sms?.failures ?? 0,
  };
  const { phone = '', locale = 'en' } = facts.user; // refuseChanged has made sure of the number
  const content = { kind: 'recovery_code', code: facts.code, host: facts.host } as const;
  return {
    next: { ...account, recovery: { ...flow, stage: 'texted', sms } },
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
  if (policy.coolingOffSeconds === 0) {
    return { ...turnOff(account, { id: flow.id, by: 'recovery' }, now), result: null };
  }
  const effectiveAt = now + policy.coolingOffSeconds * 1000;
  const waiting = { phase: 'waiting', id: flow.id, by: 'recovery', effectiveAt } as const;
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

/** Begins the time in which the owner can still object; every contact hears of it (R9, U1). */
export function beginWaiting(
  account: Account,
  { user, waiting, token, link }: { user: User; waiting: WaitingFlow; token: string; link: string },
  circumstances: Circumstances,
): Decision<null> {
  if (!isOn(account)) return { refuse: { code: 'not_enabled' } };
  const { id, by, effectiveAt } = waiting;
  const about = `${id}:waiting`;
  const wasTold = account.notice?.about === about; // and the owner may have objected since
  if (wasTold || account.recovery?.phase === 'waiting') return { result: null };
  const text = {
    mail: { kind: 'otp_disabling', link, effectiveAt, by },
    sms: { kind: 'otp_disabling', link, effectiveAt },
  } as const;
  const settle: Message = {
    id: `${id}:settle`,
    body: { channel: 'task', content: { kind: 'settle_account' } },
    notBefore: effectiveAt,
    dropAt: effectiveAt + taskLifeMs,
  };
  return {
    next: noteNotice(
      { ...account, recovery: waiting },
      { token, about, from: effectiveAt },
      circumstances,
    ),
    events: [{ type: 'recovery_waiting', by, effectiveAt }],
    messages: [...noticesTo(user, text, { id: about, dropAt: effectiveAt }), settle],
    result: null,
  };
}

/** OTP goes off without a code. Sessions and notices are the outbox's: they must not get lost (S8). */
function turnOff(
  account: Account,
  { id, by }: Pick<WaitingFlow, 'id' | 'by'>,
  now: Instant,
): Change {
  const announce: Message = {
    id: `${id}:announce`,
    body: { channel: 'task', content: { kind: 'announce', flowId: id } },
    dropAt: now + taskLifeMs,
  };
  return {
    next: withoutFactor(clearFailures(account, 'activation', 'password', 'code')),
    events: [{ type: 'recovered', by }],
    messages: [announce, ...tellRequest(account, 'done', now)],
  };
}

/** Turns OTP off where a waiting time is over; undefined where there is nothing to do. */
export function settleDue(
  account: Account,
  { now }: Pick<Circumstances, 'now'>,
): Change | undefined {
  const { recovery } = account;
  if (recovery?.phase !== 'waiting' || now < recovery.effectiveAt) return undefined;
  return turnOff(account, recovery, now);
}

/** What the outbox asks before it hands a message over: a dead link or code is not sent (M2). */
export function handOver(
  account: Account,
  messageId: string,
  { now, policy }: Circumstances,
): Decision<'send' | 'drop'> {
  const { recovery } = account;
  if (recovery?.phase !== 'proving' || now >= recovery.expiresAt) return { result: 'drop' };
  const until = (seconds: number) => Math.min(now + seconds * 1000, recovery.expiresAt);
  const { link, sms } = recovery;
  if (link.messageId === messageId && link.hash !== null) {
    const handed = { ...link, expiresAt: until(policy.recoveryLinkSeconds) };
    return {
      next: { ...account, recovery: { ...recovery, link: handed } },
      events: [],
      result: 'send',
    };
  }
  if (sms?.messageId === messageId) {
    const handed = { ...sms, expiresAt: until(policy.recoveryCodeSeconds) };
    return {
      next: { ...account, recovery: { ...recovery, sms: handed } },
      events: [],
      result: 'send',
    };
  }
  return { result: 'drop' };
}
