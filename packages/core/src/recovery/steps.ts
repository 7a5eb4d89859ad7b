import type { Account } from '../account/account.ts';
import type { Change, Circumstances, Decision, Refusal, Refused } from '../account/decision.ts';
import type { RecoveryEnd } from '../account/events.ts';
import type { ProvingFlow, SentSecret } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { refuseAttempt, refuseBlocked } from '../factor/attempts.ts';
import type { Message } from '../sealing/message.ts';
import { isHashOf, keyedHash } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import { asksForSms, refuseRecovery, refuseStart, withStart } from './eligibility.ts';
import { type RecoveryAction, transitions } from './states.ts';

const outOfOrder = { refuse: { code: 'flow_state' } } as const;

/** What a beginning needs that a rule cannot make: a name for the recovery, and a token with its link. */
export interface BeginningFacts {
  readonly user: User;
  readonly flowId: string;
  readonly token: string;
  readonly link: string;
}

/**
 * Sends the link. As long as it was not followed, asking again sends a newer one for the same
 * recovery; after that a new recovery begins and the old one is dead.
 */
export function beginRecovery(
  account: Account,
  facts: BeginningFacts,
  circumstances: Circumstances,
): Decision<null> {
  const { now, policy, ring } = circumstances;
  const refusal = refuseRecovery(account, facts.user, circumstances);
  if (refusal) return { refuse: refusal };
  if (account.recovery?.phase === 'waiting') return { result: null };
  const open = openFlow(account, now);
  if (open?.stage === 'mailed') return sendLinkAgain(account, open, { ...facts, circumstances });
  const tooMany = refuseStart(account, circumstances);
  if (tooMany) return { refuse: tooMany };
  const flow: ProvingFlow = {
    phase: 'proving',
    id: facts.flowId,
    stage: 'mailed',
    expiresAt: now + policy.recoverySeconds * 1000,
    contacts: keyedHash(ring, contactsOf(facts.user, account)),
    factor: factorOf(account),
    link: sentSecret(facts.flowId, 'link', {
      hash: linkHash(account, facts.token, circumstances),
      now,
    }),
    sms: null,
  };
  const recoveryStarts = withStart(account.recoveryStarts, now);
  return {
    next: { ...account, recovery: flow, recoveryStarts },
    events: [
      ...(open ? [{ type: 'recovery_ended', reason: 'superseded' } as const] : []),
      { type: 'recovery_started' },
    ],
    messages: [linkMessage(flow, facts, circumstances)],
    result: null,
  };
}

function sendLinkAgain(
  account: Account,
  flow: ProvingFlow,
  { circumstances, ...facts }: BeginningFacts & { circumstances: Circumstances },
): Decision<null> {
  const { now } = circumstances;
  const tooSoon = refuseSend(flow.link, circumstances);
  if (tooSoon) return { refuse: tooSoon };
  const hash = linkHash(account, facts.token, circumstances);
  const link = sentSecret(flow.id, 'link', { hash, now, sends: flow.link.sends + 1 });
  const next: ProvingFlow = { ...flow, link };
  return {
    next: { ...account, recovery: next },
    events: [{ type: 'recovery_link_sent_again' }],
    messages: [linkMessage(next, facts, circumstances)],
    result: null,
  };
}

/** Whose link it is and with what right it is followed. */
export interface LinkFacts {
  readonly user: User;
  readonly token: string;
  /** Whether this browser has given the password a moment ago. */
  readonly isPending: boolean;
  /** Undefined when none was given. */
  readonly passwordIsRight: boolean | undefined;
}

/** Follows the link. Unknown, used, replaced and expired ones get the same answer. */
export function openLink(
  account: Account,
  facts: LinkFacts,
  circumstances: Circumstances,
): Decision<{ readonly flowId: string }> {
  const refusal = refuseLink(account, facts, circumstances);
  if (refusal) return { refuse: refusal };
  const flow = account.recovery as ProvingFlow; // refuseLink has made sure
  if (!facts.isPending && facts.passwordIsRight === undefined) {
    return { refuse: { code: 'login_required' } };
  }
  if (!facts.isPending && !facts.passwordIsRight) {
    return refuseAttempt(account, { lane: 'password', purpose: 'recovery' }, circumstances);
  }
  const changed = refuseChanged(account, facts.user, circumstances);
  if (changed) return changed;
  const confirmed: ProvingFlow = {
    ...flow,
    stage: 'confirmed',
    link: { ...flow.link, hash: null },
  };
  return {
    next: { ...account, recovery: confirmed },
    events: [{ type: 'recovery_confirmed' }],
    result: { flowId: flow.id },
  };
}

/** Why a link is not even looked at further; it comes before the password is. */
export function refuseLink(
  account: Account,
  { token, isPending }: Pick<LinkFacts, 'token' | 'isPending'>,
  circumstances: Circumstances,
): Refusal | undefined {
  const { now, ring } = circumstances;
  const flow = openFlow(account, now);
  const hash = flow?.link.hash ?? null;
  const isNewest = hash !== null && isHashOf(ring, hash, ['link', account.userId, token]);
  const isAlive = now < (flow?.link.expiresAt ?? 0);
  if (flow?.stage !== 'mailed' || !isNewest || !isAlive) return { code: 'link_invalid' };
  return isPending ? undefined : refuseBlocked(account, 'password', circumstances);
}

/** The recovery that is under way, if its time is not over. */
export function openFlow({ recovery }: Account, now: Instant): ProvingFlow | undefined {
  return recovery?.phase === 'proving' && now < recovery.expiresAt ? recovery : undefined;
}

/** Ends a recovery that OTP survives. */
export function endRecovery(account: Account, reason: RecoveryEnd): Change {
  return { next: { ...account, recovery: null }, events: [{ type: 'recovery_ended', reason }] };
}

/**
 * The recovery that a browser has confirmed, if this step may come now. Anything else is refused,
 * and a step out of order ends the recovery (R2).
 */
export function flowFor(
  account: Account,
  { flowId, action }: { flowId: string; action: RecoveryAction },
  { now, policy }: Circumstances,
): ProvingFlow | Decision<never> {
  const flow = openFlow(account, now);
  if (flow?.id !== flowId) return outOfOrder;
  const table = transitions[asksForSms(policy) ? 'with_sms' : 'without_sms'];
  return table[flow.stage][action]
    ? flow
    : { ...endRecovery(account, 'wrong_order'), ...outOfOrder };
}

/** Ends the recovery when contacts or factor are not what they were when it began (R8). */
export function refuseChanged(
  account: Account,
  user: User,
  circumstances: Circumstances,
): Refused | undefined {
  const flow = account.recovery as ProvingFlow; // only asked of an open one
  const isSame =
    isHashOf(circumstances.ring, flow.contacts, contactsOf(user, account)) &&
    flow.factor === factorOf(account);
  const ended = endRecovery(account, 'contacts_changed');
  if (!isSame) return { ...ended, ...outOfOrder };
  const refuse = refuseRecovery(account, user, circumstances);
  return refuse && { ...ended, refuse };
}

/** Why the next message of a kind may not be sent yet, or not any more. */
export function refuseSend(
  { requestedAt, sends }: SentSecret,
  { now, policy }: Circumstances,
): Refusal | undefined {
  if (sends >= policy.recoverySends) return { code: 'delivery_limit' };
  const wait = Math.ceil((requestedAt + policy.recoveryPauseSeconds * 1000 - now) / 1000);
  return wait > 0 ? { code: 'delivery_limit', retryAfterSeconds: wait } : undefined;
}

/** A secret that was asked for just now; its time begins with the hand-over. */
export function sentSecret(
  flowId: string,
  kind: 'link' | 'sms',
  { hash, now, sends = 1 }: { hash: string; now: Instant; sends?: number },
): SentSecret {
  const messageId = `${flowId}:${kind}:${sends}`;
  return { messageId, hash, expiresAt: null, requestedAt: now, sends };
}

function linkHash({ userId }: Account, token: string, { ring }: Circumstances): string {
  return keyedHash(ring, ['link', userId, token]);
}

function contactsOf({ email, phone }: User, { userId }: Account): readonly string[] {
  return ['contacts', userId, email ?? '', phone ?? ''];
}

function factorOf({ authenticators }: Account): string {
  return authenticators.map(({ id }) => id).join(' ');
}

function linkMessage(
  flow: ProvingFlow,
  { user, link }: BeginningFacts,
  { policy }: Circumstances,
): Message {
  const minutes = Math.floor(policy.recoveryLinkSeconds / 60);
  const { email = '', locale = 'en' } = user; // refuseRecovery has made sure of the address
  return {
    id: flow.link.messageId,
    body: { channel: 'mail', to: email, locale, content: { kind: 'recovery_link', link, minutes } },
    dropAt: flow.expiresAt,
  };
}
