import { describe, expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import { completePolicy } from '../policy/policy.ts';
import {
  at,
  complete,
  confirmed,
  dayMs,
  handedSms,
  kinds,
  next,
  proving,
  start,
  texted,
  user,
} from './testing/stages.ts';

describe('the last step', () => {
  const wrong = { refuse: { code: 'wrong_code' } };

  it('takes the code from its hand-over until its time is over (P1)', () => {
    expect(complete(texted)).toMatchObject(wrong);
    expect(kinds(complete(handedSms, at(299_999)))).toEqual(['recovered']);
    expect(complete(handedSms, at(300_000))).toMatchObject(wrong);
    expect(complete(handedSms, at(), { smsCode: undefined })).toMatchObject(wrong);
    expect(complete(handedSms, at(1_800_000))).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('without a CAPTCHA says no word about the code, and charges nothing (Q1)', () => {
    for (const captchaIsRight of [undefined, false]) {
      const right = complete(handedSms, at(), { captchaIsRight });
      const guess = complete(handedSms, at(), { captchaIsRight, smsCode: '00000000' });

      expect([right, guess]).toEqual(Array(2).fill({ refuse: { code: 'captcha_failed' } }));
    }
  });

  it('counts what was wrong, and the fifth ends the recovery (R10)', () => {
    const sms = proving(handedSms).sms as NonNullable<ProvingFlow['sms']>;
    const fourth: Account = {
      ...handedSms,
      recovery: { ...proving(handedSms), sms: { ...sms, failures: 3 } },
    };
    const refused = complete(fourth, at(), { smsCode: '00000000' });
    const ended = complete(next(refused), at(), { smsCode: '00000000' });

    expect(refused).toMatchObject({
      ...wrong,
      events: [{ type: 'recovery_code_refused', failures: 4 }],
    });
    expect(ended).toMatchObject({
      events: [
        { type: 'recovery_code_refused', failures: 5 },
        { type: 'recovery_ended', reason: 'too_many_attempts' },
      ],
      refuse: { code: 'too_many_attempts' },
    });
    expect(next(ended).recovery).toBeNull();
  });

  it('turns OTP off at once where there is no cooling-off, and forgets every failure', () => {
    const failed = { failures: 4, blockedUntil: null };
    const attempts = { code: { ...failed, failures: 100 }, password: failed, activation: failed };
    const decision = complete({ ...handedSms, attempts });

    expect(decision).toMatchObject({
      result: null,
      messages: [
        {
          id: 'flow-1:announce',
          body: { channel: 'task', content: { kind: 'announce', flowId: 'flow-1' } },
          dropAt: start + 30 * dayMs,
        },
      ],
    });
    expect(decision).toMatchObject({ events: [{ type: 'recovered', by: 'recovery' }] });
    expect(next(decision)).toMatchObject({
      ...{ authenticators: [], pending: null, recovery: null },
      sessions: { endedAt: start }, // whatever was signed in before is over (E5)
    });
    for (const lane of ['code', 'password', 'activation'] as const) {
      expect(next(decision).attempts[lane].failures).toBe(0);
    }
  });

  it('begins the cooling-off otherwise: OTP stays on, and its time does not run yet', () => {
    const policy = completePolicy({ coolingOffSeconds: 60 });
    const decision = complete(handedSms, at(0, policy));

    expect(decision).toMatchObject({
      events: [{ type: 'recovery_waiting', by: 'recovery' }],
      result: null,
    });
    expect(next(decision)).toMatchObject({
      authenticators: handedSms.authenticators,
      recovery: {
        ...{ phase: 'waiting', id: 'flow-1', by: 'recovery', requestIds: [] },
        ...{ since: start, waitSeconds: 60, effectiveAt: null },
      },
    });
  });

  it('ends the recovery when a contact was changed meanwhile (R8)', () => {
    const changed = { ...user, email: 'other@example.test' };

    expect(complete(handedSms, at(), { user: changed })).toMatchObject({
      events: [{ type: 'recovery_ended', reason: 'contacts_changed' }],
      refuse: { code: 'flow_state' },
    });
  });

  it('of a policy without SMS comes right after the link (R2)', () => {
    const policy = completePolicy({ recoveryProofs: ['mail', 'captcha'] });
    const smsCode = undefined;

    expect(kinds(complete(confirmed, at(0, policy), { smsCode }))).toEqual(['recovered']);
    expect(kinds(complete(texted, at(0, policy), { smsCode }))).toEqual(['recovery_ended']);
    expect(kinds(complete(confirmed))).toEqual(['recovery_ended']); // with one it does not
  });
});
