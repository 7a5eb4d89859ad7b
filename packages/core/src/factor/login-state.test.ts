import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import { pendingLogin, readSessionState } from '../index.ts';
import { completePolicy } from '../policy/policy.ts';
import { isAlive, secondFactorOf } from './login-state.ts';
import { logOut } from './sessions.ts';

const pending = { id: 'p1', userId: 'alice', openedAt: 5, epoch: 2 };
const recovering = { userId: 'alice', flowId: 'f1' };
const mark = { userId: 'alice', sessionId: 's1', verifiedAt: 7 };
const signIn = { userId: 'alice', sessionId: 's1', at: 9 };

const now = 1_769_850_000_500;
const hourMs = 3_600_000;
const policy = completePolicy();

describe('what stands in a session', () => {
  it('reads back as the adapters keep it', () => {
    const otherPending = [{ ...pending, id: 'p0' }];
    const kept = { pending, otherPending, mark, signIn, recovering };
    const session = JSON.parse(JSON.stringify({ cookie: {}, keyfob: kept }));

    expect(readSessionState(session)).toEqual(kept);
    const { epoch: _, ...older } = pending; // of a version that knew no epochs
    expect(readSessionState({ keyfob: { pending: older } })).toEqual({ pending: older });
  });

  it.each([undefined, null, 'text', {}, { keyfob: null }, { keyfob: { pending: {}, mark: 1 } }])(
    'reads %j as a session without anything',
    (session) => {
      expect(readSessionState(session)).toEqual({});
    },
  );

  it('takes nothing from a prototype', () => {
    const session = Object.create({ keyfob: { mark } });

    expect(readSessionState(session)).toEqual({});
    expect(readSessionState({ keyfob: Object.create({ mark }) })).toEqual({});
  });

  it.each([
    [{ pending: { ...pending, id: 1 } }],
    [{ pending: { ...pending, userId: null } }],
    [{ pending: { ...pending, openedAt: '5' } }],
    [{ pending: { ...pending, epoch: '2' } }],
    [{ pending: { ...pending, epoch: 0.5 } }],
    [{ pending: { ...pending, epoch: null } }],
    [{ pending: { id: 'p1', userId: 'alice' } }],
    [{ otherPending: pending }],
    [{ otherPending: { 0: pending, length: 1 } }],
    [{ otherPending: [] }],
    [{ otherPending: [{ ...pending, id: 1 }] }],
    [{ mark: { ...mark, userId: 1 } }],
    [{ mark: { ...mark, sessionId: 1 } }],
    [{ mark: { ...mark, sessionId: '' } }],
    [{ mark: { ...mark, verifiedAt: '7' } }],
    [{ mark: { userId: 'alice', sessionId: 's1' } }],
    [{ signIn: { ...signIn, userId: 1 } }],
    [{ signIn: { ...signIn, sessionId: '' } }],
    [{ signIn: { ...signIn, sessionId: undefined } }],
    [{ signIn: { ...signIn, at: '9' } }],
    [{ signIn: { userId: 'alice', sessionId: 's1' } }],
    [{ recovering: { ...recovering, userId: 1 } }],
    [{ recovering: { ...recovering, flowId: 1 } }],
    [{ recovering: { userId: 'alice' } }],
    [{ recovering: { flowId: 'f1' } }],
  ])('reads %j as a session without anything: one part is not right (A1)', (state) => {
    expect(readSessionState({ keyfob: state })).toEqual({});
  });

  it('keeps the right ones of other tabs, the newest four', () => {
    const others = Array.from({ length: 6 }, (_, index) => ({ ...pending, id: `p${index}` }));
    const kept = [...others.slice(0, 5), { id: 'broken' }, ...others.slice(5)];

    expect(readSessionState({ keyfob: { otherPending: kept } })).toEqual({
      otherPending: others.slice(2),
    });
  });

  it('is taken whole or not at all, whatever a session store gives back (A1)', () => {
    const damaged = fc.record(
      {
        id: fc.anything(),
        userId: fc.anything(),
        openedAt: fc.anything(),
        epoch: fc.anything(),
        sessionId: fc.anything(),
        verifiedAt: fc.anything(),
        at: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(damaged, damaged, (first, second) => {
        const state = readSessionState({
          keyfob: { pending: first, otherPending: [second], mark: second, signIn: second },
        });
        if (state.pending) expect(typeof state.pending.userId).toBe('string');
        if (state.mark) expect(typeof state.mark.verifiedAt).toBe('number');
        if (state.signIn) expect(state.signIn.sessionId).not.toBe('');
      }),
    );
  });
});

describe('the pending log-in that a tab means', () => {
  const others = ['p1', 'p2'].map((id) => ({ ...pending, id }));
  const newest = { ...pending, id: 'p3' };
  const state = { pending: newest, otherPending: others };

  it('is the newest where it names none, or the one it names', () => {
    expect(pendingLogin(state)).toBe(newest);
    expect(pendingLogin(state, 'p3')).toBe(newest);
    expect(pendingLogin(state, 'p1')).toBe(others[0]);
    expect(pendingLogin(state, 'p2')).toBe(others[1]);
  });

  it('is never that of another tab: one that is gone is none (A4)', () => {
    expect(pendingLogin(state, 'p9')).toBeUndefined();
    expect(pendingLogin({}, 'p1')).toBeUndefined();
    expect(pendingLogin({})).toBeUndefined();
    expect(pendingLogin({ otherPending: others })).toBeUndefined();
  });
});

describe('a pending log-in', () => {
  const account = { ...newAccount('alice'), loginEpoch: 2 };
  const opened = { ...pending, openedAt: now };
  const alive = (ms = 0, more: object = {}) =>
    isAlive(account, opened, { now: now + ms, policy, ...more });

  it('lives for ten minutes, to the millisecond (A3)', () => {
    expect([alive(), alive(599_999), alive(600_000)]).toEqual([true, true, false]);
  });

  it('of the future is none: a clock was ahead when it was opened', () => {
    expect([alive(-5_000), alive(-5_001)]).toEqual([true, false]);
  });

  it('is of its user and of the password of now (R3)', () => {
    const clock = { now, policy };

    expect(isAlive({ ...account, userId: 'bob' }, opened, clock)).toBe(false);
    expect(isAlive({ ...account, loginEpoch: 3 }, opened, clock)).toBe(false);
    expect(isAlive({ ...account, loginEpoch: 1 }, opened, clock)).toBe(false);
    const { epoch: _, ...older } = opened;
    expect(isAlive(account, older, clock)).toBe(false);
    expect(isAlive({ ...account, loginEpoch: 0 }, older, clock)).toBe(true);
  });

  it('is used once (A4)', () => {
    const spentLogins = [{ id: 'p1', expiresAt: now }];

    expect(isAlive({ ...account, spentLogins }, opened, { now, policy })).toBe(false);
    expect(isAlive({ ...account, spentLogins }, { ...opened, id: 'p2' }, { now, policy })).toBe(
      true,
    );
  });

  it('from before a restored backup is over (attack 34)', () => {
    expect(alive(0, { restoredAt: now })).toBe(true);
    expect(alive(0, { restoredAt: now + 1 })).toBe(false);
  });
});

describe('a session at the guard', () => {
  const authenticator = { addedAt: now - hourMs } as Account['authenticators'][number];
  const off = newAccount('alice');
  const on: Account = { ...off, authenticators: [authenticator] };
  const ended = (account: Account, endedAt: number): Account => ({
    ...account,
    sessions: { ...account.sessions, endedAt },
  });
  const given = { userId: 'alice', sessionId: 's1', verifiedAt: now };
  const noted = { userId: 'alice', sessionId: 's1', at: now };
  const ask = (account: Account, session: object, circumstances: object = {}) =>
    secondFactorOf(
      account,
      { sessionId: 's1', mark: undefined, ...session },
      { now, ...circumstances },
    );

  it('passes with a mark of its own since OTP was set, where OTP is on (A2, attack 47)', () => {
    const marks = [
      given,
      { ...given, verifiedAt: authenticator.addedAt },
      { ...given, verifiedAt: authenticator.addedAt - 1 },
      { ...given, userId: 'bob' },
      { ...given, sessionId: 's2' },
      undefined,
    ];

    expect(marks.map((mark) => ask(on, { mark }))).toEqual([
      ...['given', 'given', 'needed', 'needed', 'needed', 'needed'],
    ]);
    expect(ask(on, { signIn: noted })).toBe('needed'); // a password is no code
  });

  it('passes by no mark of the future: a clock was ahead when it was made', () => {
    const ahead = (ms: number) => ask(on, { mark: { ...given, verifiedAt: now + ms } });

    expect([ahead(5_000), ahead(5_001), ahead(24 * hourMs)]).toEqual(['given', 'needed', 'needed']);
  });

  it('passes by a mark of whole seconds of the second in which OTP was set: auth_time is rounded down', () => {
    const addedAt = now;
    const account: Account = { ...on, authenticators: [{ ...authenticator, addedAt }] };
    const rounded = (ms: number) => ask(account, { mark: { ...given, verifiedAt: now - ms } });

    expect(now % 1000).toBe(500);
    expect([rounded(500), rounded(501), rounded(1500)]).toEqual(['given', 'needed', 'needed']);
  });

  it('is asked for a code again after OTP went off and on (E5, attack 46)', () => {
    const account = ended(on, now + 1);

    expect(ask(account, { mark: given })).toBe('needed');
    expect(ask(account, { mark: { ...given, verifiedAt: now + 1 } })).toBe('given');
  });

  it('is over where OTP is off and it is from before that, by mark or by note (A8, E5)', () => {
    const account = ended(off, now);
    const before = now - 501; // of the second before

    expect(ask(account, { mark: { ...given, verifiedAt: before } })).toBe('ended');
    expect(ask(account, { signIn: { ...noted, at: before } })).toBe('ended');
    expect(ask(account, { mark: given })).toBe('not_needed');
    expect(ask(account, { signIn: noted })).toBe('not_needed');
    expect(ask(account, { signIn: { ...noted, at: now - 500 } })).toBe('not_needed'); // a whole second
    expect(ask(off, { signIn: { ...noted, at: before } })).toBe('not_needed');
  });

  it('is judged by its newest proof: a mark goes before a note', () => {
    const account = ended(off, now);
    const older = { signIn: { ...noted, at: now - hourMs }, mark: given };

    expect(ask(account, older)).toBe('not_needed');
    expect(ask(account, { ...older, mark: { ...given, sessionId: 's2' } })).toBe('ended');
  });

  it('of which nothing is known passes where OTP is off: it is not ours to end', () => {
    expect(ask(ended(off, now), {})).toBe('not_needed');
    expect(ask(ended(off, now), { signIn: { ...noted, at: 0, userId: 'bob' } })).toBe('not_needed');
    expect(ask(ended(off, now), { signIn: { ...noted, at: 0, sessionId: 's2' } })).toBe(
      'not_needed',
    );
  });

  it('that was logged out is over, whatever it holds, with OTP on or off (A8)', () => {
    for (const account of [on, off]) {
      const decision = logOut(account, 's1', { now });
      const next = 'next' in decision ? decision.next : account;

      expect(ask(next, { mark: given })).toBe('ended');
      expect(ask(next, { signIn: noted })).toBe('ended');
      expect(ask(next, { mark: { ...given, sessionId: 's2' }, sessionId: 's2' })).not.toBe('ended');
    }
  });

  it('from before a restored backup is over, or owes a code (attack 34)', () => {
    const restored = { restoredAt: now + 1 };

    expect(ask(on, { mark: given }, restored)).toBe('needed');
    expect(ask(off, { mark: given }, restored)).toBe('ended');
    expect(ask(off, { signIn: noted }, restored)).toBe('ended');
    expect(ask(on, { mark: given }, { restoredAt: now })).toBe('given');
  });

  it('needs a mark that is fresh where one is asked for', () => {
    expect(ask(on, { mark: given, since: now })).toBe('given');
    expect(ask(on, { mark: given, since: now + 1 })).toBe('needed');
  });
});
