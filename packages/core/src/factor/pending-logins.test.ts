import { describe, expect, it } from 'vitest';
import { mostPendingLogins, type PendingLogin, readSessionState } from './login-state.ts';
import { pendingLogins, withoutPending, withPending } from './pending-logins.ts';

const policy = { pendingLoginSeconds: 600 };

function login(id: string, openedAt = 1_000_000): PendingLogin {
  return { id, userId: `user of ${id}`, openedAt, epoch: 0 };
}

const ids = (state: Parameters<typeof pendingLogins>[0]) =>
  pendingLogins(state).map(({ id }) => id);

describe('the log-ins of one browser that owe a code', () => {
  it('are kept when another begins, which is the newest then', () => {
    const state = withPending(withPending({}, login('a'), policy), login('b'), policy);

    expect(state).toEqual({ pending: login('b'), otherPending: [login('a')] });
  });

  it('are five at most; the oldest is dropped', () => {
    let state = {};
    for (const id of 'abcdefg') state = withPending(state, login(id), policy);

    expect(ids(state)).toEqual(['c', 'd', 'e', 'f', 'g']);
    expect(ids(state)).toHaveLength(mostPendingLogins);
    expect(readSessionState({ keyfob: state })).toEqual(state);
  });

  it.each([
    ['is over', -600_000],
    ['would begin in the future', 5_001],
  ])('are left out where their time %s', (_, offset) => {
    const now = 10_000_000;
    const state = { pending: login('old', now + offset), otherPending: [login('good', now - 1)] };

    expect(ids(withPending(state, login('new', now), policy))).toEqual(['good', 'new']);
  });

  it('go on when one of them is completed, whichever it is', () => {
    const state = { pending: login('c'), otherPending: [login('a'), login('b')] };

    expect(withoutPending(state, 'b')).toEqual({ pending: login('c'), otherPending: [login('a')] });
    expect(withoutPending(state, 'c')).toEqual({ pending: login('b'), otherPending: [login('a')] });
    expect(withoutPending({ pending: login('a') }, 'a')).toEqual({});
  });
});
