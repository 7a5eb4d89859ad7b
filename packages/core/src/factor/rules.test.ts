/** The rules alone, on accounts that the use cases cannot make yet or only in a race. */
import { describe, expect, it } from 'vitest';
import { type Account, type Authenticator, newAccount } from '../account/account.ts';
import type { Circumstances } from '../account/decision.ts';
import { completePolicy } from '../policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { openKey, sealKey } from '../sealing/sealed-key.ts';
import { activate, deactivate, reset } from './enrolment.ts';
import { secondFactorOf } from './login-state.ts';
import { makeKey, onScreen } from './shared-key.ts';
import { showSharedKey } from './shared-key-again.ts';
import { statusOf } from './status.ts';
import { codeAtStep } from './totp.ts';
import { checkCode, completeLogin } from './verification.ts';

const ring = parseKeyRing(generateKeyRing());
const policy = completePolicy();
const step = 59_000_000;
const now = step * 30_000;
const at: Circumstances = { now, policy, ring };
const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const user = { label: 'alice', contacts: { email: 'verified', phone: 'verified' } } as const;
const told = { user, noticeId: 'n', token: 't', link: undefined };
const right = { ...told, passwordIsRight: true, loginEpoch: 0 };

function authenticatorWith(key: Uint8Array, changes: Partial<Authenticator> = {}): Authenticator {
  const id = changes.id ?? 'one';
  return {
    ...{ id, name: id, sealedKey: sealKey(ring, key, { userId: 'alice', authenticatorId: id }) },
    ...{ ...sha1, lastStep: 0, recentSteps: [], addedAt: now - 1000, lastUsedAt: 0, ...changes },
  };
}

function accountWith(...authenticators: Authenticator[]): Account {
  return { ...newAccount('alice'), authenticators };
}

const firstKey = Buffer.from('12345678901234567890');
const secondKey = Buffer.from('09876543210987654321');

describe('two authenticators of one account', () => {
  const first = authenticatorWith(firstKey);
  const second = authenticatorWith(secondKey, { id: 'two' });
  const account = accountWith(first, second);

  it('both open it, and only the one that was used has a spent step', () => {
    const code = codeAtStep(secondKey, step, sha1);

    const decision = checkCode(account, { code, purpose: 'log_in' }, at);

    expect(decision).toMatchObject({ result: { authenticatorId: 'two', at: now } });
    const next = 'next' in decision ? decision.next.authenticators : [];
    expect(next.map(({ id, lastStep, lastUsedAt }) => [id, lastStep, lastUsedAt])).toEqual([
      ['one', 0, 0],
      ['two', step, now],
    ]);
  });

  it('share one counter: a wrong code is one failure, not two', () => {
    const decision = checkCode(account, { code: '000000', purpose: 'log_in' }, at);

    expect('next' in decision && decision.next.attempts.code.failures).toBe(1);
  });

  it('may show the same code: the one that has not spent it counts', () => {
    const code = codeAtStep(firstKey, step, sha1);
    const spent = authenticatorWith(firstKey, { lastStep: step });
    const fresh = authenticatorWith(firstKey, { id: 'two' });

    const decision = checkCode(accountWith(spent, fresh), { code, purpose: 'log_in' }, at);

    expect(decision).toMatchObject({ result: { authenticatorId: 'two' } });
  });

  it('of six and of eight digits each take a code of their own length', () => {
    const long = authenticatorWith(secondKey, { id: 'two', digits: 8 });
    const mixed = accountWith(first, long);
    const eight = codeAtStep(secondKey, step, { ...sha1, digits: 8 });

    const decisions = [eight, codeAtStep(firstKey, step, sha1), '1234567'].map((code) =>
      checkCode(mixed, { code, purpose: 'log_in' }, at),
    );

    expect(decisions[0]).toMatchObject({ result: { authenticatorId: 'two' } });
    expect(decisions[1]).toMatchObject({ result: { authenticatorId: 'one' } });
    expect(decisions[2]).toEqual({
      refuse: { code: 'invalid_input', fields: [{ field: 'code', reason: 'wrong_format' }] },
    });
  });

  it('of different lengths never take a code for the number it is', () => {
    // Counter 25193 of this key is 000039: as a number the same as eight digits 00000039.
    const early: Circumstances = { ...at, now: 25_193 * 30_000 };
    const mixed = accountWith(first, { ...second, digits: 8 });

    const decision = checkCode(mixed, { code: '00000039', purpose: 'log_in' }, early);

    expect(decision).toMatchObject({ refuse: { code: 'wrong_code' } });
  });

  it('make a mark count from the first of them on', () => {
    const addedAt = first.addedAt + 1; // no whole second
    const later = accountWith({ ...first, addedAt }, { ...second, addedAt: now });
    const ask = (verifiedAt: number) => {
      const mark = { userId: 'alice', sessionId: 's', verifiedAt };
      return secondFactorOf(later, { mark, sessionId: 's' }, at);
    };

    expect([ask(addedAt), ask(addedAt + 1)]).toEqual(['given', 'given']);
    expect(ask(addedAt - 2)).toBe('needed');
  });
});

describe('a pending log-in', () => {
  const account = accountWith(authenticatorWith(firstKey));
  const pending = { id: 'p1', userId: 'alice', openedAt: now - 599_999 };
  const code = codeAtStep(firstKey, step, sha1);

  it('of another user is none, even with a right code', () => {
    const decision = completeLogin(account, { pending: { ...pending, userId: 'bob' }, code }, at);

    expect(decision).toEqual({ refuse: { code: 'login_required' } });
  });

  it('is remembered as spent for twice its life: a clock may be set back meanwhile (A4)', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ id: `p-${index}`, expiresAt: now }));
    const spentLogins = [
      { id: 'over', expiresAt: now - 600_000 },
      { id: 'alive', expiresAt: now - 599_999 },
      ...many,
    ];

    const decision = completeLogin({ ...account, spentLogins }, { pending, code }, at);

    expect('next' in decision && decision.next.spentLogins).toEqual([
      { id: 'alive', expiresAt: now - 599_999 },
      ...[...many, { id: 'p1', expiresAt: now + 1 }],
    ]);
    expect(decision).toMatchObject({ events: [{ type: 'code_accepted', purpose: 'log_in' }] });
  });

  it('is one of forty-eight at most: a document is bounded, and so are codes within ten minutes', () => {
    const spentLogins = Array.from({ length: 60 }, (_, index) => ({
      id: `p-${index}`,
      expiresAt: now,
    }));

    const decision = completeLogin({ ...account, spentLogins }, { pending, code }, at);

    const kept = 'next' in decision ? decision.next.spentLogins : [];
    expect(kept).toHaveLength(48);
    expect([kept[0]?.id, kept.at(-1)?.id]).toEqual(['p-13', 'p1']);
  });

  it('is one of the last eight that are remembered whatever the clock says (A4)', () => {
    const spentLogins = Array.from({ length: 9 }, (_, index) => ({
      id: `p-${index}`,
      expiresAt: 0,
    }));

    const decision = completeLogin({ ...account, spentLogins }, { pending, code }, at);

    expect('next' in decision && decision.next.spentLogins).toEqual([
      ...[...spentLogins.slice(2), { id: 'p1', expiresAt: now + 1 }],
    ]);
  });
});

describe('what changed between the first look and the decision', () => {
  it('stops showing the key: the owner has just objected, or has turned OTP off', () => {
    const code = codeAtStep(firstKey, step, sha1);
    const facts = { ...right, code };
    const frozen = { ...accountWith(authenticatorWith(firstKey)), frozenUntil: now + 1 };

    expect(showSharedKey(frozen, facts, at)).toEqual({
      refuse: { code: 'not_allowed', reason: 'frozen', retryAfterSeconds: 1 },
    });
    expect(showSharedKey(newAccount('alice'), facts, at)).toEqual({
      refuse: { code: 'not_enabled' },
    });
  });

  it('stops a disabling: another request has just used up the attempts', () => {
    const account = accountWith(authenticatorWith(firstKey));
    const attempts = { ...account.attempts, password: { failures: 5, blockedUntil: now + 1 } };
    const code = codeAtStep(firstKey, step, sha1);

    const decision = deactivate({ ...account, attempts }, { ...right, code }, at);

    expect(decision).toEqual({ refuse: { code: 'too_many_attempts', retryAfterSeconds: 1 } });
  });

  it('stops an activation: another window has just turned OTP on, or dropped the key', () => {
    const spare = onScreen(makeKey('alice', ring, policy), now, policy);
    const facts = { ...right, code: '123456', name: 'x', spare };
    const on = accountWith(authenticatorWith(firstKey));

    const refusals = [
      activate(on, { ...facts, enrolmentId: undefined }, at),
      activate(newAccount('alice'), { ...facts, enrolmentId: undefined }, at),
      activate(newAccount('alice'), { ...facts, enrolmentId: 'p1' }, at),
    ];

    expect(refusals).toEqual([
      { refuse: { code: 'already_enabled' } },
      { refuse: { code: 'flow_state' } },
      { refuse: { code: 'flow_state' } },
    ]);
  });
});

describe('a password that was changed while it was looked at', () => {
  const code = codeAtStep(firstKey, step, sha1);
  const account = { ...accountWith(authenticatorWith(firstKey)), loginEpoch: 1 };
  const wrong = {
    refuse: { code: 'wrong_password' },
    next: { loginEpoch: 1, attempts: { password: { failures: 1 } } },
  };

  it('turns OTP off no more, and the code stays unspent (D1, R3)', () => {
    const decision = deactivate(account, { ...right, code }, at);

    expect(decision).toMatchObject(wrong);
    expect('next' in decision && decision.next.authenticators).toEqual(account.authenticators);
    expect(deactivate(account, { ...right, loginEpoch: 1, code }, at)).toHaveProperty('result');
  });

  it('shows no key any more (K1)', () => {
    expect(showSharedKey(account, { ...right, code }, at)).toMatchObject(wrong);
    expect(showSharedKey(account, { ...right, loginEpoch: 1, code }, at)).toHaveProperty('result');
  });

  it('turns OTP on no more, and the key on screen is replaced (E1, E3)', () => {
    const pending = onScreen(makeKey('alice', ring, policy), now, policy);
    const spare = onScreen(makeKey('alice', ring, policy), now, policy);
    const setting = { ...newAccount('alice'), pending, loginEpoch: 1 };
    const owner = { userId: 'alice', authenticatorId: pending.id };
    const own = codeAtStep(openKey(ring, pending.sealedKey, owner), step, sha1);
    const facts = { ...right, code: own, name: 'x', spare, enrolmentId: pending.id };

    const decision = activate(setting, facts, at);

    expect(decision).toMatchObject({ ...wrong, next: { ...wrong.next, pending: spare } });
    expect(activate(setting, { ...facts, loginEpoch: 1 }, at)).toHaveProperty('result');
  });
});

describe('turning OTP on and off', () => {
  it('ends every session from before, on this side of the commit (E5)', () => {
    const account = accountWith(authenticatorWith(firstKey));
    const code = codeAtStep(firstKey, step, sha1);

    const off = deactivate(account, { ...right, code }, at);

    expect('next' in off && off.next.sessions.endedAt).toBe(now);
    const cleared = reset(account, { actor: 'operator', announcedAs: undefined }, at);
    expect(cleared).toMatchObject({ next: { sessions: { endedAt: now }, loginEpoch: 1 } });
  });

  it('ends none where OTP was off already', () => {
    expect(reset(newAccount('alice'), { actor: 'operator', announcedAs: 'x' }, at)).toMatchObject({
      next: { sessions: { endedAt: null }, loginEpoch: 1 },
      messages: [],
    });
  });
});

describe('the status', () => {
  const seen = { user, recovery: 'support_only' } as const;
  const pending = onScreen(makeKey('alice', ring, policy), now, policy);
  const blocked = { failures: 5, blockedUntil: now + 30_000 };

  it('calls a key on screen pending until the moment it runs out', () => {
    const account = { ...newAccount('alice'), pending };

    expect(statusOf(account, seen, at).state).toBe('pending');
    expect(statusOf(account, seen, { ...at, now: pending.expiresAt - 1 }).state).toBe('pending');
    expect(statusOf(account, seen, { ...at, now: pending.expiresAt }).state).toBe('off');
  });

  it('tells of a wait only while it lasts, and only with OTP on', () => {
    const attempts = { ...newAccount('alice').attempts, code: blocked };
    const on = { ...accountWith(authenticatorWith(firstKey)), attempts };

    expect(statusOf(on, seen, at)).toMatchObject({
      state: 'blocked',
      blockedUntil: new Date(now + 30_000).toISOString(),
    });
    expect(statusOf(on, seen, { ...at, now: now + 30_000 })).toMatchObject({ state: 'on' });
    expect(statusOf(on, seen, { ...at, now: now + 30_000 }).blockedUntil).toBeUndefined();
    const off = statusOf({ ...newAccount('alice'), attempts }, seen, at);
    expect([off.state, off.blockedUntil]).toEqual(['off', undefined]);
  });

  it('gives no end of the wait to an authenticator that was closed (L2)', () => {
    const attempts = { ...newAccount('alice').attempts, code: { ...blocked, failures: 100 } };
    const closed = statusOf({ ...accountWith(authenticatorWith(firstKey)), attempts }, seen, at);

    expect([closed.state, closed.blockedUntil]).toEqual(['blocked', undefined]);
  });

  it('does not end passwords as it ends codes: they only wait (L2)', () => {
    const account = accountWith(authenticatorWith(firstKey));
    const attempts = { ...account.attempts, password: { failures: 500, blockedUntil: now } };
    const code = codeAtStep(firstKey, step, sha1);

    const decision = deactivate({ ...account, attempts }, { ...right, code }, at);

    expect('result' in decision).toBe(true);
  });

  it('tells what the account is called, what a recovery asks for, and a freeze while it lasts', () => {
    const account = { ...newAccount('alice'), frozenUntil: now + 1 };
    const frozenUntil = new Date(now + 1).toISOString();

    expect(statusOf(account, seen, at)).toMatchObject({
      ...{ account: 'alice', recovery: 'support_only', frozenUntil },
      recoveryProofs: policy.recoveryProofs,
    });
    expect(statusOf(account, seen, { ...at, now: now + 1 })).not.toHaveProperty('frozenUntil');
  });
});
