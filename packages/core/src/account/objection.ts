import type { Message } from '../sealing/message.ts';
import { isHashOf } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import { type Account, isOn } from './account.ts';
import type { Circumstances, Decision } from './decision.ts';
import { noticesTo } from './notices.ts';
import { tellRequest } from './tell-request.ts';
import type { User } from './user.ts';

/** What came of an objection: OTP was kept on, or nothing can be changed until then. */
export type Objected =
  | { readonly state: 'cancelled' }
  | { readonly state: 'frozen'; readonly until: Instant };

/**
 * The owner follows the link of a notice. While OTP waits to go off it stays on; where the thing has
 * happened already, nothing about the second factor can be changed for a while and support hears of
 * it. Following it twice changes nothing more.
 */
export function object(
  account: Account,
  { token, user, requestId }: { token: string; user: User; requestId: string },
  circumstances: Circumstances,
): Decision<Objected> {
  const { now, policy, ring } = circumstances;
  const { notice, recovery, frozenUntil } = account;
  const isAlive =
    notice !== null &&
    notice.hash !== null &&
    now < notice.expiresAt &&
    isHashOf(ring, notice.hash, ['notice', account.userId, token]);
  if (!isAlive) return { refuse: { code: 'link_invalid' } };
  if (recovery?.phase === 'waiting') {
    return keepOn(account, user, circumstances);
  }
  if (frozenUntil !== null && frozenUntil > now) {
    return { result: { state: 'frozen', until: frozenUntil } };
  }
  const until = now + policy.freezeSeconds * 1000;
  const content = { kind: 'open_request', requestId } as const;
  const open: Message = {
    id: `${requestId}:open`,
    body: { channel: 'task', content },
    dropAt: until + policy.freezeSeconds * 1000,
  };
  return {
    next: { ...account, recovery: null, pending: null, frozenUntil: until },
    events: [{ type: 'frozen', until }],
    messages: [open],
    result: { state: 'frozen', until },
  };
}

/** Ends a waiting time: OTP stays on, and the owner hears of it by mail. */
function keepOn(account: Account, user: User, { now, policy }: Circumstances): Decision<Objected> {
  const notice = {
    id: `${account.recovery?.id}:kept`,
    dropAt: now + policy.noticeSeconds * 1000,
  };
  const told = noticesTo(user, { mail: { kind: 'otp_kept' } }, notice);
  return {
    next: { ...account, recovery: null, notice: spent(account.notice) },
    events: [{ type: 'recovery_cancelled', by: 'link' }],
    messages: [...told, ...tellRequest(account, 'cancelled', now)],
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
    account: {
      ...account,
      recovery: null,
      notice: recovery.phase === 'waiting' ? spent(account.notice) : account.notice,
    },
    events: [{ type: 'recovery_cancelled', by: 'code' }],
    messages: tellRequest(account, 'cancelled', now),
  };
}

/** A notice whose link does nothing any more; that it was sent is still known. */
function spent(notice: Account['notice']): Account['notice'] {
  return notice && { ...notice, hash: null };
}
