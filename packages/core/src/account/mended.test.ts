/** An account whose instants were written by a clock that was ahead, or behind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePolicy } from '../policy/policy.ts';
import { slackMs } from '../time/bounds.ts';
import { type Account, type Attempts, newAccount } from './account.ts';
import { mended } from './mended.ts';
import type { ProvingFlow, WaitingFlow } from './recovery-flow.ts';

const policy = completePolicy();
const now = 1_769_850_000_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const parameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const secret = { messageId: 'm', hash: 'k.h', expiresAt: null, requestedAt: now, sends: 1 };

/** What a recovery, a notice, a wait … looked like when they were written at a moment. */
function writtenAt(moment: number, flow: 'proving' | 'waiting'): Account {
  const attempts = (failures: number, waitSeconds: number): Attempts => ({
    failures,
    blockedUntil: moment + waitSeconds * 1000,
  });
  const proving: ProvingFlow = {
    ...{ phase: 'proving', id: 'f', stage: 'texted', contacts: 'c', factor: 'a' },
    expiresAt: moment + policy.recoverySeconds * 1000,
    link: { ...secret, expiresAt: moment + 300_000, requestedAt: moment },
    sms: { ...secret, expiresAt: moment + 300_000, requestedAt: moment, failures: 2 },
    smsGrant: { id: 'g', at: moment },
  };
  const waiting: WaitingFlow = {
    ...{ phase: 'waiting', id: 'f', by: 'support', requestIds: ['r'], since: moment },
    ...{ waitSeconds: 86_400, effectiveAt: moment + dayMs },
  };
  const waitSeconds = flow === 'waiting' ? waiting.waitSeconds : 0;
  return {
    ...newAccount('alice'),
    changedAt: moment,
    authenticators: [
      {
        ...{ id: 'a', name: 'Phone', sealedKey: '1.k.A', ...parameters },
        ...{ lastStep: 7, recentSteps: [7], addedAt: moment, lastUsedAt: moment },
      },
    ],
    pending: {
      ...{ id: 'p', sealedKey: '1.k.B', ...parameters, failures: 0 },
      expiresAt: moment + policy.enrolmentSeconds * 1000,
    },
    enrolments: { since: moment, uses: 3 },
    attempts: { code: attempts(5, 30), password: attempts(6, 60), activation: attempts(12, 900) },
    spentLogins: [{ id: 'l', expiresAt: moment + 600_000 }],
    sessions: { endedAt: moment, loggedOut: [{ id: 's', at: moment }] },
    recovery: flow === 'proving' ? proving : waiting,
    recoveryStarts: [{ at: moment, network: 'n', isConfirmed: true }],
    contactsChange: { given: moment + 10 * dayMs, heardAt: moment },
    notices: [
      {
        ...{ about: 'f:waiting', hash: 'k.h' },
        expiresAt: moment + (policy.noticeSeconds + waitSeconds) * 1000,
      },
    ],
    frozenUntil: moment + policy.freezeSeconds * 1000,
  };
}

const aheads: [string, number][] = [
  ['a minute', 60_000],
  ['an hour', hourMs],
  ['a day', dayMs],
  ['a year', 365 * dayMs],
];

describe('an account that was written by a right clock', () => {
  it.each([0, 1, hourMs, 365 * dayMs])('%i ms ago is left as it is', (ago) => {
    const account = writtenAt(now - ago, 'proving');

    expect(mended(account, { now, policy })).toBe(account);
    expect(mended({ ...account, changedAt: null }, { now, policy })).toEqual({
      ...account,
      changedAt: null,
    });
  });

  it('is the same object where there is nothing to mend, so that nothing is written', () => {
    const account = { ...writtenAt(now - 1, 'waiting'), changedAt: null };

    expect(mended(account, { now, policy })).toBe(account);
    expect(mended(newAccount('alice'), { now, policy })).toEqual(newAccount('alice'));
  });

  it('is not looked at, whatever lies in it: it was mended when it was written', () => {
    const account = { ...newAccount('alice'), changedAt: now, frozenUntil: now + 365 * dayMs };

    expect(mended(account, { now, policy })).toBe(account);
    expect(mended({ ...account, changedAt: now + 1 }, { now, policy }).frozenUntil).toBe(
      now + dayMs,
    );
  });
});

describe('an account that was written a second ahead', () => {
  it('loses nothing that people are doing: clocks are set back by a second now and then', () => {
    const { pending, recovery, recoveryStarts, enrolments, ...rest } = writtenAt(
      now + 1000,
      'proving',
    );
    const right = mended(
      { pending, recovery, recoveryStarts, enrolments, ...rest },
      { now, policy },
    );

    expect(right).toMatchObject({ pending, recoveryStarts, enrolments });
    expect(right.recovery).toMatchObject({ expiresAt: now + 1000 + 1_800_000 });
    expect(right.recovery).toMatchObject({ link: { expiresAt: now + 301_000, requestedAt: now } });
  });

  it('still makes nobody wait longer than the policy says', () => {
    const { attempts, frozenUntil } = mended(writtenAt(now + 1000, 'proving'), { now, policy });

    expect(attempts.code.blockedUntil).toBe(now + 30_000);
    expect(frozenUntil).toBe(now + dayMs);
  });

  it('is over from the first millisecond beyond the slack', () => {
    const atSlack = mended(writtenAt(now + slackMs, 'proving'), { now, policy });
    const beyond = mended(writtenAt(now + slackMs + 1, 'proving'), { now, policy });

    expect(atSlack.pending?.expiresAt).toBe(now + slackMs + 600_000);
    expect(beyond.pending?.expiresAt).toBe(0);
    expect([atSlack, beyond].map(({ recoveryStarts }) => recoveryStarts.length)).toEqual([1, 0]);
    expect([atSlack, beyond].map(({ enrolments }) => enrolments.uses)).toEqual([3, 0]);
  });
});

describe.each(aheads)('an account that was written %s ahead', (_, aheadMs) => {
  const account = writtenAt(now + aheadMs, 'proving');
  const right = () => mended(account, { now, policy });
  const waiting = () => mended(writtenAt(now + aheadMs, 'waiting'), { now, policy });

  it('is mended as well where nobody knows when it was: an older version has written it', () => {
    const unknown = { ...account, changedAt: null };

    expect(mended(unknown, { now, policy })).toEqual({ ...right(), changedAt: null });
  });

  it('keeps every count, and each wait is its own length from now on (L3, L5)', () => {
    expect(right().attempts).toEqual({
      code: { failures: 5, blockedUntil: now + 30_000 },
      password: { failures: 6, blockedUntil: now + 60_000 },
      activation: { failures: 12, blockedUntil: now + 900_000 },
    });
  });

  it('is frozen for the freeze of the policy, and no longer', () => {
    expect(right().frozenUntil).toBe(now + policy.freezeSeconds * 1000);
  });

  it('has no key on screen any more (E2)', () => {
    expect(right().pending).toEqual({ ...account.pending, expiresAt: 0 });
  });

  it('has no recovery any more: neither link nor code nor grant lives on (R3, P1)', () => {
    expect(right().recovery).toEqual({
      ...(account.recovery as ProvingFlow),
      expiresAt: 0,
      link: { ...secret, expiresAt: 0, requestedAt: now },
      sms: { ...secret, expiresAt: 0, requestedAt: now, failures: 2 },
      smsGrant: { id: 'g', at: now },
    });
  });

  it('waits for OTP to go off the whole wait from now, so that the owner has it (U1)', () => {
    expect(waiting().recovery).toEqual({
      ...(writtenAt(now + aheadMs, 'waiting').recovery as WaitingFlow),
      since: now,
      effectiveAt: now + dayMs,
    });
  });

  it('keeps the links of notices for their own life, a wait included (D1, R9)', () => {
    expect(right().notices).toEqual([
      { about: 'f:waiting', hash: 'k.h', expiresAt: now + 7 * dayMs },
    ]);
    expect(waiting().notices[0]?.expiresAt).toBe(now + 8 * dayMs);
  });

  it('has used up no recoveries and no enrolments (R10, G2)', () => {
    expect(right().recoveryStarts).toEqual([]);
    expect(right().enrolments).toEqual({ since: 0, uses: 0 });
  });

  it('says of nothing that it happened later than now', () => {
    expect(right().authenticators).toEqual([
      { ...account.authenticators[0], addedAt: now, lastUsedAt: now },
    ]);
    expect(right().sessions).toEqual({ endedAt: now, loggedOut: [{ id: 's', at: now }] });
    expect(right().contactsChange).toEqual({ ...account.contactsChange, heardAt: now });
  });

  it('keeps what is nobody’s wait and nobody’s life: spent log-ins, steps, epoch (A4, C4)', () => {
    const { spentLogins, loginEpoch, changedAt } = account;

    expect(right()).toMatchObject({ spentLogins, loginEpoch, changedAt });
    expect(right().authenticators[0]).toMatchObject({ lastStep: 7, recentSteps: [7] });
  });

  it('stays over when the clock is set back further (E2, R3, P1)', () => {
    const again = mended({ ...right(), changedAt: now }, { now: now - 600_000, policy });

    expect(again.pending?.expiresAt).toBe(0);
    expect(again.recovery).toMatchObject({ expiresAt: 0, link: { expiresAt: 0 } });
  });

  it('is mended once: a second time changes nothing', () => {
    const once = right();

    expect(mended({ ...once, changedAt: now }, { now, policy })).toEqual({
      ...once,
      changedAt: now,
    });
    expect(mended(once, { now, policy })).toBe(once);
  });
});

it('an account without any of it has nothing to mend', () => {
  const bare: Account = { ...newAccount('alice'), changedAt: now + 365 * dayMs };

  expect(mended(bare, { now, policy })).toBe(bare);
  const untold: WaitingFlow = {
    ...{ phase: 'waiting', id: 'f', by: 'recovery', requestIds: [], since: now },
    ...{ waitSeconds: 60, effectiveAt: null },
  };
  expect(mended({ ...bare, recovery: untold }, { now, policy }).recovery).toEqual(untold);
  const mailed = { ...writtenAt(now, 'proving').recovery, link: secret, sms: null } as ProvingFlow;
  const { smsGrant: _, ...ungranted } = mailed;
  const right = mended({ ...bare, recovery: ungranted }, { now, policy });
  expect(right.recovery).toEqual(ungranted);
  expect(right.recovery).not.toHaveProperty('smsGrant');
});

it('nobody waits longer than the policy’s maximum and nothing lives longer, whatever the clock did', () => {
  const anyMs = fc.integer({ min: -(400 * dayMs), max: 400 * dayMs });
  const anyFlow = fc.constantFrom('proving' as const, 'waiting' as const);
  const lives = (end: number, seconds: number) =>
    expect(end - now).toBeLessThanOrEqual(seconds * 1000 + slackMs);

  fc.assert(
    fc.property(anyMs, anyFlow, (offsetMs, kind) => {
      const account = mended(writtenAt(now + offsetMs, kind), { now, policy });
      const { pending, recovery, attempts, notices, frozenUntil, sessions } = account;

      lives(pending?.expiresAt ?? 0, policy.enrolmentSeconds);
      lives(frozenUntil ?? 0, policy.freezeSeconds);
      lives(attempts.code.blockedUntil ?? 0, 30);
      lives(attempts.password.blockedUntil ?? 0, 60);
      lives(attempts.activation.blockedUntil ?? 0, policy.longestWaitSeconds);
      lives(notices[0]?.expiresAt ?? 0, policy.noticeSeconds + (kind === 'waiting' ? 86_400 : 0));
      expect(sessions.endedAt).toBeLessThanOrEqual(now);
      if (recovery?.phase === 'waiting') lives(recovery.effectiveAt ?? 0, recovery.waitSeconds);
      if (recovery?.phase !== 'proving') return;
      lives(recovery.expiresAt, policy.recoverySeconds);
      lives(recovery.link.expiresAt ?? 0, policy.recoveryLinkSeconds);
      lives(recovery.sms?.expiresAt ?? 0, policy.recoveryCodeSeconds);
    }),
  );
});
