import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf, trialKeyfob, trialPassword, virtualAuthenticator } from '../testing/index.ts';

const alice = { userId: 'alice' };

async function enrolled() {
  // A clock that is set back is told; whether it is, `calls/clock.test.ts` asks.
  const trial = trialKeyfob({ onFault: ({ cause }) => expect(String(cause)).toContain('clock') });
  const authenticator = await trial.enrol();
  const login = async (code: string) =>
    trial.keyfob.verify({ pending: await trial.pendingLogin(), input: { code } });
  const codeNow = () => authenticator.codeAt(trial.clock());
  const wrongNow = () => authenticator.wrongCodeAt(trial.clock());
  return { ...trial, authenticator, login, codeNow, wrongNow };
}

/** Alice with OTP on, and a clock that is ahead by now. */
async function underClockAhead(seconds: number) {
  const trial = await enrolled();
  trial.clock.advanceSeconds(seconds);
  return trial;
}

describe('the code step of a log-in', () => {
  it('lets the right code in', async () => {
    const { login, codeNow, clock } = await enrolled();

    expect(await login(codeNow())).toEqual({ userId: 'alice', verifiedAt: clock() });
  });

  it('refuses a spent step on every endpoint and in every pending log-in (C4)', async () => {
    const { keyfob, login, codeNow } = await enrolled();
    const code = codeNow();
    await login(code);

    const refusals = [
      await refusalOf(login(code)),
      await refusalOf(keyfob.deactivate({ ...alice, input: { password: trialPassword, code } })),
    ];

    expect(refusals.map((refusal) => refusal.code)).toEqual(Array(2).fill('code_already_used'));
  });

  it('refuses the steps before an accepted one, so no code can be used by turns (C6)', async () => {
    const { login, authenticator, clock } = await enrolled();
    clock.advanceSeconds(60);
    await login(authenticator.codeAt(clock() + 30_000));

    const refusals = [
      await refusalOf(login(authenticator.codeAt(clock()))),
      await refusalOf(login(authenticator.codeAt(clock() - 30_000))),
      await refusalOf(login(authenticator.codeAt(clock() + 30_000))),
    ];

    expect(refusals.map((refusal) => refusal.code)).toEqual(Array(3).fill('code_already_used'));
    expect(refusals.map(({ details }) => details.retryAfterSeconds)).toEqual([60, 90, 30]);
  });

  it('tells how long to wait so that the next code is taken exactly then (C4)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 29 }),
        fc.constantFrom(-30, 0, 30),
        async (secondsIn, phoneIsOff) => {
          const { login, authenticator, clock } = await enrolled();
          const shown = () => authenticator.codeAt(clock() + phoneIsOff * 1000);
          clock.advanceSeconds(30 + secondsIn);
          await login(shown());

          const { retryAfterSeconds = 0 } = (await refusalOf(login(shown()))).details;

          clock.advanceSeconds(retryAfterSeconds - 1);
          expect(await refusalOf(login(shown()))).toMatchObject({ code: 'code_already_used' });
          clock.advanceSeconds(1);
          await login(shown());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes no code of a step beyond the next one of the store (C12, attack 18)', async () => {
    const { login, authenticator, clock } = await enrolled();

    const refusal = await refusalOf(login(authenticator.codeAt(clock() + 10 * 60_000)));

    expect(refusal.code).toBe('wrong_code');
    await login(authenticator.codeAt(clock()));
  });

  it('attack 31: a clock set back by an hour brings no spent code to life', async () => {
    const { login, authenticator, clock } = await enrolled();
    const code = authenticator.codeAt(clock());
    await login(code);

    clock.advanceSeconds(-3600);

    expect((await refusalOf(login(code))).code).toBe('wrong_code');
    expect((await refusalOf(login(authenticator.codeAt(clock())))).code).toBe('code_already_used');
    clock.advanceSeconds(3600);
    expect((await refusalOf(login(code))).code).toBe('code_already_used');
  });

  it.each([
    ['a minute', 60],
    ['a day', 86_400],
    ['a year', 31_536_000],
  ])(
    'attack 30: OTP that was set under a clock %s ahead works once it is right, at the latest after two minutes',
    async (_, seconds) => {
      const { keyfob, clock, pendingLogin } = await underClockAhead(seconds);
      const authenticator = virtualAuthenticator(
        (await keyfob.beginEnrolment({ userId: 'bob' })).uri,
      );
      const activation = { password: trialPassword, code: authenticator.codeAt(clock()) };
      await keyfob.activate({ userId: 'bob', input: activation });
      clock.advanceSeconds(-seconds);
      if (seconds < 7_200) clock.advanceSeconds(120); // a step of this time is spent like any other

      const pending = await pendingLogin('bob');
      const input = { code: authenticator.codeAt(clock()) };

      await expect(keyfob.verify({ pending, input })).resolves.toMatchObject({ userId: 'bob' });
    },
  );

  it('attack 31: a code works once, also when the clock was a day ahead and its time comes again (C4)', async () => {
    const { login, authenticator, clock } = await underClockAhead(86_400);
    const code = authenticator.codeAt(clock());
    await login(code);
    clock.advanceSeconds(-86_400);
    const before = authenticator.codeAt(clock());
    await login(before);
    for (let logins = 1; logins <= 12; logins += 1) {
      clock.advanceSeconds(30);
      await login(authenticator.codeAt(clock()));
    }
    clock.advanceSeconds(86_400 - 12 * 30);

    expect(authenticator.codeAt(clock())).toBe(code);
    expect((await refusalOf(login(code))).code).toBe('code_already_used');
  });

  it('attack 31: a pending log-in that was used stays used when the clock is set back (A4)', async () => {
    const { keyfob, login, codeNow, clock, pendingLogin } = await enrolled();
    const pending = await pendingLogin();
    await keyfob.verify({ pending, input: { code: codeNow() } });
    clock.advanceSeconds(600); // it has expired
    await login(codeNow());
    clock.advanceSeconds(-300); // and is young again

    const refusal = await refusalOf(keyfob.verify({ pending, input: { code: codeNow() } }));

    expect(refusal.code).toBe('login_required');
  });

  it('asks to log in again when the password is older than ten minutes (A3)', async () => {
    const { keyfob, clock, pendingLogin, codeNow } = await enrolled();
    const pending = await pendingLogin();
    clock.advanceSeconds(600);

    const refusal = await refusalOf(keyfob.verify({ pending, input: { code: codeNow() } }));

    expect(refusal.code).toBe('login_required');
    await keyfob.verify({ pending: await pendingLogin(), input: { code: codeNow() } });
  });

  it('attack 2: two right codes for one pending log-in make one session (A4)', async () => {
    const { keyfob, clock, pendingLogin, authenticator } = await enrolled();
    const pending = await pendingLogin();
    const codes = [authenticator.codeAt(clock()), authenticator.codeAt(clock() + 30_000)];

    const outcomes = await Promise.allSettled(
      codes.map((code) => keyfob.verify({ pending, input: { code } })),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'login_required' },
    });
  });

  it('attack 4: codes of two steps at once pass in rising order only', async () => {
    for (const newestFirst of [false, true]) {
      const { login, clock, authenticator } = await enrolled();
      const codes = [authenticator.codeAt(clock()), authenticator.codeAt(clock() + 30_000)];
      if (newestFirst) codes.reverse();

      const outcomes = await Promise.allSettled(codes.map((code) => login(code)));

      const accepted = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(accepted).toHaveLength(newestFirst ? 1 : 2);
    }
  });

  it('attack 49: a code of one user is worth nothing for another', async () => {
    const { keyfob, enrol, pendingLogin, codeNow } = await enrolled();
    await enrol('bob');
    const pending = await pendingLogin('bob');

    const refusal = await refusalOf(keyfob.verify({ pending, input: { code: codeNow() } }));

    expect(refusal.code).toBe('wrong_code');
  });

  it('attack 1: of 64 log-ins at once with one code exactly one succeeds, nothing is charged', async () => {
    const { login, codeNow, keyfob } = await enrolled();
    const code = codeNow();

    const outcomes = await Promise.allSettled(Array.from({ length: 64 }, () => login(code)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(['code_already_used']));
    expect(await keyfob.status(alice)).toMatchObject({ state: 'on' });
  });
});

describe('wrong codes', () => {
  it('are refused five times, then there is a wait that doubles up to 15 minutes (S2, L3)', async () => {
    const { login, clock, codeNow, wrongNow } = await enrolled();
    const waits: (number | undefined)[] = [];
    for (let failures = 1; failures <= 12; failures += 1) {
      const refusal = await refusalOf(login(wrongNow()));
      expect(refusal.code).toBe('wrong_code');
      const { retryAfterSeconds } = refusal.details;
      waits.push(retryAfterSeconds);
      if (retryAfterSeconds === undefined) continue;
      clock.advanceSeconds(retryAfterSeconds - 1);
      expect(await refusalOf(login(codeNow()))).toMatchObject({
        code: 'too_many_attempts',
        details: { retryAfterSeconds: 1 },
      });
      clock.advanceSeconds(1);
    }

    expect(waits.slice(0, 4)).toEqual(Array(4).fill(undefined));
    expect(waits.slice(4)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    await login(codeNow());
  });

  it('share one budget over log-in, disabling and any number of pending log-ins (L1, attack 6)', async () => {
    const { keyfob, login, codeNow, wrongNow } = await enrolled();
    const code = wrongNow();
    for (let failures = 1; failures <= 3; failures += 1) await refusalOf(login(code));
    for (let failures = 4; failures <= 5; failures += 1) {
      await refusalOf(keyfob.deactivate({ ...alice, input: { password: trialPassword, code } }));
    }

    const refusals = [
      await refusalOf(login(codeNow())),
      await refusalOf(
        keyfob.deactivate({ ...alice, input: { password: trialPassword, code: codeNow() } }),
      ),
    ];

    expect(refusals.map((refusal) => refusal.code)).toEqual(Array(2).fill('too_many_attempts'));
    expect(await keyfob.status(alice)).toMatchObject({
      state: 'blocked',
      blockedUntil: '2026-01-31T09:31:00.000Z',
    });
  });

  it('attack 5: of 2,000 guesses at once at most five are judged (S2)', async () => {
    const { login, wrongNow } = await enrolled();
    const code = wrongNow();

    const outcomes = await Promise.all(Array.from({ length: 2000 }, () => refusalOf(login(code))));

    expect(outcomes.filter((refusal) => refusal.code === 'wrong_code')).toHaveLength(5);
    expect(outcomes.filter((refusal) => refusal.code === 'too_many_attempts')).toHaveLength(1995);
  });

  it('attack 7: a right code that was not judged is told so and works after the wait', async () => {
    const { login, clock, codeNow, wrongNow } = await enrolled();
    const wrong = wrongNow();
    const guesses = Array.from({ length: 63 }, () => refusalOf(login(wrong)));

    const refusal = await refusalOf(login(codeNow()));
    await Promise.all(guesses);

    expect(refusal.code).toBe('too_many_attempts');
    clock.advanceSeconds(30);
    await login(codeNow());
  });

  it.each([
    ['a quarter of an hour', 900],
    ['more than a day', 90_000],
  ])(
    'end the authenticator after a hundred in a row, each after %s; a right code is refused from then on (L2)',
    async (_, seconds) => {
      const { keyfob, login, clock, codeNow, wrongNow } = await enrolled();
      for (let failures = 1; failures <= 100; failures += 1) {
        expect((await refusalOf(login(wrongNow()))).code).toBe('wrong_code');
        clock.advanceSeconds(seconds);
      }

      const refusal = await refusalOf(login(codeNow()));

      expect(refusal.code).toBe('too_many_attempts');
      expect(refusal.details.retryAfterSeconds).toBeUndefined();
      const status = await keyfob.status(alice);
      expect(status.state).toBe('blocked');
      expect(status.blockedUntil).toBeUndefined();
      const [newest] = await keyfob.events({ ...alice, limit: 1 });
      expect(newest).toMatchObject({ type: 'authenticators_closed', failures: 100 });
    },
  );

  it('are forgotten after a right one', async () => {
    const { login, clock, codeNow, wrongNow } = await enrolled();
    for (let failures = 1; failures <= 4; failures += 1) await refusalOf(login(wrongNow()));
    await login(codeNow());
    clock.advanceSeconds(30);

    for (let failures = 1; failures <= 4; failures += 1) {
      expect((await refusalOf(login(wrongNow()))).details.retryAfterSeconds).toBeUndefined();
    }
  });

  it('of the format are not charged: 50 of them change nothing (C9, attack 40)', async () => {
    const { keyfob, login, codeNow } = await enrolled();
    const malformed = ['12345', '1234567', 'abcdef', null, 123456, ['123456'], { $gt: '' }, true];
    for (let times = 0; times < 50; times += 1) {
      const code = malformed[times % malformed.length] as string;
      expect((await refusalOf(login(code))).code).toBe('invalid_input');
    }

    await login(codeNow());

    const types = (await keyfob.events({ ...alice, limit: 100 })).map(({ type }) => type);
    expect(types).not.toContain('code_refused');
  });
});
