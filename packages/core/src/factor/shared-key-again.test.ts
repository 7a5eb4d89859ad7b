import { describe, expect, it, vi } from 'vitest';
import {
  mailedToken,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

const alice = { userId: 'alice' };

async function withOtp(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob(options);
  const authenticator = await trial.enrol();
  const codeNow = () => authenticator.codeAt(trial.clock());
  const show = (input: { password: string; code: string }) =>
    trial.keyfob.showSharedKey({ ...alice, input });
  return { ...trial, authenticator, codeNow, show };
}

describe('the shared key, shown again', () => {
  it('makes one more device show the same codes, and the owner hears of it (K1)', async () => {
    const { show, codeNow, clock, deliver, mail, keyfob, authenticator } = await withOtp();

    const shown = await show({ password: trialPassword, code: codeNow() });
    await deliver();

    const second = virtualAuthenticator(shown.uri);
    expect(second.codeAt(clock() + 30_000)).toBe(authenticator.codeAt(clock() + 30_000));
    expect(shown.expiresAt).toBe(new Date(clock() + 60_000).toISOString());
    expect(mail.sent.map(({ content }) => content.kind)).toEqual([
      ...['otp_enabled', 'shared_key_shown'],
    ]);
    const [event] = await keyfob.events({ ...alice, limit: 1 });
    expect(event?.type).toBe('shared_key_shown');
    expect(JSON.stringify(event)).not.toContain(shown.sharedKey);
  });

  it('takes the password and a fresh code, each time (K1, C4)', async () => {
    const { show, codeNow } = await withOtp();
    const code = codeNow();

    const wrongPassword = await refusalOf(show({ password: 'wrong', code }));
    await show({ password: trialPassword, code }); // the wrong password has not spent it
    const replay = await refusalOf(show({ password: trialPassword, code }));

    expect([wrongPassword.code, replay.code]).toEqual(['wrong_password', 'code_already_used']);
  });

  it('asks about no password for a malformed code (attack 93)', async () => {
    const verifyPassword = vi.fn(async () => true);
    const users = { ...memoryUsers({ alice: { password: trialPassword } }), verifyPassword };
    const { show } = await withOtp({ users });
    verifyPassword.mockClear();

    const refused = await refusalOf(show({ password: trialPassword, code: '1234567' }));

    expect(refused.code).toBe('invalid_input');
    expect(verifyPassword).not.toHaveBeenCalled();
  });

  it('shares the limits of every other call (L3)', async () => {
    const { show, codeNow, authenticator, clock } = await withOtp();
    const wrong = authenticator.wrongCodeAt(clock());
    for (let failures = 1; failures <= 5; failures += 1) {
      await refusalOf(show({ password: trialPassword, code: wrong }));
    }

    const refused = await refusalOf(show({ password: trialPassword, code: codeNow() }));

    expect(refused.code).toBe('too_many_attempts');
  });

  it('counts wrong passwords for the password, and forgets them after a right one (L5)', async () => {
    const { show, codeNow, clock, keyfob } = await withOtp();
    const wrong = () => refusalOf(show({ password: 'wrong', code: codeNow() }));
    for (let failures = 1; failures <= 4; failures += 1) await wrong();
    await show({ password: trialPassword, code: codeNow() });
    clock.advanceSeconds(30);
    const codes: string[] = [];
    for (let failures = 1; failures <= 5; failures += 1) codes.push((await wrong()).code);
    const blocked = await refusalOf(show({ password: trialPassword, code: codeNow() }));

    expect(codes).toEqual(Array(5).fill('wrong_password')); // the first four were forgotten
    expect(blocked.code).toBe('too_many_attempts');
    const events = await keyfob.events({ ...alice, limit: 2 });
    expect(events).toMatchObject([
      { type: 'attempts_blocked', lane: 'password' },
      { type: 'password_refused', purpose: 'shared_key', failures: 5 },
    ]);
  });

  it('is shown without a word to anybody where there are no channels', async () => {
    const { show, codeNow, deliver, mail } = await withOtp({ recovery: undefined as never });

    await show({ password: trialPassword, code: codeNow() });
    await deliver();

    expect(mail.sent).toEqual([]);
  });

  it('ends a recovery that is under way: whoever has a code needs none (R3)', async () => {
    const trial = await withOtp();
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });

    await trial.show({ password: trialPassword, code: trial.codeNow() });

    expect((await trial.keyfob.recovery({ pending })).state).toBe('none');
    const events = await trial.keyfob.events({ ...alice, limit: 3 });
    expect(events.map(({ type }) => type)).toEqual([
      ...['shared_key_shown', 'recovery_cancelled', 'code_accepted'],
    ]);
    expect(events[2]).toMatchObject({ purpose: 'shared_key' });
  });

  it('can be forbidden', async () => {
    const { show, codeNow, keyfob } = await withOtp({ policy: { canShowSharedKey: false } });

    const refused = await refusalOf(show({ password: trialPassword, code: codeNow() }));

    expect(refused).toMatchObject({ code: 'not_allowed', details: { reason: 'policy' } });
    expect((await keyfob.status(alice)).canShowSharedKey).toBe(false);
  });

  it('attack 10: is not shown after a disabling, and not while OTP is off', async () => {
    const { show, codeNow, keyfob } = await withOtp();
    await keyfob.reset({ ...alice, actor: 'operator' });

    const refused = await refusalOf(show({ password: trialPassword, code: codeNow() }));

    expect(refused.code).toBe('not_enabled');
  });

  it('gives an owner who did not do this a link that freezes every change', async () => {
    const trial = await withOtp();
    const { show, codeNow, deliver, keyfob, clock } = trial;
    await show({ password: trialPassword, code: codeNow() });
    await deliver();
    const token = mailedToken(trial, 'alice@example.test', 'shared_key_shown');

    const answer = await keyfob.cancelRecovery({ input: { token } });
    clock.advanceSeconds(30);
    const refusals = [
      await refusalOf(show({ password: trialPassword, code: codeNow() })),
      await refusalOf(
        keyfob.deactivate({ ...alice, input: { password: trialPassword, code: codeNow() } }),
      ),
    ];

    expect(answer.state).toBe('frozen');
    expect(refusals.map(({ code, details }) => [code, details.reason])).toEqual([
      ['not_allowed', 'frozen'],
      ['not_allowed', 'frozen'],
    ]);
    const pending = await trial.pendingLogin(); // the owner still gets in
    await keyfob.verify({ pending, input: { code: codeNow() } });
  });
});

describe('a step-up', () => {
  it('makes a mark fresh for five minutes', async () => {
    const { keyfob, codeNow, clock } = await withOtp();
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    const mark = { userId: 'alice', sessionId: 's', verifiedAt };
    const ask = (mustBeFresh: boolean) =>
      keyfob.secondFactor({ ...alice, sessionId: 's', mark, mustBeFresh });

    clock.advanceSeconds(300);
    expect(await ask(true)).toBe('given');
    clock.advanceSeconds(1); // the mark is of a whole second, which stands for all of it
    expect([await ask(true), await ask(false)]).toEqual(['needed', 'given']);
  });

  it('makes a mark with milliseconds fresh to the millisecond', async () => {
    const { keyfob, codeNow, clock } = await withOtp();
    clock.advanceSeconds(0.5);
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    const mark = { userId: 'alice', sessionId: 's', verifiedAt };
    const ask = () => keyfob.secondFactor({ ...alice, sessionId: 's', mark, mustBeFresh: true });

    clock.advanceSeconds(300);
    expect(await ask()).toBe('given');
    clock.advanceSeconds(0.001);
    expect(await ask()).toBe('needed');
  });

  it('asks for no fresh code where none is asked for', async () => {
    const { keyfob, codeNow, clock } = await withOtp();
    const { verifiedAt } = await keyfob.stepUp({ ...alice, input: { code: codeNow() } });
    const mark = { userId: 'alice', sessionId: 's', verifiedAt };
    clock.advanceSeconds(86_400);

    expect(await keyfob.secondFactor({ ...alice, sessionId: 's', mark })).toBe('given');
    const [event] = await keyfob.events({ ...alice, limit: 1 });
    expect(event).toMatchObject({ type: 'code_accepted', purpose: 'step_up' });
  });

  it('spends its code like any other (C4)', async () => {
    const { keyfob, codeNow } = await withOtp();
    const input = { code: codeNow() };
    await keyfob.stepUp({ ...alice, input });

    expect((await refusalOf(keyfob.stepUp({ ...alice, input }))).code).toBe('code_already_used');
  });
});
