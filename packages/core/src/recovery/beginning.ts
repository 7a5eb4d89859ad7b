import type { Account } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import type { User } from '../account/user.ts';
import { isOwnWait } from '../account/waiting.ts';
import type { Message } from '../sealing/message.ts';
import { noteContactsChange, refuseRecovery } from './eligibility.ts';
import { fingerprintsOf, openFlow, refuseSend, sentSecret } from './flow.ts';
import { linkHash } from './link.ts';
import { refuseStart, withStart } from './starts.ts';

/** What a beginning needs that a rule cannot make: a name for the recovery, and a token with its link. */
export interface BeginningFacts {
  readonly user: User;
  readonly flowId: string;
  /** The recovery that this browser has confirmed, if it has. */
  readonly confirmed: string | undefined;
  /** Where it is begun from, hashed. */
  readonly network: string;
  readonly token: string;
  readonly link: string;
}

/**
 * Sends the link. As long as it was not followed, asking again sends a newer one for the same
 * recovery. Once it was followed, only the browser that did so can begin anew: somebody else with the
 * password must not end what the owner is in the middle of.
 */
export function beginRecovery(
  account: Account,
  facts: BeginningFacts,
  circumstances: Circumstances,
): Decision<null> {
  const { now, policy } = circumstances;
  const refused = refuseBeginning(account, facts.user, circumstances);
  if (refused) return refused;
  if (isWaiting(account, circumstances)) return { result: null };
  const open = openFlow(account, circumstances);
  if (open?.stage === 'mailed') return sendLinkAgain(account, open, { ...facts, circumstances });
  if (open && open.id !== facts.confirmed) return { result: null };
  const tooMany = refuseStart(account, facts.network, circumstances);
  if (tooMany) return { refuse: tooMany };
  const hash = linkHash(account, facts.token, circumstances);
  const flow: ProvingFlow = {
    phase: 'proving',
    id: facts.flowId,
    stage: 'mailed',
    expiresAt: now + policy.recoverySeconds * 1000,
    ...fingerprintsOf(account, facts.user, circumstances),
    link: sentSecret(facts.flowId, 'link', { hash, now }),
    sms: null,
  };
  const recoveryStarts = withStart(account.recoveryStarts, facts.network, now);
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

/** Why no recovery of this account can begin; a change of contacts that lies in the future is remembered. */
export function refuseBeginning(
  account: Account,
  user: User,
  circumstances: Circumstances,
): Decision<never> | undefined {
  const noted = noteContactsChange(account, user, circumstances.now);
  const refuse = refuseRecovery(noted, user, circumstances);
  if (refuse === undefined) return undefined;
  return noted === account ? { refuse } : { next: noted, events: [], refuse };
}

/**
 * Whether OTP waits to go off. A wait of which the owner could not be told for as long as a recovery lasts
 * does not keep them from beginning again.
 */
function isWaiting({ recovery }: Account, { now, policy }: Circumstances): boolean {
  if (recovery?.phase !== 'waiting') return false;
  const isHeld = isOwnWait(recovery) && recovery.effectiveAt === null;
  return !isHeld || now < recovery.since + policy.recoverySeconds * 1000;
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
