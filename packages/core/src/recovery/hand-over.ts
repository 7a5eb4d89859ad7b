import type { Account } from '../account/account.ts';
import type { Circumstances, Decision } from '../account/decision.ts';
import { noticeWays } from '../account/notices.ts';
import type { ProvingFlow, SentSecret } from '../account/recovery-flow.ts';
import { waitingAbout } from '../account/waiting.ts';
import type { Instant } from '../time/instant.ts';
import { openFlow } from './flow.ts';
import { ownerTold } from './waiting.ts';

/** What the account says to a message that is about to be handed over. */
export type HandOver =
  | { readonly may: 'drop' }
  | {
      readonly may: 'send';
      /** Whether the time of its link or code has begun with this attempt. */
      readonly hasBegun: boolean;
      /** What a notice of a waiting time is to say. */
      readonly effectiveAt?: Instant;
    };

const drop = { result: { may: 'drop' } } as const;

/**
 * What the outbox asks before it hands a message over: a dead link or code is not sent (M2). The time of
 * a link or code begins with the first hand-over, and no later attempt at the same message prolongs it.
 */
export function handOver(
  account: Account,
  messageId: string,
  circumstances: Circumstances,
): Decision<HandOver> {
  const { now, policy } = circumstances;
  const notice = handOverNotice(account, messageId, now);
  if (notice) return { result: notice };
  const flow = openFlow(account, circumstances);
  const secret = flow && secretOf(flow, messageId);
  if (!secret || secret.value.hash === null) return drop;
  const { expiresAt } = secret.value;
  if (expiresAt !== null) {
    return now < expiresAt ? { result: { may: 'send', hasBegun: false } } : drop;
  }
  const seconds = secret.name === 'link' ? policy.recoveryLinkSeconds : policy.recoveryCodeSeconds;
  const begun = Math.min(now + seconds * 1000, flow.expiresAt);
  return {
    next: withExpiry(account, flow, { ...secret, expiresAt: begun }),
    events: [],
    result: { may: 'send', hasBegun: true },
  };
}

function handOverNotice(
  { recovery }: Account,
  messageId: string,
  now: Instant,
): HandOver | undefined {
  const flowId = waitingFlowOf(messageId);
  if (flowId === undefined) return undefined;
  if (recovery?.phase !== 'waiting' || recovery.id !== flowId) return { may: 'drop' };
  const { effectiveAt, waitSeconds } = recovery;
  return { may: 'send', hasBegun: false, effectiveAt: effectiveAt ?? now + waitSeconds * 1000 };
}

/** A message was handed over. */
export function handedOver(
  account: Account,
  messageId: string,
  circumstances: Circumstances,
): Decision<null> {
  const flowId = waitingFlowOf(messageId);
  return flowId === undefined ? { result: null } : ownerTold(account, flowId, circumstances);
}

/** The attempt that began the time of a link or code has certainly reached nobody: it has not begun. */
export function takeBack(
  account: Account,
  messageId: string,
  circumstances: Circumstances,
): Decision<null> {
  const flow = openFlow(account, circumstances);
  const secret = flow && secretOf(flow, messageId);
  if (!secret) return { result: null };
  return {
    next: withExpiry(account, flow, { ...secret, expiresAt: null }),
    events: [],
    result: null,
  };
}

/** Whether the account must be asked before a message is handed over. */
export function mustAsk(messageId: string, kind: string): boolean {
  return (
    kind === 'recovery_link' || kind === 'recovery_code' || waitingFlowOf(messageId) !== undefined
  );
}

/** The waiting time that a message tells of. */
function waitingFlowOf(messageId: string): string | undefined {
  const at = messageId.lastIndexOf(':');
  const isNotice = noticeWays.some((way) => way === messageId.slice(at + 1));
  const about = messageId.slice(0, at);
  const flowId = about.slice(0, about.lastIndexOf(':'));
  return isNotice && about === waitingAbout(flowId) ? flowId : undefined;
}

type NamedSecret = { readonly name: 'link' | 'sms'; readonly value: SentSecret };

function secretOf({ link, sms }: ProvingFlow, messageId: string): NamedSecret | undefined {
  if (link.messageId === messageId) return { name: 'link', value: link };
  return sms?.messageId === messageId ? { name: 'sms', value: sms } : undefined;
}

function withExpiry(
  account: Account,
  flow: ProvingFlow,
  { name, expiresAt }: Pick<NamedSecret, 'name'> & { readonly expiresAt: Instant | null },
): Account {
  const recovery: ProvingFlow =
    name === 'link'
      ? { ...flow, link: { ...flow.link, expiresAt } }
      : { ...flow, sms: flow.sms && { ...flow.sms, expiresAt } };
  return { ...account, recovery };
}
