import { type Account, isOn } from '../account/account.ts';
import type { Circumstances, Refusal } from '../account/decision.ts';
import { refuseFrozen } from '../account/freeze.ts';
import type { User } from '../account/user.ts';
import type { ContactKind, RecoveryProof } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import { isAhead } from '../time/bounds.ts';
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
  if (!canRecover(user, policy)) return { code: 'not_allowed', reason: 'support_only' };
  const quietUntil = changeOf(account, user, now) + policy.contactQuietSeconds * 1000;
  if (now >= quietUntil) return undefined;
  const retryAfterSeconds = Math.max(1, Math.ceil((quietUntil - now) / 1000));
  return { code: 'not_allowed', reason: 'contact_changed', retryAfterSeconds };
}

/** When contacts were last changed. The host's clock was ahead where it is later than now: then since we heard of it. */
function changeOf({ contactsChange }: Account, user: User, now: Instant): Instant {
  const { contactsChangedAt = -Infinity } = user;
  if (!isAhead(contactsChangedAt, now)) return contactsChangedAt;
  return contactsChange?.given === contactsChangedAt ? contactsChange.heardAt : now;
}

/** The account with a change of contacts that lies in the future noted, when it was heard of first. */
export function noteContactsChange(account: Account, user: User, now: Instant): Account {
  const { contactsChangedAt: given = -Infinity } = user;
  const isKnown = account.contactsChange?.given === given;
  if (isKnown || !isAhead(given, now)) return account;
  return { ...account, contactsChange: { given, heardAt: now } };
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
