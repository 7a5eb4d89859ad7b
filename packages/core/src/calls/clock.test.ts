/** A store’s clock that was ahead for a while: what it leaves behind, seen through the calls. */
import { describe, expect, it, vi } from 'vitest';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

const alice = { userId: 'alice' };
const email = 'alice@example.test';
const password = trialPassword;
const day = 86_400;

async function withOtp(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const onFault = vi.fn();
  const trial = trialKeyfob({ onFault, ...options });
  const authenticator = await trial.enrol();
  await trial.deliver();
  return { ...trial, onFault, authenticator };
}

const causesOf = (onFault: ReturnType<typeof vi.fn>) =>
  onFault.mock.calls.map(([fault]) => (fault.cause as Error).message);

describe.each([
  ['an hour', 3_600],
  ['a day', day],
  ['a year', 365 * day],
])('a clock that was %s ahead and is right again', (_, ahead) => {
  it('makes nobody wait longer than the policy says, for codes or passwords (L3)', async () => {
    const { keyfob, clock, authenticator } = await withOtp();
    clock.advanceSeconds(ahead);
    const wrong = { code: authenticator.wrongCodeAt(clock()) };
    for (let times = 1; times <= 5; times += 1)
      await refusalOf(keyfob.stepUp({ ...alice, input: wrong }));
    clock.advanceSeconds(-ahead);

    const refusal = await refusalOf(keyfob.stepUp({ ...alice, input: wrong }));

    expect(refusal).toMatchObject({
      code: 'too_many_attempts',
      details: { retryAfterSeconds: 30 },
    });
    clock.advanceSeconds(30);
    await keyfob.stepUp({ ...alice, input: { code: authenticator.codeAt(clock()) } });
  });

  it('has used up no recoveries, enrolments or SMS (R10, G2, P2)', async () => {
    const trial = await withOtp({ policy: { recoveriesPerDay: 1, smsPerHour: 1 } });
    const { clock, keyfob, pendingLogin } = trial;
    clock.advanceSeconds(ahead);
    await askForSms(trial, await followLink(trial, await pendingLogin()));
    clock.advanceSeconds(-ahead);

    const recovering = await followLink(trial, await pendingLogin());
    const done = await giveSmsCode(trial, recovering, await askForSms(trial, recovering));

    expect(done.state).toBe('done');
    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
  });

  it('leaves no link, no code and no pending log-in of that time alive (R3, P1, A3)', async () => {
    const trial = await withOtp();
    const { clock, keyfob, pendingLogin, authenticator } = trial;
    clock.advanceSeconds(ahead);
    const pending = await pendingLogin();
    const recovering = await followLink(trial, pending);
    const smsCode = await askForSms(trial, recovering);
    clock.advanceSeconds(-ahead);
    const input = { code: authenticator.codeAt(clock()) };

    const refusals = [
      await refusalOf(giveSmsCode(trial, recovering, smsCode)),
      await refusalOf(keyfob.verify({ pending, input })),
      await refusalOf(keyfob.beginRecovery({ pending, input: {} })),
    ];

    expect(refusals.map(({ code }) => code)).toEqual([
      ...['flow_state', 'login_required', 'login_required'],
    ]);
    await keyfob.verify({ pending: await pendingLogin(), input });
  });

  it('shuts the owner out by no freeze for longer than the policy says (attack 70)', async () => {
    const trial = await withOtp();
    const { clock, keyfob } = trial;
    clock.advanceSeconds(ahead);
    const code = trial.authenticator.codeAt(clock());
    await keyfob.showSharedKey({ ...alice, input: { password, code } });
    await trial.deliver();
    const input = { token: mailedToken(trial, email, 'shared_key_shown') };
    await keyfob.cancelRecovery({ input });
    clock.advanceSeconds(-ahead);

    expect((await keyfob.status(alice)).frozenUntil).toBe(
      new Date(clock() + day * 1000).toISOString(),
    );
    clock.advanceSeconds(day);
    expect(await keyfob.status(alice)).not.toHaveProperty('frozenUntil');
  });

  it('leaves OTP that was set meanwhile usable, and its key on screen dead (E2, attack 30)', async () => {
    const { keyfob, clock } = await withOtp();
    const bob = { userId: 'bob' };
    clock.advanceSeconds(ahead);
    const { uri } = await keyfob.beginEnrolment(bob);
    clock.advanceSeconds(-ahead);
    const late = virtualAuthenticator(uri).codeAt(clock());

    const refusal = await refusalOf(keyfob.activate({ ...bob, input: { password, code: late } }));

    expect(refusal.code).toBe('flow_state');
    const fresh = virtualAuthenticator(refusal.details.enrolment?.uri ?? '');
    const input = { password, code: fresh.codeAt(clock()) };
    expect((await keyfob.activate({ ...bob, input })).status.state).toBe('on');
  });

  it('takes no mark of that time for a fresh code, nor for one at all (A2)', async () => {
    const { keyfob, clock, authenticator } = await withOtp();
    clock.advanceSeconds(ahead);
    const code = authenticator.codeAt(clock());
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code } });
    clock.advanceSeconds(-ahead);
    const session = { ...alice, sessionId: 's' };
    const ask = (mustBeFresh: boolean) =>
      keyfob.secondFactor({ ...session, mark: { ...session, verifiedAt }, mustBeFresh });

    expect([await ask(true), await ask(false)]).toEqual(['needed', 'needed']);
  });
});

describe('a clock that is behind what it has written', () => {
  it('is told once an hour, whoever asks, and the answer is the same (attack 31)', async () => {
    const { keyfob, clock, onFault, enrol } = await withOtp();
    await enrol('bob');
    const write = async () => {
      for (const userId of ['alice', 'bob']) await keyfob.passwordChanged({ userId });
    };
    await write();
    clock.advanceSeconds(-120);
    for (const userId of ['alice', 'alice', 'bob']) {
      expect((await keyfob.status({ userId })).state).toBe('on');
    }
    const once = causesOf(onFault);
    clock.advanceSeconds(3_720);
    await write();
    clock.advanceSeconds(-60);
    await keyfob.status(alice);

    const what = 'behind what it has written: it was ahead before, or is wrong now';
    expect(once).toEqual([`the store's clock is 120 s ${what}`]);
    expect(causesOf(onFault)).toEqual([...once, `the store's clock is 60 s ${what}`]);
  });

  it.each([
    [5, []],
    [5.001, [expect.stringContaining('is 5 s behind')]],
  ])('by %f seconds is told or not: clocks are set now and then', async (seconds, causes) => {
    const { keyfob, clock, onFault } = await withOtp();
    await keyfob.passwordChanged(alice);
    clock.advanceSeconds(-seconds);

    await keyfob.status(alice);

    expect(causesOf(onFault)).toEqual(causes);
  });

  it('is told also where the hour cannot be looked up, and still nobody is refused', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const spend = () => Promise.reject(new Error('away'));
    const { keyfob, onFault } = await withOtp({ clock, store: { ...store, spend } });
    clock.advanceSeconds(-60);
    onFault.mockClear();

    expect((await keyfob.status(alice)).state).toBe('on');
    expect(causesOf(onFault)).toEqual([expect.stringContaining('s behind')]);
  });

  it('mends an account once: what is read twice is written once (S7)', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    let commits = 0;
    const update: typeof inner.update = async (...call) => {
      const decision = await inner.update(...call);
      if ('next' in decision) commits += 1;
      return decision;
    };
    const { keyfob } = await withOtp({ clock, store: { ...inner, update } });
    await keyfob.beginEnrolment({ userId: 'bob' });
    clock.advanceSeconds(-day);
    const before = commits;

    await keyfob.status({ userId: 'bob' });
    await keyfob.status({ userId: 'bob' });

    expect(commits).toBe(before + 1);
    expect((await keyfob.status({ userId: 'bob' })).state).toBe('off');
    const events = await keyfob.events({ userId: 'bob', limit: 10 });
    expect(events.map(({ type }) => type)).toEqual(['enrolment_started']); // it is no event
  });
});

describe('a change of contacts in the future, by the host’s clock', () => {
  it('counts from the moment it was heard of: a day, not a year (R11, attack 64)', async () => {
    const clock = manualClock();
    const users = memoryUsers({ alice: { password, email, phone: '+420555000101' } });
    let contactsChangedAt: Date | undefined;
    const find = async (userId: string) => {
      const user = await users.find(userId);
      return user && { ...user, contactsChangedAt };
    };
    const { keyfob, pendingLogin } = await withOtp({ clock, users: { ...users, find } });
    contactsChangedAt = new Date(clock() + 365 * day * 1000);
    const begin = async () => keyfob.beginRecovery({ pending: await pendingLogin(), input: {} });
    const waits = [];
    for (const seconds of [0, 3_600, day - 3_601]) {
      clock.advanceSeconds(seconds);
      waits.push((await refusalOf(begin())).details.retryAfterSeconds);
    }
    clock.advanceSeconds(1);

    expect(waits).toEqual([day, day - 3_600, 1]);
    expect((await begin()).state).toBe('mailed');
  });
});
