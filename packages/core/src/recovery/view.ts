import { type Account, isOn } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { maskEmail, maskPhone } from '../account/mask.ts';
import type { ProvingFlow, SentSecret } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import type { Delivery, Recovery, RecoveryNeed } from '../contract/index.ts';
import { type Instant, toTimestamp } from '../time/instant.ts';
import { asksForCaptcha, asksForSms } from './eligibility.ts';
import { openFlow } from './flow.ts';

/** Where a recovery stands, for a browser that is part of it, and the message to ask the outbox about. */
export interface RecoveryView {
  readonly recovery: Recovery;
  readonly messageId?: string;
}

/** Which browser asks: by what its session holds. */
export interface Viewer {
  readonly user: User;
  /** The recovery that it has confirmed. */
  readonly flowId: string | undefined;
  /** Whether it owes a code. */
  readonly isPending: boolean;
}

/** Tells what a browser may know: where another one goes on with the recovery, only that it does. */
export function viewRecovery(
  account: Account,
  { user, flowId, isPending }: Viewer,
  { now, policy, restoredAt }: Pick<Circumstances, 'now' | 'policy' | 'restoredAt'>,
): RecoveryView {
  const proofs = policy.recoveryProofs;
  if (account.recovery?.phase === 'waiting') {
    const { effectiveAt } = account.recovery;
    const end = effectiveAt === null ? {} : { effectiveAt: toTimestamp(effectiveAt) };
    return { recovery: { state: 'waiting', needs: [], proofs, ...end } };
  }
  // Whoever owes a code had OTP on; it went off meanwhile, so the password alone logs in.
  if (isPending && !isOn(account)) return { recovery: { state: 'done', needs: [], proofs } };
  const flow = openFlow(account, { now, restoredAt });
  if (flow === undefined) {
    const needs: RecoveryNeed[] = asksForCaptcha(policy, 'mail') ? ['captcha'] : [];
    return { recovery: { state: 'none', needs, proofs } };
  }
  const isOwn = flow.id === flowId;
  if (!isOwn && flow.stage !== 'mailed') {
    const expiresAt = toTimestamp(flow.expiresAt);
    return { recovery: { state: 'continued_elsewhere', needs: [], proofs, expiresAt } };
  }
  const sent = flow.stage === 'texted' ? flow.sms : flow.link;
  const expiry = expiryOf(flow, flow.stage);
  const isMessageOut = flow.stage !== 'confirmed' && sent !== null;
  const phone = flow.stage !== 'mailed' && asksForSms(policy) && maskPhone(user.phone ?? '');
  return {
    recovery: {
      ...{ state: flow.stage, needs: needsAt(flow.stage, policy), proofs },
      email: maskEmail(user.email ?? ''),
      ...(phone && { phone }),
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
