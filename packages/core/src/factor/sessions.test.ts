import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import { endSessions, isLoggedOut, logOut } from './sessions.ts';

const now = 1_769_850_000_000;
const dayMs = 86_400_000;
const alice = newAccount('alice');

function after(account: Account, sessionId: string, at = now): Account {
  const decision = logOut(account, sessionId, { now: at });
  return 'next' in decision ? decision.next : account;
}

describe('a session that was logged out', () => {
  it('is remembered, and no other (A8)', () => {
    const account = after(alice, 's1');

    expect([isLoggedOut(account, 's1'), isLoggedOut(account, 's2')]).toEqual([true, false]);
    expect(isLoggedOut(alice, 's1')).toBe(false);
  });

  it('leaves no event, and nothing that would open it (S4)', () => {
    const decision = logOut(alice, 'a session id', { now });

    expect(decision).toMatchObject({ events: [], result: null });
    expect(JSON.stringify(decision)).not.toContain('a session id');
  });

  it('twice is written once', () => {
    expect(logOut(after(alice, 's1'), 's1', { now: now + 1 })).toEqual({ result: null });
  });

  it('is forgotten after a month, to the millisecond', () => {
    const account = after(alice, 's1');

    expect(isLoggedOut(after(account, 's2', now + 30 * dayMs - 1), 's1')).toBe(true);
    expect(isLoggedOut(after(account, 's2', now + 30 * dayMs), 's1')).toBe(false);
  });

  it('is one of the last twenty', () => {
    const ids = Array.from({ length: 21 }, (_, index) => `s${index}`);
    const account = ids.reduce((each, id, index) => after(each, id, now + index), alice);

    expect(ids.filter((id) => !isLoggedOut(account, id))).toEqual(['s0']);
    expect(account.sessions.loggedOut).toHaveLength(20);
    expect(JSON.stringify(account.sessions).length).toBeLessThan(1_200); // in every document
  });
});

it('ending all sessions keeps those that were logged out', () => {
  const account = endSessions(after(alice, 's1'), now + 1);

  expect(account.sessions.endedAt).toBe(now + 1);
  expect(isLoggedOut(account, 's1')).toBe(true);
});
