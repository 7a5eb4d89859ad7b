import type { Account } from '../account/account.ts';
import type { Circumstances, Decision, Refusal } from '../account/decision.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { refuseAttempt, refuseBlocked } from '../factor/attempts.ts';
import { isStillRight, type PasswordFacts } from '../factor/enrolment.ts';
import { isHashOf, keyedHash } from '../sealing/seal.ts';
import { openFlow, refuseChanged } from './flow.ts';
import { withConfirmedStart } from './starts.ts';

/** Whose link it is and with what right it is followed. */
export interface LinkFacts {
  readonly user: User;
  readonly token: string;
  /** Whether this browser has given the password a moment ago. */
  readonly isPending: boolean;
  /** What came of the password; undefined when none was given. */
  readonly password: PasswordFacts | undefined;
}

/** Follows the link. Unknown, used, replaced and expired ones get the same answer. */
export function openLink(
  account: Account,
  facts: LinkFacts,
  circumstances: Circumstances,
): Decision<{ readonly flowId: string }> {
  const refusal = refuseLink(account, facts, circumstances);
  if (refusal) return { refuse: refusal };
  const { isPending, password } = facts;
  if (!isPending && password === undefined) return { refuse: { code: 'login_required' } };
  if (!isPending && password !== undefined && !isStillRight(account, password)) {
    return refuseAttempt(account, { lane: 'password', purpose: 'recovery' }, circumstances);
  }
  const changed = refuseChanged(account, facts.user, circumstances);
  if (changed) return changed;
  const flow = account.recovery as ProvingFlow; // refuseLink has made sure
  const link = { ...flow.link, hash: null };
  const recovery: ProvingFlow = { ...flow, stage: 'confirmed', link };
  const recoveryStarts = withConfirmedStart(account.recoveryStarts);
  return {
    next: { ...account, recovery, recoveryStarts },
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
  const flow = openFlow(account, circumstances);
  const hash = flow?.link.hash ?? null;
  const isNewest = hash !== null && isHashOf(ring, hash, ['link', account.userId, token]);
  const isAlive = now < (flow?.link.expiresAt ?? 0);
  if (flow?.stage !== 'mailed' || !isNewest || !isAlive) return { code: 'link_invalid' };
  return isPending ? undefined : refuseBlocked(account, 'password', circumstances);
}

/** What is kept of a link's token (S4). */
export function linkHash(
  { userId }: Account,
  token: string,
  { ring }: Pick<Circumstances, 'ring'>,
): string {
  return keyedHash(ring, ['link', userId, token]);
}
