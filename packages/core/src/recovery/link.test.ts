import { describe, expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import type { User } from '../account/user.ts';
import { openLink } from './link.ts';
import {
  at,
  authenticator,
  confirmed,
  dayMs,
  frozen,
  handed,
  kinds,
  mailed,
  next,
  on,
  open,
  proving,
  start,
  user,
  waiting,
} from './testing/stages.ts';

describe('following the link', () => {
  it('is possible from the hand-over until its time is over, and once (R3)', () => {
    const invalid = { refuse: { code: 'link_invalid' } };

    expect(open(mailed, at())).toEqual(invalid);
    expect(open(handed, at(299_999))).toMatchObject({ result: { flowId: 'flow-1' } });
    expect(open(handed, at(300_000))).toEqual(invalid);
    expect(open(confirmed, at())).toEqual(invalid);
    expect(open(on, at())).toEqual(invalid);
    expect(open(waiting, at())).toEqual(invalid);
    expect(open(handed, at(), { token: 'token-2' })).toEqual(invalid);
    const late: Account = {
      ...handed,
      recovery: { ...proving(handed), link: { ...proving(handed).link, expiresAt: start + dayMs } },
    };
    expect(open(late, at(1_799_999))).toMatchObject({ result: { flowId: 'flow-1' } });
    expect(open(late, at(1_800_000))).toEqual(invalid); // the recovery itself is over
  });

  it('makes its start one of the month, and leaves those of others as they are (R10)', () => {
    const earlier = { at: start - 1, network: 'elsewhere', isConfirmed: false };
    const recoveryStarts = [earlier, ...handed.recoveryStarts];

    expect(next(open({ ...handed, recoveryStarts })).recoveryStarts).toEqual([
      ...[earlier, { at: start, network: 'home', isConfirmed: true }],
    ]);
  });

  it('charges a wrong password to the password, and is blocked with it (L5)', () => {
    const wrong = { passwordIsRight: false, loginEpoch: 0 };
    const facts = { user, token: 'token-1', isPending: false, password: wrong };
    const refused = openLink(handed, facts, at());

    expect(refused).toMatchObject({
      events: [{ type: 'password_refused', purpose: 'recovery', failures: 1 }],
      refuse: { code: 'wrong_password' },
    });
    expect(next(refused).attempts).toMatchObject({
      password: { failures: 1 },
      code: { failures: 0 },
    });
    expect(proving(next(refused)).stage).toBe('mailed');
    const attempts = { ...handed.attempts, password: { failures: 5, blockedUntil: start + 1 } };
    const blocked = { ...handed, attempts };
    const right = { ...facts, password: { ...wrong, passwordIsRight: true } };
    expect(openLink(blocked, right, at())).toEqual({
      refuse: { code: 'too_many_attempts', retryAfterSeconds: 1 },
    });
    expect(kinds(open(blocked, at()))).toEqual(['recovery_confirmed']); // it was given already
  });

  it('takes a password that was changed while it was looked at for a wrong one (R3)', () => {
    const facts = { user, token: 'token-1', isPending: false };
    const rightFor = (loginEpoch: number) => ({ passwordIsRight: true, loginEpoch });
    const changed = { ...handed, loginEpoch: 1 };

    expect(openLink(changed, { ...facts, password: rightFor(0) }, at())).toMatchObject({
      refuse: { code: 'wrong_password' },
    });
    expect(kinds(openLink(changed, { ...facts, password: rightFor(1) }, at()))).toEqual([
      'recovery_confirmed',
    ]);
  });

  it('without a password asks for one, and uses nothing up (R1)', () => {
    const facts = { user, token: 'token-1', isPending: false, password: undefined };

    expect(openLink(handed, facts, at())).toEqual({ refuse: { code: 'login_required' } });
  });

  it.each<[string, Partial<User>, Partial<Account>]>([
    ['the e-mail', { email: 'other@example.test' }, {}],
    ['the phone', { phone: '+420555000199' }, {}],
    ['the phone, which is gone', { phone: undefined }, {}],
    ['the authenticator', {}, { authenticators: [{ ...authenticator, id: 'two' }] }],
    ['the number of authenticators', {}, { authenticators: [authenticator, authenticator] }],
  ])('ends the recovery when %s is not what it was (R8)', (_, known, changes) => {
    const decision = open({ ...handed, ...changes }, at(), { user: { ...user, ...known } });

    expect(decision).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
    expect(next(decision).recovery).toBeNull();
  });

  it('ends the recovery when it is not allowed any more, and says why (R8)', () => {
    const refusals = [
      open(handed, at(), { user: { ...user, recovery: 'support_only' } }),
      open(frozen(handed), at()),
      open(handed, at(), { user: { ...user, contactsChangedAt: start } }),
    ];

    expect(refusals.map((each) => 'refuse' in each && each.refuse)).toEqual([
      { code: 'not_allowed', reason: 'support_only' },
      { code: 'not_allowed', reason: 'frozen', retryAfterSeconds: 86_400 },
      { code: 'not_allowed', reason: 'contact_changed', retryAfterSeconds: 86_400 },
    ]);
    for (const refused of refusals) expect(next(refused).recovery).toBeNull();
  });

  it('is dead in a recovery from before a restored backup (attack 34)', () => {
    const restored = (restoredAt: number) => open(handed, { ...at(), restoredAt });

    expect(restored(start + 1)).toEqual({ refuse: { code: 'link_invalid' } });
    expect(restored(start)).toMatchObject({ result: { flowId: 'flow-1' } });
  });
});
