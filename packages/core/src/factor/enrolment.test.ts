import { describe, expect, it, vi } from 'vitest';
import type { Account } from '../account/account.ts';
import type { ContactState, Enrolment } from '../contract/index.ts';
import type { Store } from '../ports/store.ts';
import {
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  pastedCodes,
  refusalOf,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

const alice = { userId: 'alice' };
const password = trialPassword;

describe('setting OTP', () => {
  it('hands out a shared key of 160 bits in base32 that appears nowhere else (C2)', async () => {
    const { keyfob } = trialKeyfob();

    const first = await keyfob.beginEnrolment(alice);
    const second = await keyfob.beginEnrolment(alice);

    expect(first.sharedKey).toMatch(/^[A-Z2-7]{32}$/);
    expect(second.sharedKey).not.toBe(first.sharedKey);
    expect(JSON.stringify(await keyfob.status(alice))).not.toContain(second.sharedKey);
  });

  it('tells the authenticator who asks and how codes are made', async () => {
    const { keyfob, clock } = trialKeyfob({ policy: { algorithm: 'SHA256', digits: 8 } });

    const enrolment = await keyfob.beginEnrolment(alice);

    expect(enrolment).toMatchObject({
      ...{ issuer: 'Example Host', account: 'alice@example.test' },
      ...{ algorithm: 'SHA256', digits: 8, periodSeconds: 30 },
      expiresAt: new Date(clock() + 600_000).toISOString(),
    });
    expect(enrolment.uri).toContain(`secret=${enrolment.sharedKey}`);
    expect(virtualAuthenticator(enrolment.uri)).toMatchObject({
      issuer: 'Example Host',
      account: 'alice@example.test',
    });
  });

  it('leaves log-in as it was until the key is proven (E2)', async () => {
    const { keyfob, clock } = trialKeyfob();

    await keyfob.beginEnrolment(alice);

    expect(await keyfob.beginLogin(alice)).toEqual({ next: 'signed_in', at: clock() });
    expect(await keyfob.status(alice)).toMatchObject({ state: 'pending', authenticators: [] });
  });

  it('turns OTP on with password and code, and log-in asks for the code from then on (E1)', async () => {
    const { keyfob, clock } = trialKeyfob();
    const { uri, id } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(clock());

    const { status, verifiedAt } = await keyfob.activate({
      ...alice,
      input: { password, code, name: 'Example phone', enrolmentId: id },
    });

    expect(verifiedAt).toBe(clock());
    expect(status.state).toBe('on');
    expect(status.authenticators).toEqual([
      {
        ...{ id, name: 'Example phone' },
        ...{ addedAt: '2026-01-31T09:30:00.000Z', lastUsedAt: '2026-01-31T09:30:00.000Z' },
      },
    ]);
    expect(await keyfob.beginLogin(alice)).toMatchObject({ next: 'code' });
  });

  it.each(pastedCodes)('takes a code as people type or paste it: %s (C9)', async (_, write) => {
    const { keyfob, clock } = trialKeyfob();
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = write(virtualAuthenticator(uri).codeAt(clock()));

    const { status } = await keyfob.activate({ ...alice, input: { password, code } });

    expect(status.state).toBe('on');
  });

  it('is told by mail, with a link for an owner who did not do it (D1)', async () => {
    const trial = trialKeyfob();
    const { keyfob, enrol, deliver, mail, sms } = trial;
    await enrol();
    await deliver();

    expect(mail.sent.map(({ content }) => content.kind)).toEqual(['otp_enabled']);
    expect(sms.sent).toEqual([]);
    const token = mailedToken(trial, 'alice@example.test', 'otp_enabled');
    expect(await keyfob.cancelRecovery({ input: { token } })).toMatchObject({ state: 'frozen' });
  });

  it('puts so many keys on screen within an hour and no more: each leaves an event (G2)', async () => {
    const { keyfob, clock } = trialKeyfob({ policy: { enrolmentsPerHour: 5 } });
    const begin = () => keyfob.beginEnrolment(alice);
    for (let times = 1; times <= 5; times += 1) await begin();
    clock.advanceSeconds(3_599);

    const refusal = await refusalOf(begin());

    expect(refusal).toMatchObject({ code: 'too_many_attempts', details: { retryAfterSeconds: 1 } });
    expect(await keyfob.events({ ...alice, limit: 100 })).toHaveLength(5);
    clock.advanceSeconds(1);
    for (let times = 1; times <= 5; times += 1) await begin();
    expect((await refusalOf(begin())).details.retryAfterSeconds).toBe(3_600);
  });

  it('spends the code of the activation: it is no log-in code (C7, attack 48)', async () => {
    const { keyfob, clock, pendingLogin } = trialKeyfob();
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(clock());
    await keyfob.activate({ ...alice, input: { password, code } });

    const login = keyfob.verify({ pending: await pendingLogin(), input: { code } });

    expect(await refusalOf(login)).toMatchObject({ code: 'code_already_used' });
  });

  it.each<['email' | 'phone', ContactState]>([
    ['email', 'missing'],
    ['email', 'unverified'],
    ['phone', 'missing'],
    ['phone', 'unverified'],
  ])('is refused while the contact %s is %s, saying which', async (kind, state) => {
    const users = memoryUsers({ alice: { password, contacts: { [kind]: state } } });
    const { keyfob } = trialKeyfob({ users });

    expect(await refusalOf(keyfob.beginEnrolment(alice))).toMatchObject({
      code: 'contact_not_verified',
      details: { missing: [kind] },
    });
    expect(await keyfob.status(alice)).toMatchObject({ state: 'off', missing: [kind] });
  });

  it('asks only for the contacts that the policy names', async () => {
    const users = memoryUsers({ alice: { password, contacts: { phone: 'missing' } } });
    const { keyfob } = trialKeyfob({ users, policy: { requiredContacts: ['email'] } });

    await expect(keyfob.beginEnrolment(alice)).resolves.toBeDefined();
  });

  it('is refused when a contact was lost between the key and its activation', async () => {
    const contacts: { phone: ContactState } = { phone: 'verified' };
    const users = memoryUsers({ alice: { password, contacts } });
    const { keyfob, clock } = trialKeyfob({ users });
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(clock());

    contacts.phone = 'unverified';
    const refusal = await refusalOf(keyfob.activate({ ...alice, input: { password, code } }));

    expect(refusal.code).toBe('contact_not_verified');
  });

  it('is dropped by a cancellation, twice without harm', async () => {
    const { keyfob, clock } = trialKeyfob();
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(clock());

    await keyfob.cancelEnrolment(alice);
    const status = await keyfob.cancelEnrolment(alice);

    expect(status.state).toBe('off');
    expect(await refusalOf(keyfob.activate({ ...alice, input: { password, code } }))).toMatchObject(
      { code: 'flow_state' },
    );
  });

  it('is refused for a user who does not exist any more', async () => {
    const { keyfob } = trialKeyfob();

    expect(await refusalOf(keyfob.beginEnrolment({ userId: 'nobody' }))).toMatchObject({
      code: 'login_required',
    });
  });
});

describe('a failed activation', () => {
  async function begun(policy = {}) {
    const trial = trialKeyfob({ policy });
    const enrolment = await trial.keyfob.beginEnrolment(alice);
    const authenticator = virtualAuthenticator(enrolment.uri);
    const codeNow = () => authenticator.codeAt(trial.clock());
    const wrongNow = () => authenticator.wrongCodeAt(trial.clock());
    return { ...trial, enrolment, codeNow, wrongNow };
  }

  it.each(['wrong_password', 'wrong_code'] as const)(
    'with %s answers with a new key, and the old one is dead (E3)',
    async (expected) => {
      const { keyfob, clock, enrolment, codeNow, wrongNow } = await begun();
      const input =
        expected === 'wrong_password'
          ? { password: 'wrong', code: codeNow() }
          : { password, code: wrongNow() };

      const refusal = await refusalOf(keyfob.activate({ ...alice, input }));
      const replaced = refusal.details.enrolment as Enrolment;

      expect(refusal.code).toBe(expected);
      expect(replaced.sharedKey).not.toBe(enrolment.sharedKey);
      const withOldKey = await refusalOf(
        keyfob.activate({ ...alice, input: { password, code: codeNow() } }),
      );
      expect(withOldKey.code).toBe('wrong_code');
      const newest = withOldKey.details.enrolment as Enrolment;
      const code = virtualAuthenticator(newest.uri).codeAt(clock());
      const { status } = await keyfob.activate({ ...alice, input: { password, code } });
      expect(status.state).toBe('on');
    },
  );

  it('never leaves OTP on (E3)', async () => {
    const { keyfob, wrongNow } = await begun();

    await refusalOf(keyfob.activate({ ...alice, input: { password, code: wrongNow() } }));

    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
  });

  it.each(['12345', '1234567', 'abcdef', '', '１２３４５'])(
    'with the malformed code %j is a field error and costs nothing (E3, C9)',
    async (code) => {
      const { keyfob, enrolment, codeNow } = await begun();

      const refusal = await refusalOf(keyfob.activate({ ...alice, input: { password, code } }));

      expect(refusal).toMatchObject({
        code: 'invalid_input',
        details: { fields: [{ field: 'code' }] },
      });
      const { status } = await keyfob.activate({
        ...alice,
        input: { password, code: codeNow(), enrolmentId: enrolment.id },
      });
      expect(status.state).toBe('on');
    },
  );

  it('keeps the key for as many attempts as the policy grants', async () => {
    const { keyfob, codeNow, wrongNow } = await begun({ activationAttempts: 2 });

    const first = await refusalOf(
      keyfob.activate({ ...alice, input: { password, code: wrongNow() } }),
    );

    expect(first.details.enrolment).toBeUndefined();
    const { status } = await keyfob.activate({ ...alice, input: { password, code: codeNow() } });
    expect(status.state).toBe('on');
  });

  it('after the key ran out brings a new one (E2)', async () => {
    const { keyfob, clock, codeNow } = await begun();
    clock.advanceSeconds(599);
    await expect(keyfob.status(alice)).resolves.toMatchObject({ state: 'pending' });

    clock.advanceSeconds(1);
    const refusal = await refusalOf(
      keyfob.activate({ ...alice, input: { password, code: codeNow() } }),
    );

    expect(refusal.code).toBe('flow_state');
    const fresh = refusal.details.enrolment as Enrolment;
    const code = virtualAuthenticator(fresh.uri).codeAt(clock());
    const { status } = await keyfob.activate({ ...alice, input: { password, code } });
    expect(status.state).toBe('on');
  });

  it('is limited: after five there is a wait, and the key on screen survives it (L3)', async () => {
    const { keyfob, clock } = await begun();
    for (let failures = 1; failures <= 5; failures += 1) {
      const { uri } = await keyfob.beginEnrolment(alice);
      const code = virtualAuthenticator(uri).wrongCodeAt(clock());
      await refusalOf(keyfob.activate({ ...alice, input: { password, code } }));
    }
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(clock());

    const refusal = await refusalOf(keyfob.activate({ ...alice, input: { password, code } }));

    expect(refusal).toMatchObject({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 30 },
    });
    clock.advanceSeconds(30);
    const later = virtualAuthenticator(uri).codeAt(clock());
    const { status } = await keyfob.activate({ ...alice, input: { password, code: later } });
    expect(status.state).toBe('on');
  });
});

describe('two windows of one person', () => {
  it('attack 8: the newer key wins, the older window hears of it and does no harm', async () => {
    const { keyfob, clock } = trialKeyfob();
    const older = await keyfob.beginEnrolment(alice);
    const newer = await keyfob.beginEnrolment(alice);
    const codeOf = ({ uri }: Enrolment) => virtualAuthenticator(uri).codeAt(clock());

    const refusal = await refusalOf(
      keyfob.activate({
        ...alice,
        input: { password, code: codeOf(older), enrolmentId: older.id },
      }),
    );

    expect(refusal).toMatchObject({ code: 'flow_state', details: {} });
    const { status } = await keyfob.activate({
      ...alice,
      input: { password, code: codeOf(newer), enrolmentId: newer.id },
    });
    expect(status.authenticators.map(({ id }) => id)).toEqual([newer.id]);
  });

  it('attack 9: a right and a wrong activation of one key at once never leave a dead key on', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { keyfob, clock } = trialKeyfob();
      const { uri } = await keyfob.beginEnrolment(alice);
      const authenticator = virtualAuthenticator(uri);
      const codes = [authenticator.codeAt(clock()), authenticator.wrongCodeAt(clock())];
      if (round % 2) codes.reverse();

      await Promise.allSettled(
        codes.map((code) => keyfob.activate({ ...alice, input: { password, code } })),
      );

      clock.advanceSeconds(30);
      const step = await keyfob.beginLogin(alice);
      if (step.next === 'signed_in') continue;
      const input = { code: authenticator.codeAt(clock()) };
      await expect(keyfob.verify({ pending: step.pending, input })).resolves.toBeDefined();
    }
  });
});

describe('an active authenticator', () => {
  it('survives every attempt to enrol anew (E3, E4)', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const authenticator = await enrol();
    const input = { password, code: authenticator.codeAt(clock()) };

    const refusals = [
      await refusalOf(keyfob.beginEnrolment(alice)),
      await refusalOf(keyfob.activate({ ...alice, input })),
      await refusalOf(
        keyfob.activate({ ...alice, input: { ...input, enrolmentId: 'some-other' } }),
      ),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill('already_enabled'));
    await expect(
      keyfob.verify({ pending: await pendingLogin(), input: { code: input.code } }),
    ).resolves.toBeDefined();
  });
});

describe('disabling OTP', () => {
  it('takes password and code, and nothing of the key stays (D1, D2)', async () => {
    const { keyfob, clock, enrol } = trialKeyfob();
    const authenticator = await enrol();

    const status = await keyfob.deactivate({
      ...alice,
      input: { password, code: authenticator.codeAt(clock()) },
    });

    expect(status).toMatchObject({ state: 'off', authenticators: [] });
    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
  });

  it('is told by mail, with a link for an owner who did not do it (D1)', async () => {
    const trial = trialKeyfob();
    const { keyfob, clock, enrol, deliver, mail, sms } = trial;
    const code = (await enrol()).codeAt(clock());
    await keyfob.deactivate({ ...alice, input: { password, code } });
    await deliver();

    expect(mail.sent.map(({ content }) => content.kind)).toEqual(['otp_enabled', 'otp_disabled']);
    expect(sms.sent).toEqual([]); // whoever has codes could have as many sent as they like (P2)
    const token = mailedToken(trial, 'alice@example.test', 'otp_disabled');
    expect(await keyfob.cancelRecovery({ input: { token } })).toMatchObject({ state: 'frozen' });
    expect(await refusalOf(keyfob.beginEnrolment(alice))).toMatchObject({
      ...{ code: 'not_allowed', details: { reason: 'frozen', retryAfterSeconds: 86_400 } },
    });
  });

  it('works where nobody can be told', async () => {
    const { keyfob, clock, enrol, deliver } = trialKeyfob({ recovery: undefined as never });
    const code = (await enrol()).codeAt(clock());

    const status = await keyfob.deactivate({ ...alice, input: { password, code } });
    await deliver();

    expect(status.state).toBe('off');
    expect(await keyfob.deliver()).toBe(0);
  });

  it('is refused with a wrong password, and the code stays unspent (D1, L5)', async () => {
    const { keyfob, clock, enrol } = trialKeyfob();
    const code = (await enrol()).codeAt(clock());

    const refusal = await refusalOf(
      keyfob.deactivate({ ...alice, input: { password: 'wrong', code } }),
    );

    expect(refusal.code).toBe('wrong_password');
    const status = await keyfob.deactivate({ ...alice, input: { password, code } });
    expect(status.state).toBe('off');
  });

  it('says nothing of the code while the password is wrong (D1)', async () => {
    const { keyfob, clock, enrol } = trialKeyfob();
    const authenticator = await enrol();
    const codes = [authenticator.codeAt(clock()), authenticator.wrongCodeAt(clock())];

    const refusals = await Promise.all(
      codes.map((code) =>
        refusalOf(keyfob.deactivate({ ...alice, input: { password: 'wrong', code } })),
      ),
    );

    expect(refusals.map(({ code }) => code)).toEqual(['wrong_password', 'wrong_password']);
  });

  it('limits wrong passwords in a lane of their own (L3, L5)', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const authenticator = await enrol();
    const attempt = (given: string) =>
      refusalOf(
        keyfob.deactivate({
          ...alice,
          input: { password: given, code: authenticator.codeAt(clock()) },
        }),
      );
    for (let failures = 1; failures <= 5; failures += 1) await attempt('wrong');

    expect(await attempt(password)).toMatchObject({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 30 },
    });
    const input = { code: authenticator.codeAt(clock()) };
    await expect(keyfob.verify({ pending: await pendingLogin(), input })).resolves.toBeDefined();
  });

  it('with a code spent at log-in says how long to wait, not that it is wrong (C4)', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const authenticator = await enrol();
    const code = authenticator.codeAt(clock());
    await keyfob.verify({ pending: await pendingLogin(), input: { code } });
    clock.advanceSeconds(12);

    const refusal = await refusalOf(keyfob.deactivate({ ...alice, input: { password, code } }));

    expect(refusal).toMatchObject({
      code: 'code_already_used',
      details: { retryAfterSeconds: 18 },
    });
    clock.advanceSeconds(18);
    const next = authenticator.codeAt(clock());
    const status = await keyfob.deactivate({ ...alice, input: { password, code: next } });
    expect(status.state).toBe('off');
  });

  it('is refused while OTP is off', async () => {
    const { keyfob } = trialKeyfob();

    const refusal = await refusalOf(
      keyfob.deactivate({ ...alice, input: { password, code: '123456' } }),
    );

    expect(refusal.code).toBe('not_enabled');
  });

  it('attack 3: one code for log-in and for disabling at once serves only one of them', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob();
    const code = (await enrol()).codeAt(clock());
    const pending = await pendingLogin();

    const outcomes = await Promise.allSettled([
      keyfob.verify({ pending, input: { code } }),
      keyfob.deactivate({ ...alice, input: { password, code } }),
    ]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a success', () => {
  const failures = { failures: 4, blockedUntil: null };
  const full = { code: failures, password: failures, activation: failures };

  it('at activation, and a reset, forget all failures; disabling forgets codes and passwords', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const { keyfob, enrol } = trialKeyfob({ clock, store: withAttempts(store, full) });
    const attempts = async () => {
      const decision = await store.update('alice', (account) => ({ result: account.attempts }));
      return 'result' in decision && Object.values(decision.result).map((each) => each.failures);
    };

    const authenticator = await enrol();
    expect(await attempts()).toEqual([0, 0, 0]);
    await keyfob.deactivate({
      ...alice,
      input: { password, code: authenticator.codeAt(clock()) },
    });
    expect(await attempts()).toEqual([0, 0, 4]);
    await keyfob.reset({ ...alice, actor: 'operator-1' });
    expect(await attempts()).toEqual([0, 0, 0]);
  });

  /** A store in which alice has failed four times in every lane before each call. */
  function withAttempts(store: Store, attempts: Account['attempts']): Store {
    return {
      ...store,
      update: (userId, decide) =>
        store.update(userId, (account, now) => decide({ ...account, attempts }, now)),
    };
  }
});

describe('a reset by an operator', () => {
  it('ends the sessions and is told to every contact, with a link (R9)', async () => {
    const users = memoryUsers({
      alice: { password, email: 'alice@example.test', phone: '+420555000101' },
    });
    const endSessions = vi.fn(async () => {});
    const { keyfob, enrol, deliver, mail, sms } = trialKeyfob({ users: { ...users, endSessions } });
    await enrol();
    await deliver();
    mail.sent.length = 0;

    await keyfob.reset({ ...alice, actor: 'operator-1' });
    await deliver();

    expect(mail.sent.map(({ to, content }) => [to, content.kind])).toEqual([
      ['alice@example.test', 'otp_disabled'],
    ]);
    expect(sms.sent.map(({ content }) => content.kind)).toEqual(['otp_disabled']);
    expect(endSessions).toHaveBeenCalledExactlyOnceWith('alice');
  });

  it('of somebody without OTP tells nobody', async () => {
    const { keyfob, deliver, mail, sms } = trialKeyfob();

    await keyfob.reset({ ...alice, actor: 'operator-1' });
    await deliver();

    expect([...mail.sent, ...sms.sent]).toEqual([]);
  });

  it('turns OTP off without a code and names the operator in the log (L2)', async () => {
    const { keyfob, enrol } = trialKeyfob();
    await enrol();

    await keyfob.reset({ ...alice, actor: 'operator-1' });

    expect(await keyfob.status(alice)).toMatchObject({ state: 'off' });
    expect((await keyfob.events({ ...alice, limit: 1 }))[0]).toMatchObject({
      type: 'reset',
      actor: 'operator-1',
    });
  });
});
