import type { Account } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { maskEmail, maskPhone } from '../account/mask.ts';
import type { ProvingFlow, SentSecret } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import type { Delivery, Recovery, RecoveryNeed } from '../contract/index.ts';
import { type Instant, toTimestamp } from '../time/instant.ts';
import { asksForCaptcha, asksForSms } from './eligibility.ts';
import { openFlow } from './steps.ts';

/** Where a recovery stands, for a browser that is part of it, and the message to ask the outbox about. */
export interface RecoveryView {
  readonly recovery: Recovery;
  readonly messageId?: string;
}

/** Tells what a browser may know: without the link it hears of no step behind it. */
export function viewRecovery(
  account: Account,
  { user, flowId }: { user: User; flowId: string | undefined },
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): RecoveryView {
  if (account.recovery?.phase === 'waiting') {
    const effectiveAt = toTimestamp(account.recovery.effectiveAt);
    return { recovery: { state: 'waiting', needs: [], effectiveAt } };
  }
  const flow = openFlow(account, now);
  if (flow === undefined) {
    return {
      recovery: { state: 'none', needs: asksForCaptcha(policy, 'mail') ? ['captcha'] : [] },
    };
  }
  const isOwn = flow.id === flowId;
  const state = isOwn ? flow.stage : 'mailed';
  const sent = state === 'texted' ? flow.sms : flow.link;
  const expiry = expiryOf(flow, state);
  const isMessageOut = state !== 'confirmed' && sent !== null;
  return {
    recovery: {
      state,
      needs: needsAt(state, policy),
      email: maskEmail(user.email ?? ''),
      ...(state !== 'mailed' && asksForSms(policy) && { phone: maskPhone(user.phone ?? '') }),
      ...(isMessageOut && resendOf(sent, policy)),
      ...(expiry !== undefined && { expiresAt: toTimestamp(expiry) }),
    },
    ...(isMessageOut && { messageId: sent.messageId }),
  };
}

/** Adds how far the newest message has come. */
export function withDelivery(recovery: Recovery, delivery: Delivery | undefined): Recovery {
  return delivery === undefined ? recovery : { ...recovery, delivery };
}

function needsAt(state: ProvingFlow['stage'], policy: Circumstances['policy']): RecoveryNeed[] {
  const atEnd: RecoveryNeed[] = asksForCaptcha(policy, 'end') ? ['captcha'] : [];
  if (state === 'mailed') return [];
  if (state === 'texted') return ['sms_code', ...atEnd];
  if (!asksForSms(policy)) return atEnd;
  return asksForCaptcha(policy, 'sms') ? ['sms', 'captcha'] : ['sms'];
}

function resendOf(
  { requestedAt, sends }: SentSecret,
  { recoverySends, recoveryPauseSeconds }: Circumstances['policy'],
): Pick<Recovery, 'resendAt'> {
  if (sends >= recoverySends) return {};
  return { resendAt: toTimestamp(requestedAt + recoveryPauseSeconds * 1000) };
}

/** Unknown while a message has not been handed over: its reader's time has not begun. */
function expiryOf(
  { expiresAt, link, sms }: ProvingFlow,
  state: ProvingFlow['stage'],
): Instant | undefined {
  if (state === 'mailed') return link.expiresAt ?? undefined;
  return state === 'texted' ? (sms?.expiresAt ?? undefined) : expiresAt;
}
