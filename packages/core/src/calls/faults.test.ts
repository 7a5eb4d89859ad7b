/** The user ids that calls carry, in all the places where they carry them. */
import { describe, expect, it, vi } from 'vitest';
import type { Keyfob } from '../index.ts';
import {
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const allowed =
  'allowed are whole numbers and texts of 1 to 255 characters in NFC, without control characters or outer spaces, not beginning with "keyfob:"';

/** Ids that are none, and what is wrong with them. */
const badIds: readonly (readonly [id: unknown, problem: string])[] = [
  [undefined, 'is undefined, not a text or a whole number'],
  [null, 'is null, not a text or a whole number'],
  ['', 'is empty'],
  [1.5, 'is a number that is not a whole one'],
  [Number.NaN, 'is a number that is not a whole one'],
  [true, 'is a boolean, not a text or a whole number'],
  [{ id: 'alice' }, 'is an object, not a text or a whole number'],
  [['alice'], 'is a list, not a text or a whole number'],
  [Promise.resolve('alice'), 'is a promise, not a text or a whole number'],
  ['x'.repeat(256), 'is longer than 255 characters'],
  ['a\u0000b', 'has control characters'],
  ['\ud800', 'has half a surrogate pair'],
  [' alice', 'has spaces around it'],
  ['e\u0301', 'is not in Unicode normal form C (NFC)'],
  ['keyfob:key-check', 'begins with "keyfob:"'],
];

const input = {} as never;
const staffCall = (userId: unknown) => ({ staff: { userId, name: 'A' }, id: 'r', input }) as never;
const own = (userId: unknown) => ({ userId, input, limit: 1, actor: 'a', sessionId: 's' }) as never;
const pendingOf = (userId: unknown) =>
  ({ pending: { id: 'p', userId, openedAt: 0 }, input }) as never;
const recoveringOf = (userId: unknown) => ({ recovering: { userId, flowId: 'f' }, input }) as never;

/** Every place of a call in which an id stands: where it is, and a call that has it there. */
const places: readonly (readonly [
  where: string,
  name: keyof Keyfob,
  make: (id: unknown) => never,
])[] = [
  ...(
    [
      ...['status', 'beginEnrolment', 'cancelEnrolment', 'activate', 'beginLogin', 'stepUp'],
      ...['showSharedKey', 'deactivate', 'secondFactor', 'logOut', 'events', 'reset', 'forget'],
      ...['passwordChanged'],
    ] as (keyof Keyfob)[]
  ).map((name) => ['userId', name, own] as const),
  ['pending.userId', 'verify', pendingOf],
  ['pending.userId', 'beginRecovery', pendingOf],
  ['pending.userId', 'recovery', pendingOf],
  [
    'pending.userId',
    'openRecoveryLink',
    (userId) =>
      ({ pending: [{ userId: 'bob' }, { id: 'p', userId, openedAt: 0 }], input }) as never,
  ],
  ['recovering.userId', 'recovery', recoveringOf],
  ['recovering.userId', 'beginRecovery', recoveringOf],
  ['recovering.userId', 'sendRecoverySms', recoveringOf],
  ['recovering.userId', 'completeRecovery', recoveringOf],
  [
    'mark.userId',
    'secondFactor',
    (userId) => ({ userId: 'alice', sessionId: 's', mark: { userId, sessionId: 's' } }) as never,
  ],
  [
    'signIn.userId',
    'secondFactor',
    (userId) => ({ userId: 'alice', sessionId: 's', signIn: { userId, sessionId: 's' } }) as never,
  ],
  ...(
    [
      ...['supportQueue', 'claimRequest', 'commentRequest', 'checkEvidence', 'decideRequest'],
      ...['supportTrail', 'accountTrail'],
    ] as (keyof Keyfob)[]
  ).map((name) => ['staff.userId', name, staffCall] as const),
];

describe('an id that is none', () => {
  it.each(places)(
    'as %s of %s is a fault that says why, and asks nobody (S9, C13)',
    async (where, name, make) => {
      const update = vi.fn();
      const find = vi.fn(async () => undefined);
      const onFault = vi.fn();
      const users = { find, verifyPassword: async () => true };
      const { keyfob } = trialKeyfob({ users, onFault, store: { ...memoryStore(), update } });

      for (const [id, problem] of badIds) {
        const call = keyfob[name] as (call: never) => Promise<unknown>;
        const refusal = await refusalOf(call(make(id)));

        expect([refusal.code, (refusal.cause as Error).message]).toEqual([
          ...['unavailable', `${where} ${problem}; ${allowed}`],
        ]);
      }
      expect(onFault).toHaveBeenCalledTimes(badIds.length);
      expect(update).not.toHaveBeenCalled();
      expect(find).not.toHaveBeenCalled();
    },
  );
});

describe('an id that databases give as a number', () => {
  async function numbered() {
    const clock = manualClock();
    const find = vi.fn(memoryUsers({ 42: { password: trialPassword } }).find);
    const users = { ...memoryUsers({ 42: { password: trialPassword } }), find };
    const trial = trialKeyfob({ clock, users, onFault: () => {} });
    const authenticator = await trial.enrol(42 as never);
    return { ...trial, authenticator, find };
  }

  it('is one user with its text, wherever it stands (S9, attack 50)', async () => {
    const { keyfob, clock, authenticator, find } = await numbered();
    const states = [];
    for (const userId of [42, 42n, '42']) states.push((await keyfob.status({ userId })).state);
    const step = await keyfob.beginLogin({ userId: 42n });
    if (step.next !== 'code') throw new Error('OTP is off');
    const pending = { ...step.pending, userId: 42 as never };
    const code = authenticator.codeAt(clock());

    const verified = await keyfob.verify({ pending, input: { code } });

    expect(states).toEqual(['on', 'on', 'on']);
    expect(step.pending.userId).toBe('42'); // text from the first call on, also in the session
    expect(verified.userId).toBe('42');
    expect(new Set(find.mock.calls.flat())).toEqual(new Set(['42']));
    const session = { userId: 42n, sessionId: 's' } as const;
    const mark = { userId: 42 as never, sessionId: 's', verifiedAt: verified.verifiedAt };
    expect(await keyfob.secondFactor({ ...session, mark })).toBe('given');
  });

  it('and its other spellings are refused or other users, never a second way to this one (attack 50)', async () => {
    const { keyfob } = await numbered();
    const outcomes = [];
    for (const userId of ['42 ', '４２', '042', '42.0', 42.5]) {
      outcomes.push(
        await keyfob.status({ userId }).then(
          ({ state }) => state,
          (error) => error.code,
        ),
      );
    }

    expect(outcomes).toEqual([
      ...['unavailable', 'login_required', 'login_required', 'login_required', 'unavailable'],
    ]);
  });
});

describe('a call', () => {
  it('is not changed by what is made of its ids', async () => {
    const { keyfob } = trialKeyfob({ users: memoryUsers({ 7: { password: trialPassword } }) });
    const call = Object.freeze({ userId: 7 });

    await keyfob.status(call);

    expect(call).toEqual({ userId: 7 });
  });

  it('without parts that may be left out is as good as one with undefined', async () => {
    const { keyfob, enrol, pendingLogin } = trialKeyfob();
    await enrol();
    const pending = await pendingLogin();

    expect((await keyfob.recovery({ pending, recovering: undefined })).state).toBe('none');
    expect((await keyfob.recovery({ pending: undefined })).state).toBe('none');
    await expect(keyfob.check()).resolves.toBeUndefined();
  });

  it('with null for a part that may be left out, as a session gives it back, is as good', async () => {
    const { keyfob, enrol, pendingLogin } = trialKeyfob();
    await enrol();
    const pending = await pendingLogin();
    const nothing = null as never;
    const session = { userId: 'alice', sessionId: 's' };

    expect((await keyfob.recovery({ pending, recovering: nothing })).state).toBe('none');
    expect((await keyfob.recovery({ pending: nothing })).state).toBe('none');
    expect(await keyfob.secondFactor({ ...session, mark: nothing })).toBe('needed');
  });

  it('that takes nothing is not disturbed by what it is given', async () => {
    const check = trialKeyfob().keyfob.check as (given?: unknown) => Promise<void>;

    for (const given of [null, undefined, 'a text', 7, {}]) {
      await expect(check(given)).resolves.toBeUndefined();
    }
  });

  it('that does not say whose it is is a fault that says so (C13)', async () => {
    const { keyfob } = trialKeyfob({ onFault: () => {} });

    for (const call of [keyfob.beginLogin, keyfob.reset, keyfob.passwordChanged]) {
      const refusal = await refusalOf(call({} as never));

      expect([refusal.code, (refusal.cause as Error).message]).toEqual([
        ...['unavailable', 'the call has no userId'],
      ]);
    }
  });
});
