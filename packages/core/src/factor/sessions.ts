import { createHash } from 'node:crypto';
import type { Account } from '../account/account.ts';
import type { Decision } from '../account/decision.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';

/** So many log-outs are remembered, and for so long: a request that saves its session late is faster. */
const mostLoggedOut = 20;
const rememberedMs = 30 * dayMs;

/**
 * Notes that a session was logged out. express-session writes a whole session back at the end of each
 * request that changed it, so a slow one can bring an ended session back; it counts no more then (A8).
 */
export function logOut(
  account: Account,
  sessionId: string,
  { now }: { readonly now: Instant },
): Decision<null> {
  if (isLoggedOut(account, sessionId)) return { result: null };
  const recent = account.sessions.loggedOut.filter(({ at }) => at > now - rememberedMs);
  const loggedOut = [...recent, { id: nameOf(sessionId), at: now }].slice(-mostLoggedOut);
  const next = { ...account, sessions: { ...account.sessions, loggedOut } };
  return { next, events: [], result: null };
}

export function isLoggedOut({ sessions }: Account, sessionId: string): boolean {
  if (sessions.loggedOut.length === 0) return false;
  const name = nameOf(sessionId);
  return sessions.loggedOut.some(({ id }) => id === name);
}

/** The account with all its sessions ended that were signed in before now. */
export function endSessions(account: Account, now: Instant): Account {
  return { ...account, sessions: { ...account.sessions, endedAt: now } };
}

/** Session ids are random, so a short hash names one and opens none. */
function nameOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16);
}
