import { type Account, isOn } from '../account/account.ts';
import type { Circumstances, Refusal } from '../account/decision.ts';
import { refuseFrozen } from '../account/freeze.ts';
import type { User } from '../account/user.ts';
import type { ContactKind, RecoveryProof } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';

/** Whether an SMS is among the proofs. */
export function asksForSms({ recoveryProofs }: Policy): boolean {
  return recoveryProofs.includes('sms');
}

/** Whether a CAPTCHA goes before the mail, before the SMS, or at the end. */
export function asksForCaptcha(
  { recoveryProofs: proofs }: Policy,
  before: 'mail' | 'sms' | 'end',
): boolean {
  const last = proofs.length - 1;
  const index = before === 'end' ? last : proofs.indexOf(before satisfies RecoveryProof) - 1;
  return proofs[index] === 'captcha';
}

/**
 * Why this account cannot be recovered by mail and SMS at all, or not now. Only somebody who has the
 * password gets to hear it.
 */
export function refuseRecovery(
  account: Account,
  user: User,
  { now, policy }: Circumstances,
): Refusal | undefined {
  if (!isOn(account)) return { code: 'not_enabled' };
  const frozen = refuseFrozen(account, now);
  if (frozen) return frozen;
  if (!canRecover(user, policy)) return { code: 'not_allowed' };
  const quietUntil = (user.contactsChangedAt ?? -Infinity) + policy.contactQuietSeconds * 1000;
  if (now < quietUntil)
    return { code: 'not_allowed', retryAfterSeconds: secondsTo(quietUntil, now) };
  return undefined;
}

/** Whether a user has what the proofs need, and may use it. */
export function canRecover(user: User, policy: Policy): boolean {
  const { email, phone, contacts, recovery } = user;
  const hasProven = (kind: ContactKind, value: string | undefined) =>
    contacts[kind] === 'verified' && value !== undefined;
  if (recovery === 'support_only' || !hasProven('email', email)) return false;
  return !asksForSms(policy) || (hasProven('phone', phone) && mayText(phone ?? '', policy));
}

function mayText(phone: string, { smsPrefixes }: Policy): boolean {
  const isKnown = smsPrefixes.length === 0 || smsPrefixes.some((each) => phone.startsWith(each));
  return isKnown && /^\+[1-9]\d{6,14}$/.test(phone);
}

/** Why no further recovery of this account may begin for now (R10). */
export function refuseStart(
  { recoveryStarts: starts }: Account,
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): Refusal | undefined {
  const waits = [
    waitFor(starts, { now, most: policy.recoveriesPerDay, windowMs: dayMs }),
    waitFor(starts, { now, most: policy.recoveriesPerMonth, windowMs: 30 * dayMs }),
  ];
  const retryAfterSeconds = Math.max(...waits);
  return retryAfterSeconds === 0 ? undefined : { code: 'delivery_limit', retryAfterSeconds };
}

/** The starts with one more, and without those that no limit looks at any more. */
export function withStart(starts: readonly Instant[], now: Instant): readonly Instant[] {
  return [...starts.filter((start) => start > now - 30 * dayMs), now];
}

function waitFor(
  starts: readonly Instant[],
  { now, most, windowMs }: { now: Instant; most: number; windowMs: number },
): number {
  const recent = starts.filter((start) => start > now - windowMs);
  const oldest = recent.at(-most);
  return oldest === undefined ? 0 : secondsTo(oldest + windowMs, now);
}

function secondsTo(then: Instant, now: Instant): number {
  return Math.max(1, Math.ceil((then - now) / 1000));
}
