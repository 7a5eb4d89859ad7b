import {
  type Account,
  type Authenticator,
  isOn,
  type PendingEnrolment,
} from '../account/account.ts';
import type { Change, Circumstances, Decision, Refusal } from '../account/decision.ts';
import { refuseFrozen } from '../account/freeze.ts';
import { type NoticeFacts, tellOwner } from '../account/notices.ts';
import { announcement, tellRequests } from '../account/tell-requests.ts';
import type { User } from '../account/user.ts';
import type { ContactKind } from '../contract/index.ts';
import { openKey, resealed } from '../sealing/sealed-key.ts';
import { hourSeconds } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { clearFailures, refuseAttempt, refuseBlocked } from './attempts.ts';
import { endSessions } from './sessions.ts';
import { matchStep } from './totp.ts';
import { type AcceptedCode, checkCode, malformedCode, refuseCode } from './verification.ts';

/** Contacts that must be verified before OTP can be set, and are not. */
export function missingContacts(
  { contacts }: User,
  required: readonly ContactKind[],
): readonly ContactKind[] {
  return required.filter((kind) => contacts[kind] !== 'verified');
}

/** Puts a fresh shared key on screen; one that was there before is dead from now on (E2). */
export function beginEnrolment(
  account: Account,
  { user, fresh }: { user: User; fresh: PendingEnrolment },
  circumstances: Circumstances,
): Decision<PendingEnrolment> {
  const refusal = refuseEnrolment(account, user, circumstances);
  if (refusal) return { refuse: refusal };
  const enrolments = countEnrolment(account, circumstances);
  if ('code' in enrolments) return { refuse: enrolments };
  return {
    next: { ...account, pending: fresh, enrolments },
    events: [{ type: 'enrolment_started' }],
    result: fresh,
  };
}

/** Each beginning leaves an event, so there are so many an hour and no more (G2). */
function countEnrolment(
  { enrolments }: Account,
  { now, policy }: Circumstances,
): Account['enrolments'] | Refusal {
  const endsAt = enrolments.since + hourSeconds * 1000;
  if (endsAt <= now) return { since: now, uses: 1 };
  if (enrolments.uses < policy.enrolmentsPerHour) {
    return { ...enrolments, uses: enrolments.uses + 1 };
  }
  return { code: 'too_many_attempts', retryAfterSeconds: Math.ceil((endsAt - now) / 1000) };
}

/** Takes the shared key off the screen. Nothing to do is no error: two tabs may close at once. */
export function cancelEnrolment(account: Account): Decision<null> {
  if (account.pending === null) return { result: null };
  return {
    next: { ...account, pending: null },
    events: [{ type: 'enrolment_cancelled' }],
    result: null,
  };
}

/** What is known of a password before the account is looked at. */
export interface PasswordFacts {
  readonly passwordIsRight: boolean;
  /** The account's log-in epoch before the password was looked at: it may have been changed meanwhile. */
  readonly loginEpoch: number;
}

/** Whether a password that was found right a moment ago is still the password. */
export function isStillRight(
  account: Account,
  { passwordIsRight, loginEpoch }: PasswordFacts,
): boolean {
  return passwordIsRight && loginEpoch === account.loginEpoch;
}

/** What is known of an activation before the account is looked at. */
export interface ActivationFacts extends PasswordFacts, NoticeFacts {
  readonly code: string;
  readonly name: string;
  readonly enrolmentId: string | undefined;
  /** The key that takes the place of the one on screen if this fails. */
  readonly spare: PendingEnrolment;
}

/**
 * Turns the pending key into an active authenticator. A wrong password or code kills the pending
 * key and puts the spare one in its place (E3); an active authenticator is never touched.
 */
export function activate(
  account: Account,
  facts: ActivationFacts,
  circumstances: Circumstances,
): Decision<AcceptedCode> {
  const refusal = refuseActivation(account, facts, circumstances);
  if (refusal) return { refuse: refusal };
  const { now, policy, ring } = circumstances;
  const pending = account.pending as PendingEnrolment; // refuseActivation has made sure
  if (pending.expiresAt <= now) {
    return {
      next: { ...account, pending: facts.spare },
      events: [{ type: 'enrolment_expired' }],
      refuse: { code: 'flow_state' },
    };
  }
  if (!isStillRight(account, facts))
    return failActivation(account, 'password', { ...facts, circumstances });

  const { id, sealedKey, algorithm, digits, periodSeconds } = pending;
  const key = openKey(ring, sealedKey, { userId: account.userId, authenticatorId: id });
  const parameters = { algorithm, digits, periodSeconds };
  const step = matchStep(key, facts.code, { ...parameters, now, window: policy.window });
  if (step === undefined) return failActivation(account, 'activation', { ...facts, circumstances });

  const sealed = resealed(ring, pending, { userId: account.userId, authenticatorId: id });
  const authenticator: Authenticator = {
    ...{ id, name: facts.name, sealedKey: sealed.sealedKey, ...parameters },
    // The step is spent: no log-in with this code (C7).
    ...{ lastStep: step, recentSteps: [step], addedAt: now, lastUsedAt: now },
  };
  const cleared = clearFailures(account, 'activation', 'password', 'code');
  const on = { ...endSessions(cleared, now), authenticators: [authenticator], pending: null };
  const told = tellOwner(on, { ...facts, kind: 'otp_enabled' }, circumstances);
  return {
    next: told.account,
    events: [{ type: 'activated', authenticatorId: id }],
    messages: told.messages,
    result: { authenticatorId: id, at: now },
  };
}

/**
 * Why an activation is not even looked at. Costs nothing and leaves the key on screen alive. Without
 * the user it is asked before the password is: contacts are read last.
 */
export function refuseActivation(
  account: Account,
  { user, code, enrolmentId }: Pick<ActivationFacts, 'code' | 'enrolmentId'> & { user?: User },
  circumstances: Circumstances,
): Refusal | undefined {
  const refusal = refuseEnrolment(account, user, circumstances);
  if (refusal) return refusal;
  const { pending } = account;
  // Another tab may have replaced the key: its code would be wrong for no fault of the person.
  const isNamed = enrolmentId === undefined || enrolmentId === pending?.id;
  if (pending === null || !isNamed) return { code: 'flow_state' };
  if (pending.digits !== code.length) return malformedCode;
  return (
    refuseBlocked(account, 'password', circumstances) ??
    refuseBlocked(account, 'activation', circumstances)
  );
}

/** What is known of a deactivation before the account is looked at. */
export interface DeactivationFacts extends PasswordFacts, NoticeFacts {
  readonly code: string;
}

/** Turns OTP off. Nothing of any key stays in the account (D2), and the owner hears of it (D1). */
export function deactivate(
  account: Account,
  facts: DeactivationFacts,
  circumstances: Circumstances,
): Decision<AcceptedCode> {
  const { code } = facts;
  const refusal = refuseDeactivation(account, code, circumstances);
  if (refusal) return { refuse: refusal };
  if (!isStillRight(account, facts))
    return refuseAttempt(account, { lane: 'password', purpose: 'deactivation' }, circumstances);
  const decision = checkCode(account, { code, purpose: 'deactivation' }, circumstances);
  if ('refuse' in decision) return decision;
  const off = withoutFactor(clearFailures(decision.next, 'password'), circumstances.now);
  const told = tellOwner(off, { ...facts, kind: 'otp_disabled' }, circumstances);
  return {
    ...decision,
    next: told.account,
    events: [...decision.events, { type: 'deactivated' }],
    messages: [...(decision.messages ?? []), ...told.messages],
  };
}

/** Why a deactivation is not even looked at. */
export function refuseDeactivation(
  account: Account,
  code: string,
  circumstances: Circumstances,
): Refusal | undefined {
  return (
    refuseCode(account, code, circumstances) ??
    refuseFrozen(account, circumstances.now) ??
    refuseBlocked(account, 'password', circumstances)
  );
}

/** What an operator does about an account without its owner's code. */
export interface OperatorFacts {
  readonly actor: string;
  readonly reason?: string | undefined;
  /** Names the announcement to the owner; undefined where nobody can be told. */
  readonly announcedAs: string | undefined;
}

/**
 * An operator's way out for somebody who cannot give a code any more. Always written down, and told to
 * the owner, as far as there are channels.
 */
export function reset(
  account: Account,
  { actor, reason, announcedAs }: OperatorFacts,
  { now }: Pick<Circumstances, 'now'>,
): Change & { readonly result: null } {
  const isTold = isOn(account) && announcedAs !== undefined;
  const cleared = clearFailures(account, 'activation', 'password', 'code');
  return {
    next: withoutFactor({ ...cleared, loginEpoch: account.loginEpoch + 1 }, now),
    events: [{ type: 'reset', actor, ...(reason !== undefined && { reason }) }],
    messages: [
      ...(isTold ? [announcement(announcedAs, now)] : []),
      ...tellRequests(account, 'done', now),
    ],
    result: null,
  };
}

/** The account with OTP off: no key, nothing that could still act on one (D2), and no session from before (E5). */
export function withoutFactor(account: Account, now: Instant): Account {
  const off = { ...account, authenticators: [], pending: null, recovery: null };
  return isOn(account) ? endSessions(off, now) : off;
}

function refuseEnrolment(
  account: Account,
  user: User | undefined,
  { now, policy: { requiredContacts: required } }: Circumstances,
): Refusal | undefined {
  if (isOn(account)) return { code: 'already_enabled' };
  const frozen = refuseFrozen(account, now);
  if (frozen) return frozen;
  const missing = user === undefined ? [] : missingContacts(user, required);
  return missing.length === 0 ? undefined : { code: 'contact_not_verified', missing };
}

function failActivation(
  account: Account,
  lane: 'password' | 'activation',
  { spare, circumstances }: Pick<ActivationFacts, 'spare'> & { circumstances: Circumstances },
): Decision<never> {
  const refused = refuseAttempt(account, { lane, purpose: 'activation' }, circumstances);
  const pending = account.pending as PendingEnrolment; // only called with one
  const failed: PendingEnrolment = { ...pending, failures: pending.failures + 1 };
  const isDead = failed.failures >= circumstances.policy.activationAttempts;
  return { ...refused, next: { ...refused.next, pending: isDead ? spare : failed } };
}
