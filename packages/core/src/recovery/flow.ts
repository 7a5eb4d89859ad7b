import type { Account } from '../account/account.ts';
import type { Change, Circumstances, Decision, Refusal, Refused } from '../account/decision.ts';
import type { RecoveryEnd } from '../account/events.ts';
import type { ProvingFlow, SentSecret } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { isHashOf, keyedHash } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import { asksForSms, refuseRecovery } from './eligibility.ts';
import { type RecoveryAction, transitions } from './states.ts';

const outOfOrder = { refuse: { code: 'flow_state' } } as const;

/** The recovery that is under way, if its time is not over and no backup was put back since. */
export function openFlow(
  { recovery }: Account,
  { now, restoredAt = -Infinity }: Pick<Circumstances, 'now' | 'restoredAt'>,
): ProvingFlow | undefined {
  if (recovery?.phase !== 'proving' || now >= recovery.expiresAt) return undefined;
  return recovery.link.requestedAt >= restoredAt ? recovery : undefined;
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
  circumstances: Circumstances,
): ProvingFlow | Decision<never> {
  const flow = openFlow(account, circumstances);
  if (flow?.id !== flowId) return outOfOrder;
  const table = transitions[asksForSms(circumstances.policy) ? 'with_sms' : 'without_sms'];
  return table[flow.stage][action]
    ? flow
    : { ...endRecovery(account, 'wrong_order'), ...outOfOrder };
}

/** What contacts and factor are when a recovery begins; {@link refuseChanged} compares. */
export function fingerprintsOf(
  account: Account,
  user: User,
  { ring }: Pick<Circumstances, 'ring'>,
): Pick<ProvingFlow, 'contacts' | 'factor'> {
  return { contacts: keyedHash(ring, contactsOf(user, account)), factor: factorOf(account) };
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
  { requestedAt, sends }: Pick<SentSecret, 'requestedAt' | 'sends'>,
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

function contactsOf({ email, phone }: User, { userId }: Account): readonly string[] {
  return ['contacts', userId, email ?? '', phone ?? ''];
}

function factorOf({ authenticators }: Account): string {
  return authenticators.map(({ id }) => id).join(' ');
}
