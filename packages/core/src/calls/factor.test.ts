/** The calls about the factor: what older passwords, ended sessions and deleted users are still good for. */
import { describe, expect, it, vi } from 'vitest';
import {
  followLink,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  type SentMessage,
  type TrialKeyfob,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

const alice = { userId: 'alice' };
const email = 'alice@example.test';
const password = trialPassword;

async function withOtp(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob(options);
  const authenticator = await trial.enrol();
  const codeNow = () => authenticator.codeAt(trial.clock());
  return { ...trial, authenticator, codeNow };
}

const typesOf = async ({ keyfob }: Pick<TrialKeyfob, 'keyfob'>) =>
  (await keyfob.events({ ...alice, limit: 100 })).map(({ type }) => type);

describe('a change of the password', () => {
  it('ends the log-ins that the older one has opened; their codes stay unspent (R3)', async () => {
    const { keyfob, pendingLogin, codeNow } = await withOtp();
    const pending = await pendingLogin();
    const input = { code: codeNow() };

    await keyfob.passwordChanged(alice);

    expect((await refusalOf(keyfob.verify({ pending, input }))).code).toBe('login_required');
    await keyfob.verify({ pending: await pendingLogin(), input });
  });

  it('leaves what the older one has opened no recovery, and no way to follow a link (R1, R3)', async () => {
    const trial = await withOtp();
    const { keyfob, clock, pendingLogin } = trial;
    const old = await pendingLogin();
    await keyfob.passwordChanged(alice);
    const begun = await refusalOf(keyfob.beginRecovery({ pending: old, input: {} }));
    await keyfob.beginRecovery({ pending: await pendingLogin(), input: {} });
    await trial.deliver();
    const input = { token: mailedToken(trial, email) };

    const followed = await refusalOf(keyfob.openRecoveryLink({ pending: old, input }));

    expect([begun.code, followed.code]).toEqual(['login_required', 'login_required']);
    expect(old.openedAt).toBe(clock());
  });

  it('attack 42: asks for the code all the same: no reset of a password is a way round it', async () => {
    const { keyfob, pendingLogin, codeNow } = await withOtp();
    await keyfob.passwordChanged(alice);

    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    expect((await keyfob.status(alice)).state).toBe('on');
    await keyfob.verify({ pending: await pendingLogin(), input: { code: codeNow() } });
  });

  it('is written down, and does not end sessions that have given a code', async () => {
    const trial = await withOtp();
    const { keyfob, codeNow } = trial;
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    const session = { ...alice, sessionId: 's' };
    await keyfob.passwordChanged(alice);

    expect((await typesOf(trial))[0]).toBe('password_changed');
    expect(await keyfob.secondFactor({ ...session, mark: { ...session, verifiedAt } })).toBe(
      'given',
    );
  });

  it('of somebody without OTP is nothing to write down', async () => {
    const trial = trialKeyfob();
    await trial.keyfob.passwordChanged(alice);

    expect(await typesOf(trial)).toEqual([]);
  });

  it('and a reset by an operator end pending log-ins alike', async () => {
    const { keyfob, pendingLogin, clock } = await withOtp();
    const pending = await pendingLogin();
    await keyfob.reset({ ...alice, actor: 'operator' });
    const { uri } = await keyfob.beginEnrolment(alice);
    const authenticator = virtualAuthenticator(uri);
    const activation = { password, code: authenticator.codeAt(clock()) };
    await keyfob.activate({ ...alice, input: activation });
    clock.advanceSeconds(30);

    const input = { code: authenticator.codeAt(clock()) };
    expect((await refusalOf(keyfob.verify({ pending, input }))).code).toBe('login_required');
  });
});

describe('a reset by an operator', () => {
  it('is told to the owner each time, by mail and SMS', async () => {
    const trial = await withOtp();
    await trial.keyfob.reset({ ...alice, actor: 'operator' });
    await trial.deliver();
    await trial.enrol();
    await trial.keyfob.reset({ ...alice, actor: 'operator' });
    await trial.deliver();

    for (const { sent } of [trial.mail, trial.sms]) {
      const told = (sent as readonly SentMessage<{ kind: string }>[]).filter(
        ({ content }) => content.kind === 'otp_disabled',
      );
      expect(new Set(told.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    }
  });

  it('leaves nothing to be sent where there are no channels', async () => {
    const { keyfob } = await withOtp({ recovery: undefined as never });
    await keyfob.reset({ ...alice, actor: 'operator' });

    expect((await keyfob.status(alice)).state).toBe('off');
    expect(await keyfob.deliver()).toBe(0);
  });
});

describe('a password that is changed while it is being checked', () => {
  /** The users port takes its time, and meanwhile the password is changed. */
  function changing() {
    const users = memoryUsers({ alice: { password, email, phone: '+420555000101' } });
    const state = { isChanging: false };
    const verifyPassword = vi.fn(async (userId: string, given: string) => {
      const isRight = await users.verifyPassword(userId, given);
      if (state.isChanging) await trial.keyfob.passwordChanged({ userId });
      return isRight;
    });
    const trial = trialKeyfob({ users: { ...users, verifyPassword } });
    return { ...trial, state };
  }

  it('turns OTP on no more: it counts as wrong, and is charged (E1, R3)', async () => {
    const trial = changing();
    const { uri } = await trial.keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).codeAt(trial.clock());
    trial.state.isChanging = true;

    const refusal = await refusalOf(trial.keyfob.activate({ ...alice, input: { password, code } }));

    expect(refusal.code).toBe('wrong_password');
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('signed_in');
    expect(await typesOf(trial)).toEqual([
      ...['password_refused', 'password_changed', 'enrolment_started'],
    ]);
  });

  it.each(['deactivate', 'showSharedKey'] as const)(
    'is none for %s, and the code stays unspent (D1, K1, R3)',
    async (name) => {
      const trial = changing();
      const authenticator = await trial.enrol();
      const input = { password, code: authenticator.codeAt(trial.clock()) };
      trial.state.isChanging = true;

      const refusal = await refusalOf(trial.keyfob[name]({ ...alice, input }));

      expect(refusal.code).toBe('wrong_password');
      trial.state.isChanging = false;
      await expect(trial.keyfob[name]({ ...alice, input })).resolves.toBeDefined();
    },
  );

  it('follows no link: the recovery is over with the older password anyway (R3)', async () => {
    const trial = changing();
    await trial.enrol();
    await trial.keyfob.beginRecovery({ pending: await trial.pendingLogin(), input: {} });
    await trial.deliver();
    trial.state.isChanging = true;
    const input = { token: mailedToken(trial, email), password };

    expect((await refusalOf(trial.keyfob.openRecoveryLink({ input }))).code).toBe('link_invalid');
  });
});

describe('a user who was deleted meanwhile', () => {
  async function leaving() {
    const users = memoryUsers({ alice: { password, email, phone: '+420555000101' } });
    let isDeleted = false;
    const find = async (userId: string) => (isDeleted ? null : users.find(userId));
    const trial = await withOtp({ users: { ...users, find } });
    return {
      ...trial,
      leave: () => {
        isDeleted = true;
      },
      comeBack: () => {
        isDeleted = false;
      },
    };
  }

  it('is let in no more by a code, which stays unspent and uncharged (A1)', async () => {
    const trial = await leaving();
    const { keyfob, pendingLogin, codeNow, authenticator, clock } = trial;
    const pending = await pendingLogin();
    trial.leave();

    for (const code of [codeNow(), authenticator.wrongCodeAt(clock())]) {
      expect((await refusalOf(keyfob.verify({ pending, input: { code } }))).code).toBe(
        'login_required',
      );
    }
    trial.comeBack();
    expect(await typesOf(trial)).not.toContain('code_refused');
    await keyfob.verify({ pending, input: { code: codeNow() } });
  });

  it('passes no guard, whatever the session remembers (A8, S7)', async () => {
    const { keyfob, codeNow, leave } = await leaving();
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    const session = { ...alice, sessionId: 's' };
    const ask = () => keyfob.secondFactor({ ...session, mark: { ...session, verifiedAt } });
    expect(await ask()).toBe('given');

    leave();

    expect((await refusalOf(ask())).code).toBe('login_required');
  });

  it('can be forgotten without being asked for: nothing is left, not even for the next with that id', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const trial = await withOtp({ clock, store });
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });
    const solution = trial.captcha.solve('support_request');
    await trial.keyfob.requestSupport({ input: { email, message: 'Help.', captcha: solution } });
    const find = vi.fn();
    const users = { find, verifyPassword: () => true };
    const { keyfob } = trialKeyfob({ clock, store, users });

    await keyfob.forget(alice);

    expect(find).not.toHaveBeenCalled();
    expect(await typesOf(trial)).toEqual([]);
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('signed_in');
    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
    const staff = { userId: 'staff', name: 'Staff' };
    expect((await trial.keyfob.supportQueue({ staff })).requests).toEqual([]);
    await trial.keyfob.forget(alice); // twice without harm
    await trial.enrol();
  });
});

describe('a session', () => {
  const session = { ...alice, sessionId: 's1' };

  it('attack 16: that was logged out stays so when a slow request saves it late (A8)', async () => {
    const { keyfob, codeNow, pendingLogin } = await withOtp();
    const pending = await pendingLogin();
    const { verifiedAt } = await keyfob.verify({ pending, input: { code: codeNow() } });
    const mark = { ...session, verifiedAt };
    const other = { ...session, sessionId: 's2' };
    expect(await keyfob.secondFactor({ ...session, mark })).toBe('given');

    await keyfob.logOut(session);
    await keyfob.logOut(session);

    const late = await refusalOf(keyfob.secondFactor({ ...session, mark }));
    expect(late.code).toBe('login_required');
    expect(await keyfob.secondFactor({ ...other, mark: { ...other, verifiedAt } })).toBe('given');
  });

  it('attack 16: that was logged out without OTP stays so as well (A8)', async () => {
    const { keyfob } = trialKeyfob();
    const step = await keyfob.beginLogin(alice);
    const signIn = { ...session, at: step.next === 'signed_in' ? step.at : 0 };
    const ask = (each = session) => keyfob.secondFactor({ ...each, mark: undefined, signIn });
    expect(await ask()).toBe('not_needed');

    await keyfob.logOut(session);

    expect((await refusalOf(ask())).code).toBe('login_required');
    expect(await ask({ ...session, sessionId: 's2' })).toBe('not_needed');
  });

  it('attack 46: from before OTP went off is over, by mark or by note; one from after it is not (E5)', async () => {
    const { keyfob, codeNow, clock } = await withOtp();
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    clock.advanceSeconds(30);
    await keyfob.deactivate({ ...alice, input: { password, code: codeNow() } });
    const other = { ...alice, sessionId: 's2' };
    const before = [
      { ...other, mark: { ...other, verifiedAt } },
      { ...other, mark: undefined, signIn: { ...other, at: verifiedAt } },
    ];
    const step = await keyfob.beginLogin(alice);
    const signIn = { ...session, at: step.next === 'signed_in' ? step.at : 0 };

    for (const each of before) {
      expect((await refusalOf(keyfob.secondFactor(each))).code).toBe('login_required');
    }
    expect(await keyfob.secondFactor({ ...session, mark: undefined, signIn })).toBe('not_needed');
  });

  it('attack 46: from before OTP went on owes a code, and from before a recovery it is over (E5, R9)', async () => {
    const trial = trialKeyfob({ policy: { recoveryProofs: ['mail'] } });
    const { keyfob, clock, enrol } = trial;
    const step = await keyfob.beginLogin(alice);
    const signIn = { ...session, at: step.next === 'signed_in' ? step.at : 0 };
    await enrol();
    expect(await keyfob.secondFactor({ ...session, mark: undefined, signIn })).toBe('needed');
    const mark = { ...session, verifiedAt: clock() };
    expect(await keyfob.secondFactor({ ...session, mark })).toBe('given');

    clock.advanceSeconds(60);
    const recovering = await followLink(trial, await trial.pendingLogin());
    await keyfob.completeRecovery({ recovering, input: {} });

    expect((await refusalOf(keyfob.secondFactor({ ...session, mark }))).code).toBe(
      'login_required',
    );
  });
});

describe('limits', () => {
  it('attack 51: are not reset by putting another key on screen, or none (L1, L3)', async () => {
    const { keyfob, clock } = trialKeyfob();
    const codes: string[] = [];
    for (let times = 1; times <= 6; times += 1) {
      await keyfob.cancelEnrolment(alice);
      const { uri } = await keyfob.beginEnrolment(alice);
      const code = virtualAuthenticator(uri).wrongCodeAt(clock());
      codes.push((await refusalOf(keyfob.activate({ ...alice, input: { password, code } }))).code);
    }

    expect(codes).toEqual([...Array(5).fill('wrong_code'), 'too_many_attempts']);
  });

  it('attack 51: are not reset by setting OTP anew: wrong passwords count on (L1, L5)', async () => {
    const { keyfob, codeNow, clock } = await withOtp();
    const attempt = (given: string) =>
      keyfob.showSharedKey({ ...alice, input: { password: given, code: codeNow() } });
    for (let times = 1; times <= 4; times += 1) await refusalOf(attempt('wrong'));
    await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    clock.advanceSeconds(30);

    expect((await refusalOf(attempt('wrong'))).details.retryAfterSeconds).toBe(30);
    expect((await refusalOf(attempt(password))).code).toBe('too_many_attempts');
  });
});

describe('one code', () => {
  it('attack 53: is good for one of two things that each ask for a code (C4, K1)', async () => {
    const { keyfob, codeNow } = await withOtp();
    const code = codeNow();
    await keyfob.stepUp({ ...alice, input: { code } });

    const refusals = [
      await refusalOf(keyfob.showSharedKey({ ...alice, input: { password, code } })),
      await refusalOf(keyfob.deactivate({ ...alice, input: { password, code } })),
    ];

    expect(refusals.map((each) => each.code)).toEqual(Array(2).fill('code_already_used'));
  });
});

describe('a label', () => {
  it.each([
    ['a colon', 'CORP:alice', 'CORP-alice'],
    ['300 characters', 'x'.repeat(300), `${'x'.repeat(127)}…`],
    ['marks of direction', '\u202ealice', 'alice'],
    ['decomposed letters', 'Ame\u0301lie', 'Am\u00e9lie'],
  ])(
    'with %s is made fit for the address, before and after OTP is on (C10)',
    async (_, label, fit) => {
      const users = memoryUsers({ alice: { password, label } });
      const { keyfob, codeNow } = await withOtp({ users });
      const shown = await keyfob.showSharedKey({ ...alice, input: { password, code: codeNow() } });

      expect([shown.account, virtualAuthenticator(shown.uri).account]).toEqual([fit, fit]);
      expect((await keyfob.status(alice)).account).toBe(fit);
    },
  );
});
