import type { Message } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import { type Account, isOn, type Notice } from './account.ts';
import type { Circumstances, Decision } from './decision.ts';
import { frozenEnd } from './freeze.ts';
import { noticeOf, noticesTo, withNotice } from './notices.ts';
import { tellRequests } from './tell-requests.ts';
import type { User } from './user.ts';
import { waitingAbout } from './waiting.ts';

/** What came of an objection: OTP was kept on, or nothing can be changed until then. */
export type Objected =
  | { readonly state: 'cancelled' }
  | { readonly state: 'frozen'; readonly until: Instant };

/**
 * The owner follows the link of a notice. One that tells of a waiting time keeps OTP on. Where the
 * thing has happened already, nothing about the second factor can be changed for a while and support
 * hears of it; a link does so once, and following it again meanwhile changes nothing more.
 */
export function object(
  account: Account,
  { token, user, requestId }: { token: string; user: User; requestId: string },
  circumstances: Circumstances,
): Decision<Objected> {
  const { now, policy } = circumstances;
  const notice = usableNotice(account, token, circumstances);
  if (notice === undefined) return { refuse: { code: 'link_invalid' } };
  if (isAboutWait(account, notice)) return keepOn(account, user, circumstances);
  const end = frozenEnd(account, now);
  if (end !== undefined) return { result: { state: 'frozen', until: end } };
  const until = now + policy.freezeSeconds * 1000;
  const content = { kind: 'open_request', requestId } as const;
  const open: Message = {
    id: `${requestId}:open`,
    body: { channel: 'task', content },
    dropAt: until + policy.freezeSeconds * 1000,
  };
  const used = withNotice(account, notice.about, { hasFrozen: true });
  return {
    next: { ...used, recovery: null, pending: null, frozenUntil: until },
    events: [{ type: 'frozen', until }],
    messages: [open, ...tellRequests(account, 'cancelled', now)],
    result: { state: 'frozen', until },
  };
}

/** The notice of a link that can still do something: it freezes an account once. */
function usableNotice(account: Account, token: string, at: Circumstances): Notice | undefined {
  const notice = noticeOf(account, token, at);
  const isFrozen = frozenEnd(account, at.now) !== undefined;
  const isUsed = notice?.hasFrozen && !isFrozen && !isAboutWait(account, notice);
  return isUsed ? undefined : notice;
}

function isAboutWait({ recovery }: Account, { about }: Notice): boolean {
  return recovery?.phase === 'waiting' && about === waitingAbout(recovery.id);
}

/** What a notice tells of: what was done and when, and when OTP goes off where that is still to come. */
export interface ToldByNotice {
  readonly told: Notice['told'];
  readonly effectiveAt: Instant | undefined;
}

/** What the page behind the link of a notice tells before anybody objects. It changes nothing (R4). */
export function viewNotice(
  account: Account,
  token: string,
  circumstances: Circumstances,
): Decision<ToldByNotice> {
  const notice = usableNotice(account, token, circumstances);
  if (notice === undefined) return { refuse: { code: 'link_invalid' } };
  const { recovery } = account;
  const isToCome = isAboutWait(account, notice) && recovery?.phase === 'waiting';
  const hasPassed = notice.told?.what === 'otp_disabling' && !isToCome;
  return {
    result: {
      told: hasPassed ? { what: 'otp_disabled', at: circumstances.now } : notice.told,
      effectiveAt: (isToCome && recovery.effectiveAt) || undefined,
    },
  };
}

/** Ends a waiting time: OTP stays on, and the owner hears of it by mail. */
function keepOn(account: Account, user: User, at: Circumstances): Decision<Objected> {
  const { now, policy } = at;
  const id = account.recovery?.id ?? '';
  const notice = { id: `${id}:kept`, dropAt: now + policy.noticeSeconds * 1000, at };
  const told = noticesTo(user, { mail: { kind: 'otp_kept' } }, notice);
  return {
    next: withNotice({ ...account, recovery: null }, waitingAbout(id), { hash: null }),
    events: [{ type: 'recovery_cancelled', by: 'link' }],
    messages: [...told, ...tellRequests(account, 'cancelled', now)],
    result: { state: 'cancelled' },
  };
}

/**
 * What an accepted code does to a recovery that is under way: whoever has the authenticator does not
 * need one, and did not begin it or has found it again (R3).
 */
export function afterCode(
  account: Account,
  now: Instant,
): {
  readonly account: Account;
  readonly events: readonly { readonly type: 'recovery_cancelled'; readonly by: 'code' }[];
  readonly messages: readonly Message[];
} {
  const { recovery } = account;
  if (recovery === null || !isOn(account)) return { account, events: [], messages: [] };
  return {
    account: withNotice({ ...account, recovery: null }, waitingAbout(recovery.id), { hash: null }),
    events: [{ type: 'recovery_cancelled', by: 'code' }],
    messages: tellRequests(account, 'cancelled', now),
  };
}
