/** What the port `captcha` may give, and what becomes of all that it may not. */
import { describe, expect, it, vi } from 'vitest';
import { askForSms, followLink, refusalOf, trialKeyfob } from '../testing/index.ts';

const email = 'alice@example.test';
const solution = 'a-solution';

async function withOtp() {
  const onFault = vi.fn();
  const trial = trialKeyfob({ onFault });
  await trial.enrol();
  return { ...trial, onFault };
}
type Trial = Awaited<ReturnType<typeof withOtp>>;

/** Every call that asks about a solution, ready to be made. */
const calls: Record<string, () => Promise<[Trial, () => Promise<unknown>]>> = {
  async beginRecovery() {
    const onFault = vi.fn();
    const recoveryProofs = ['captcha', 'mail'] as const;
    const trial = { ...trialKeyfob({ onFault, policy: { recoveryProofs } }), onFault };
    await trial.enrol();
    const pending = await trial.pendingLogin();
    return [trial, () => trial.keyfob.beginRecovery({ pending, input: { captcha: solution } })];
  },
  async sendRecoverySms() {
    const trial = await withOtp();
    const recovering = await followLink(trial, await trial.pendingLogin());
    return [
      trial,
      () => trial.keyfob.sendRecoverySms({ recovering, input: { captcha: solution } }),
    ];
  },
  async completeRecovery() {
    const trial = await withOtp();
    const recovering = await followLink(trial, await trial.pendingLogin());
    const smsCode = await askForSms(trial, recovering);
    const input = { smsCode, captcha: solution };
    return [trial, () => trial.keyfob.completeRecovery({ recovering, input })];
  },
  async requestSupport() {
    const trial = await withOtp();
    const input = { email, message: 'Help.', captcha: solution };
    return [trial, () => trial.keyfob.requestSupport({ input })];
  },
};

const answers: readonly (readonly [answer: unknown, is: string])[] = [
  [true, 'is undefined'],
  [false, 'is undefined'],
  ['yes', 'is undefined'],
  [1, 'is undefined'],
  [{}, 'is undefined'],
  [{ success: true }, 'is undefined'],
  [[solution], 'is undefined'],
  [{ id: null }, 'is null'],
  [{ id: '' }, 'is a text'],
  [{ id: 7 }, 'is a number'],
  [{ id: {} }, 'is an object'],
  [{ id: 'x'.repeat(1001) }, 'is a text'],
];

describe('what captcha.verify may not give', () => {
  it.each(Object.entries(calls))(
    'is a fault of %s that says what it is, and nothing is written (Q1, C13)',
    async (_, prepare) => {
      const [trial, call] = await prepare();
      const { keyfob, captcha, onFault } = trial;
      const events = async () => (await keyfob.events({ userId: 'alice', limit: 100 })).length;
      await trial.deliver();
      const before = [await events(), trial.mail.sent.length, trial.sms.sent.length];

      for (const [answer, is] of answers) {
        captcha.verify = async () => answer as never;
        const refusal = await refusalOf(call());

        expect([refusal.code, (refusal.cause as Error).message]).toEqual([
          ...['unavailable', `captcha.verify: id ${is}; allowed: a text of 1 to 1000 characters`],
        ]);
      }

      expect(onFault).toHaveBeenCalledTimes(answers.length);
      await trial.deliver();
      expect([await events(), trial.mail.sent.length, trial.sms.sent.length]).toEqual(before);
      const staff = { userId: 'staff', name: 'Staff' };
      expect((await keyfob.supportQueue({ staff })).requests).toEqual([]);
    },
  );

  it.each(Object.entries(calls))(
    'is no right solution of %s where it is nothing: that is a refusal, no fault (Q1)',
    async (_, prepare) => {
      const [{ captcha, onFault }, call] = await prepare();
      for (const nothing of [undefined, null]) {
        captcha.verify = async () => nothing as never;

        expect((await refusalOf(call())).code).toBe('captcha_failed');
      }
      expect(onFault).not.toHaveBeenCalled();
    },
  );

  it('is right with an id of any text up to a thousand characters, once (Q1, attack 65)', async () => {
    const [{ captcha }, call] = await (calls.requestSupport as NonNullable<typeof calls.status>)();
    captcha.verify = async () => ({ id: 'x'.repeat(1000) });

    expect(await call()).toEqual({ state: 'received' });
    expect((await refusalOf(call())).code).toBe('captcha_failed');
  });

  it('is asked with the action and the address of the call, and a signal that ends it', async () => {
    const { keyfob, captcha } = await withOtp();
    const verify = vi.fn(captcha.verify);
    captcha.verify = verify;
    const input = { email, message: 'Help.', captcha: captcha.solve('support_request') };

    await keyfob.requestSupport({ input, client: { address: '192.0.2.1' } });

    expect(verify.mock.calls).toEqual([
      [
        { text: input.captcha, action: 'support_request', address: '192.0.2.1' },
        expect.any(AbortSignal),
      ],
    ]);
  });
});

describe('what captcha.challenge may not give', () => {
  it.each<[unknown, string]>([
    [undefined, 'is undefined'],
    [null, 'is null'],
    ['altcha', 'is "altcha"'],
    [{}, 'is an object'],
    [{ provider: 7 }, 'is an object'],
    [[], 'is a list'],
  ])('as %o is a fault (C13)', async (answer, is) => {
    const { keyfob, captcha } = await withOtp();
    captcha.challenge = async () => answer as never;

    const refusal = await refusalOf(keyfob.captcha({ action: 'recovery_sms' }));

    expect([refusal.code, (refusal.cause as Error).message]).toEqual([
      ...['unavailable', `captcha.challenge ${is}; allowed: an object with provider`],
    ]);
  });
});
