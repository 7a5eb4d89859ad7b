import { describe, expect, it } from 'vitest';
import { newAccount } from '../account/account.ts';
import type { User } from '../account/user.ts';
import { completePolicy } from '../policy/policy.ts';
import { slackMs } from '../time/bounds.ts';
import { canRecover, noteContactsChange, refuseRecovery } from './eligibility.ts';
import { at, dayMs, defaults, frozen, on, start, user } from './testing/stages.ts';

describe('who can be recovered', () => {
  const mailOnly = completePolicy({ recoveryProofs: ['mail'] });

  it('whoever has verified what the proofs need', () => {
    const noPhone: User = { ...user, phone: undefined };
    const noMail: User = { ...user, email: undefined };

    expect([canRecover(user, defaults), canRecover(user, mailOnly)]).toEqual([true, true]);
    expect([canRecover(noPhone, defaults), canRecover(noPhone, mailOnly)]).toEqual([false, true]);
    expect(canRecover(noMail, mailOnly)).toBe(false);
  });

  it('only who has a number of one of the countries that the policy names (P2)', () => {
    const policy = completePolicy({ smsPrefixes: ['+43', '+420'] });

    expect(canRecover(user, policy)).toBe(true);
    expect(canRecover({ ...user, phone: '+4955500043' }, policy)).toBe(false);
    expect(canRecover({ ...user, phone: '+49555000420' }, policy)).toBe(false);
  });

  it.each([
    ['+1234567', true],
    ['+123456', false],
    ['+123456789012345', true],
    ['+1234567890123456', false],
    ['+0234567890', false],
    ['420555000101', false],
    ['00+420555000101', false],
    ['+420555000101 ', false],
  ])('an SMS to %s: %s (P4)', (phone, can) => {
    expect(canRecover({ ...user, phone }, defaults)).toBe(can);
  });
});

describe('why a recovery is refused', () => {
  it('is told by its reason: off, frozen, support alone', () => {
    expect(refuseRecovery(newAccount('alice'), user, at())).toEqual({ code: 'not_enabled' });
    expect(refuseRecovery(frozen(on), user, at())).toEqual({
      ...{ code: 'not_allowed', reason: 'frozen', retryAfterSeconds: 86_400 },
    });
    expect(refuseRecovery(on, { ...user, recovery: 'support_only' }, at())).toEqual({
      ...{ code: 'not_allowed', reason: 'support_only' },
    });
    expect(refuseRecovery(on, user, at())).toBeUndefined();
  });

  it('is a change of contacts for a day, to the millisecond (R11, attack 64)', () => {
    const changed = { ...user, contactsChangedAt: start };

    expect(refuseRecovery(on, changed, at(dayMs - 1))).toEqual({
      ...{ code: 'not_allowed', reason: 'contact_changed', retryAfterSeconds: 1 },
    });
    expect(refuseRecovery(on, changed, at(dayMs))).toBeUndefined();
    expect(refuseRecovery(on, { ...user, contactsChangedAt: 1e11 }, at())).toBeUndefined();
  });

  it('is a change of contacts that is a little ahead as well: clocks differ (R11)', () => {
    const soon = { ...user, contactsChangedAt: start + slackMs };

    expect(refuseRecovery(on, soon, at())?.retryAfterSeconds).toBe(86_405);
    expect(noteContactsChange(on, soon, start)).toBe(on); // and nothing has to be noted of it
  });

  it('never asks anybody to wait for longer than the quiet time, however far ahead it is (R11)', () => {
    const ahead = { ...user, contactsChangedAt: start + 1000 * dayMs };
    const noted = noteContactsChange(on, ahead, start);

    expect(refuseRecovery(on, ahead, at())?.retryAfterSeconds).toBe(86_400);
    expect(noted.contactsChange).toEqual({ given: start + 1000 * dayMs, heardAt: start });
    expect(noteContactsChange(noted, ahead, start + 1)).toBe(noted); // heard of once
    expect(refuseRecovery(noted, ahead, at(dayMs - 1))?.retryAfterSeconds).toBe(1);
    expect(refuseRecovery(noted, ahead, at(dayMs))).toBeUndefined();
  });

  it('without a change has nothing to note', () => {
    expect(noteContactsChange(on, user, start)).toBe(on);
  });
});
