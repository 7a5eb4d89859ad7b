import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import { noticeOf } from '../account/notices.ts';
import { passwordChanged } from './password-changed.ts';
import { at, confirmed, handed, held, kinds, next, on, waiting } from './testing/stages.ts';

const cooling = (account: Account) =>
  ({
    ...account,
    recovery: { ...account.recovery, by: 'recovery', requestIds: [] },
  }) as Account;

describe('a change of the password', () => {
  it('ends what the older one has opened: the epoch of its log-ins is over (R3)', () => {
    expect(passwordChanged(on, at())).toEqual({
      next: { ...on, loginEpoch: 1 },
      events: [{ type: 'password_changed' }],
      result: null,
    });
    expect(next(passwordChanged({ ...on, loginEpoch: 7 }, at())).loginEpoch).toBe(8);
  });

  it.each([
    ['mailed', handed],
    ['confirmed', confirmed],
  ])('ends a recovery that is %s (R3)', (_, account) => {
    const decision = passwordChanged(account, at());

    expect(decision).toMatchObject({
      events: [
        { type: 'password_changed' },
        { type: 'recovery_ended', reason: 'password_changed' },
      ],
    });
    expect(next(decision).recovery).toBeNull();
  });

  it('has none to end once its time is over', () => {
    const decision = passwordChanged(handed, at(1_800_000));

    expect(kinds(decision)).toEqual(['password_changed']);
    expect(next(decision).recovery).toBeNull();
  });

  it.each([
    ['told', cooling(waiting)],
    ['not told yet', cooling(held)],
  ])(
    'ends a cooling-off of one’s own that was %s, with the link of its notice (R3)',
    (_, account) => {
      const decision = passwordChanged(account, at());

      expect(kinds(decision)).toEqual(['password_changed', 'recovery_ended']);
      expect(next(decision).recovery).toBeNull();
      expect(noticeOf(next(decision), 'notice-1', at())).toBeUndefined();
    },
  );

  it('leaves the wait that support has approved: it does not rest on the password (U1)', () => {
    const decision = passwordChanged(waiting, at());

    expect(kinds(decision)).toEqual(['password_changed']);
    expect(next(decision)).toEqual({ ...waiting, loginEpoch: 1 });
  });

  it('leaves a cooling-off that support has approved as well: its request would never end (U1)', () => {
    const both = { ...waiting, recovery: { ...waiting.recovery, by: 'recovery' } } as Account;

    const decision = passwordChanged(both, at());

    expect(kinds(decision)).toEqual(['password_changed']);
    expect(next(decision)).toEqual({ ...both, loginEpoch: 1 });
  });

  it('while a key is on screen counts as well: an older password turns OTP on no more (E1)', () => {
    const setting = { ...newAccount('alice'), pending: {} as Account['pending'] };

    expect(passwordChanged(setting, at())).toMatchObject({
      next: { loginEpoch: 1, pending: setting.pending },
      events: [{ type: 'password_changed' }],
    });
  });

  it('of an account without OTP is nothing to write down', () => {
    expect(passwordChanged(newAccount('alice'), at())).toEqual({ result: null });
  });
});
