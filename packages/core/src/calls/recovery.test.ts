/** The calls of a recovery: what they ask of the ports, in which order, and what they refuse at the door. */

import { describe, expect, it, vi } from 'vitest';
import type { Policy, Recovering } from '../index.ts';
import type { Users } from '../ports/users.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  type TrialKeyfob,
  trialKeyfob,
  trialLinks,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const phone = '+420555000101';
const alice = { userId: 'alice' };
const proofs = ['mail', 'captcha', 'sms', 'captcha'];
const userFacts = { password: trialPassword, label: email, email, phone };

async function lostDevice(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob(options);
  await trial.enrol();
  return { ...trial, pending: await trial.pendingLogin() };
}

/** A browser that has followed the link. */
async function followed(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = await lostDevice(options);
  return { ...trial, recovering: await followLink(trial, trial.pending) };
}

const text = ({ keyfob, captcha }: TrialKeyfob, recovering: Recovering) =>
  keyfob.sendRecoverySms({ recovering, input: { captcha: captcha.solve('recovery_sms') } });

const kindsOf = ({ sent }: { sent: readonly { content: { kind: string } }[] }) =>
  sent.map(({ content }) => content.kind);

const typesOf = async ({ keyfob }: Pick<TrialKeyfob, 'keyfob'>) =>
  (await keyfob.events({ ...alice, limit: 100 })).map(({ type }) => type);

/** Users whose `find` can be made to know nobody. */
function usersWho({ verifyPassword }: Partial<Users> = {}) {
  const users = memoryUsers({ alice: userFacts });
  const state = { isDeleted: false };
  return {
    state,
    users: {
      ...users,
      find: async (userId: string) => (state.isDeleted ? undefined : users.find(userId)),
      ...(verifyPassword && { verifyPassword }),
    },
  };
}

describe('a browser', () => {
  it('that has given no password is told of no recovery', async () => {
    const { keyfob } = await followed();

    expect(await keyfob.recovery({})).toEqual({ state: 'none', needs: [], proofs });
  });

  it('that goes on with a recovery sees that one, whoever else has logged in there', async () => {
    const trial = await followed();
    const { keyfob, recovering } = trial;
    await trial.enrol('bob');
    const pending = await trial.pendingLogin('bob');

    expect((await keyfob.recovery({ pending, recovering })).state).toBe('confirmed');
    expect(await keyfob.recovery({ pending })).toEqual({ state: 'none', needs: [], proofs });
  });

  it('hears how far a message has come, as long as it waits for one', async () => {
    const trial = await lostDevice();
    const { keyfob, pending } = trial;
    expect((await keyfob.recovery({ pending })).delivery).toBeUndefined();
    expect((await keyfob.beginRecovery({ pending, input: {} })).delivery).toBe('on_its_way');
    await trial.deliver();
    expect((await keyfob.recovery({ pending })).delivery).toBe('sent');
    const input = { token: mailedToken(trial, email) };
    const { recovery, recovering } = await keyfob.openRecoveryLink({ pending, input });
    expect('delivery' in recovery).toBe(false);
    expect((await text(trial, recovering)).delivery).toBe('on_its_way');
  });

  it('that waits for no message asks the outbox nothing', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const delivery = vi.fn(inner.outbox.delivery);
    const store = { ...inner, outbox: { ...inner.outbox, delivery } };
    const { keyfob, pending, recovering } = await followed({ clock, store });
    delivery.mockClear();

    expect((await keyfob.recovery({ recovering })).state).toBe('confirmed');
    await keyfob.passwordChanged(alice);
    expect((await keyfob.recovery({ pending })).state).toBe('none');

    expect(delivery).not.toHaveBeenCalled();
  });
});

describe('a recovery that goes on in another browser', () => {
  it('is told by its state to the one where it began, and asking again there changes nothing', async () => {
    const trial = await followed();
    const { keyfob, pending, recovering, clock } = trial;
    const { expiresAt } = await keyfob.recovery({ recovering });
    clock.advanceSeconds(90);
    const sent = trial.mail.sent.length;

    const asked = await keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();

    const elsewhere = { state: 'continued_elsewhere', needs: [], proofs, expiresAt };
    expect(asked).toEqual(elsewhere);
    expect(await keyfob.recovery({ pending })).toEqual(elsewhere);
    expect(trial.mail.sent).toHaveLength(sent);
    expect((await text(trial, recovering)).state).toBe('texted'); // and the other goes on
  });

  it('survives whoever else has the password: nobody but its browser begins anew (R10)', async () => {
    const trial = await followed();
    const { keyfob, recovering } = trial;
    const code = await askForSms(trial, recovering);
    for (let times = 1; times <= 20; times += 1) {
      const pending = await trial.pendingLogin();
      const stranger = { ...alice, flowId: `guess-${times}` };
      await keyfob.beginRecovery({ pending, recovering: stranger, input: {} });
    }

    expect((await giveSmsCode(trial, recovering, code)).state).toBe('done');
    expect((await typesOf(trial)).filter((type) => type === 'recovery_started')).toHaveLength(1);
  });

  it('is begun anew by its own browser, and the older one is over (R2)', async () => {
    const trial = await followed();
    const { keyfob, recovering } = trial;
    const pending = await trial.pendingLogin();

    const begun = await keyfob.beginRecovery({ pending, recovering, input: {} });

    expect(begun.state).toBe('mailed');
    expect((await refusalOf(text(trial, recovering))).code).toBe('flow_state');
    expect((await typesOf(trial)).slice(0, 2)).toEqual(['recovery_started', 'recovery_ended']);
  });

  it('of another user gives no right to end this one', async () => {
    const trial = await followed();
    await trial.enrol('bob');
    const bobs = await followLink(trial, await trial.pendingLogin('bob'));
    const pending = await trial.pendingLogin();
    const mixed = { ...trial.recovering, userId: 'bob' };

    for (const recovering of [bobs, mixed]) {
      const call = { pending, recovering, input: {} };
      expect((await trial.keyfob.beginRecovery(call)).state).toBe('continued_elsewhere');
    }
  });
});

describe('a browser with log-ins of several tabs', () => {
  it('follows the link by any of them that is alive and its user’s (R1)', async () => {
    const trial = await lostDevice();
    const { keyfob, clock, pending } = trial;
    await trial.enrol('bob');
    const bobs = await trial.pendingLogin('bob');
    await keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const input = { token: mailedToken(trial, email) };
    const old = { ...pending, id: 'old', openedAt: clock() - 600_000 };
    const open = (all: (typeof pending)[]) => keyfob.openRecoveryLink({ pending: all, input });

    for (const none of [[], [bobs], [old], [bobs, old]]) {
      expect((await refusalOf(open(none))).code).toBe('login_required');
    }
    expect((await open([bobs, old, pending])).recovery.state).toBe('confirmed');
  });
});

describe('a browser that owes a code', () => {
  it('hears that it is done once OTP is off, and that the password alone logs in', async () => {
    const trial = await followed();
    const { keyfob, pending, recovering } = trial;
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));

    const done = { state: 'done', needs: [], proofs };
    expect(await keyfob.recovery({ pending })).toEqual(done);
    expect(await keyfob.recovery({ pending, recovering })).toEqual(done);
    expect((await keyfob.recovery({ recovering })).state).toBe('none');
  });
});

describe('OTP that an operator turns off before a call has its answer', () => {
  async function racing() {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    let isRacing = false;
    const update: typeof inner.update = async (...call) => {
      const decision = await inner.update(...call);
      const isSending = 'next' in decision && (decision.messages ?? []).length > 0;
      if (isRacing && isSending) {
        isRacing = false;
        await trial.keyfob.reset({ ...alice, actor: 'operator' });
      }
      return decision;
    };
    const trial = await lostDevice({ clock, store: { ...inner, update } });
    return {
      ...trial,
      race: () => {
        isRacing = true;
      },
    };
  }

  it('is told to a browser that owes a code: it is done', async () => {
    const { keyfob, pending, race } = await racing();
    race();

    expect((await keyfob.beginRecovery({ pending, input: {} })).state).toBe('done');
  });

  it('leaves a browser that owes none without a recovery', async () => {
    const trial = await racing();
    const recovering = await followLink(trial, trial.pending);
    trial.race();

    expect((await text(trial, recovering)).state).toBe('none');
  });
});

describe('ten SMS asked for at once', () => {
  const atOnce = (trial: Awaited<ReturnType<typeof followed>>, client = { address: '192.0.2.1' }) =>
    Promise.all(
      Array.from({ length: 10 }, async () => {
        const input = { captcha: trial.captcha.solve('recovery_sms') };
        const call = { recovering: trial.recovering, input, client };
        return trial.keyfob.sendRecoverySms(call).then(
          ({ state }) => state,
          (error) => error.code,
        );
      }),
    );

  it('take one place in the budgets that all share: one is sent (P2, attack 63)', async () => {
    const trial = await followed({ policy: { smsPerHour: 2, smsUnusedPerHour: 2 } });
    await trial.enrol('bob');

    const outcomes = await atOnce(trial);
    await trial.deliver();

    expect(outcomes.toSorted()).toEqual([...Array(9).fill('delivery_limit'), 'texted']);
    expect(kindsOf(trial.sms)).toEqual(['recovery_code']);
    const recovering = await followLink(trial, await trial.pendingLogin('bob'));
    expect((await text(trial, recovering)).state).toBe('texted'); // the second place is still there
  });

  it('that find no place keep no grant: what is in the way is the budget, told once (P2)', async () => {
    const onFault = vi.fn();
    const trial = await followed({ onFault, policy: { smsPerPrefixPerHour: 1 } });
    await trial.enrol('bob');
    const bobs = await followLink(trial, await trial.pendingLogin('bob'));
    await text(trial, bobs); // takes the only place of their neighbourhood
    await trial.deliver();

    expect(new Set(await atOnce(trial))).toEqual(new Set(['delivery_limit']));
    const refused = await refusalOf(text(trial, trial.recovering));
    expect(refused.details.retryAfterSeconds).toBe(3600); // the budget’s wait, not the pause of a grant
    expect(onFault.mock.calls.map(([fault]) => fault.cause.message)).toEqual([
      'SMS are held back for 3600 s: smsPerPrefixPerHour, smsPerHour or smsUnusedPerHour is reached',
    ]);
  });

  it('whose place was found while the contact was changed give it back (P2, R8)', async () => {
    let number = phone;
    const users = memoryUsers({
      alice: userFacts,
      bob: { ...userFacts, email: 'bob@example.test' },
    });
    const find = async (userId: string) => {
      const user = await users.find(userId);
      return user && { ...user, phone: userId === 'alice' ? number : '+420555000102' };
    };
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const spend: typeof inner.spend = async (budgets) => {
      const wait = await inner.spend(budgets);
      if (budgets.length > 1 && isChanging) await trial.keyfob.passwordChanged(alice);
      return wait;
    };
    let isChanging = false;
    const trial = await followed({
      ...{ clock, store: { ...inner, spend }, policy: { smsPerHour: 1 } },
      users: { ...users, find },
    });
    await trial.enrol('bob');
    isChanging = true;
    const refused = await refusalOf(text(trial, trial.recovering));
    isChanging = false;
    number = '+420555000199';

    expect(refused.code).toBe('flow_state');
    expect(kindsOf(trial.sms)).toEqual([]);
    const bobs = await followLink(trial, await trial.pendingLogin('bob'));
    expect((await text(trial, bobs)).state).toBe('texted'); // the one place was given back
  });
});

describe('a CAPTCHA before the mail', () => {
  const policy: Partial<Policy> = { recoveryProofs: ['captcha', 'mail', 'sms'] };

  it('is asked for before anything is sent, and solved for this (Q1)', async () => {
    const { keyfob, pending, captcha, deliver, mail } = await lostDevice({ policy });
    const begin = (solution?: string) =>
      keyfob.beginRecovery({ pending, input: solution === undefined ? {} : { captcha: solution } });

    expect((await keyfob.recovery({ pending })).needs).toEqual(['captcha']);
    const refused = [
      await refusalOf(begin()),
      await refusalOf(begin(captcha.solve('recovery_sms'))),
    ];
    await deliver();
    expect(refused.map(({ code }) => code)).toEqual(['captcha_failed', 'captcha_failed']);
    expect(kindsOf(mail)).toEqual(['otp_enabled']);

    await begin(captcha.solve('recovery_mail'));
    await deliver();
    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link']);
  });
});

describe('a CAPTCHA', () => {
  it('is had from its provider for one action; where there is none there is nothing', async () => {
    const { keyfob } = trialKeyfob();
    const policy: Partial<Policy> = { recoveryProofs: ['mail'] };
    const { mail } = trialKeyfob();
    const without = trialKeyfob({ policy, recovery: { links: trialLinks, mail } });

    expect(await keyfob.captcha({ action: 'recovery_sms' })).toEqual({
      ...{ provider: 'altcha', challenge: { action: 'recovery_sms' } },
    });
    const refused = await refusalOf(without.keyfob.captcha({ action: 'recovery_sms' }));
    expect(refused.code).toBe('not_found');
  });

  it.each(['challenge', 'verify'] as const)(
    'whose provider never answers a %s is given up, and the log says who (attack 29)',
    async (asked) => {
      const onFault = vi.fn();
      const trial = await followed({ onFault, policy: { sendTimeoutSeconds: 3 } });
      const { keyfob, captcha, recovering } = trial;
      const input = { captcha: captcha.solve('recovery_sms') };
      vi.useFakeTimers();
      captcha[asked] = () => new Promise<never>(() => {});
      const call =
        asked === 'verify'
          ? keyfob.sendRecoverySms({ recovering, input })
          : keyfob.captcha({ action: 'recovery_sms' });
      const refused = refusalOf(call);
      await vi.advanceTimersByTimeAsync(3_000);
      vi.useRealTimers();

      expect((await refused).code).toBe('unavailable');
      expect(String(onFault.mock.calls[0]?.[0].cause)).toMatch(/captcha.* 3 s/);
    },
  );
});

describe('a link', () => {
  it('of another kind, or of another key ring, asks nobody who its user is', async () => {
    const users = memoryUsers({ alice: userFacts });
    const find = vi.fn(users.find);
    const trial = await lostDevice({ users: { ...users, find } });
    const { keyfob, pending } = trial;
    await keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const elsewhere = await lostDevice();
    await elsewhere.deliver();
    const foreign = mailedToken(elsewhere, email, 'otp_enabled');
    find.mockClear();

    const refusals = [
      await refusalOf(keyfob.cancelRecovery({ input: { token: mailedToken(trial, email) } })),
      await refusalOf(keyfob.cancelRecovery({ input: { token: foreign } })),
      await refusalOf(keyfob.openRecoveryLink({ pending, input: { token: foreign } })),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill('link_invalid'));
    expect(find).not.toHaveBeenCalled();
  });

  it('whose user is deleted by then is like any other that is none', async () => {
    const { users, state } = usersWho();
    const trial = await lostDevice({ users });
    const { keyfob, pending } = trial;
    await keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const token = mailedToken(trial, email);
    state.isDeleted = true;
    const link = refusalOf(keyfob.openRecoveryLink({ input: { token, password: trialPassword } }));
    state.isDeleted = false;
    expect((await link).code).toBe('link_invalid');
    await keyfob.openRecoveryLink({ pending, input: { token } }); // and nothing was used up
  });

  it('of a notice whose user is deleted by then, too', async () => {
    const { users, state } = usersWho();
    const trial = trialKeyfob({ users });
    const authenticator = await trial.enrol();
    const code = authenticator.codeAt(trial.clock());
    await trial.keyfob.showSharedKey({ ...alice, input: { password: trialPassword, code } });
    await trial.deliver();
    const input = { token: mailedToken(trial, email, 'shared_key_shown') };
    state.isDeleted = true;

    expect((await refusalOf(trial.keyfob.cancelRecovery({ input }))).code).toBe('link_invalid');
    state.isDeleted = false;
    expect((await trial.keyfob.cancelRecovery({ input })).state).toBe('frozen');
  });

  it('costs no hashing of a password where it is dead, and none while passwords are blocked (attack 93)', async () => {
    const verifyPassword = vi.fn(async (_: string, password: string) => password === trialPassword);
    const { users } = usersWho({ verifyPassword });
    const trial = await lostDevice({ users });
    const { keyfob, pending } = trial;
    await keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const token = mailedToken(trial, email);
    const open = (password?: string) =>
      refusalOf(keyfob.openRecoveryLink({ input: { token, ...(password && { password }) } }));
    verifyPassword.mockClear();
    await open();
    for (let guesses = 1; guesses <= 9; guesses += 1) await open('guess');
    expect(verifyPassword).toHaveBeenCalledTimes(5);

    await keyfob.openRecoveryLink({ pending, input: { token, password: 'not looked at' } });
    expect((await open(trialPassword)).code).toBe('link_invalid');
    expect(verifyPassword).toHaveBeenCalledTimes(5);
  });
});

describe('an SMS', () => {
  it('that comes too soon or out of order costs no budget and no CAPTCHA (P2, Q1)', async () => {
    const verify = vi.fn();
    const trial = await followed({ policy: { smsPerHour: 2 }, onFault: () => {} });
    const { keyfob, captcha, recovering, clock } = trial;
    await text(trial, recovering);
    const solution = captcha.verify;
    captcha.verify = (...call) => {
      verify();
      return solution(...call);
    };
    const early = await refusalOf(text(trial, recovering));
    const other = await refusalOf(text(trial, { ...recovering, flowId: 'other' }));
    expect([early.code, early.details.retryAfterSeconds]).toEqual(['delivery_limit', 60]);
    expect(other.code).toBe('flow_state');
    expect(verify).not.toHaveBeenCalled();

    clock.advanceSeconds(60);
    expect((await text(trial, recovering)).state).toBe('texted'); // the second of two
    clock.advanceSeconds(60);
    const over = await refusalOf(keyfob.sendRecoverySms({ recovering, input: {} }));
    expect([over.code, over.details.retryAfterSeconds]).toEqual(['delivery_limit', 3480]);
  });

  it('asks a CAPTCHA of its policy only', async () => {
    const policy: Partial<Policy> = { recoveryProofs: ['mail', 'sms', 'captcha'] };
    const { keyfob, recovering } = await followed({ policy });

    expect((await keyfob.recovery({ recovering })).needs).toEqual(['sms']);
    expect((await keyfob.sendRecoverySms({ recovering, input: {} })).needs).toEqual([
      ...['sms_code', 'captcha'],
    ]);
  });

  it('looks at no solution where there is no CAPTCHA', async () => {
    const policy: Partial<Policy> = { recoveryProofs: ['mail', 'sms'] };
    const { mail, sms } = trialKeyfob();
    const recovery = { links: trialLinks, mail, sms };
    const trial = { ...trialKeyfob({ policy, recovery }), mail, sms };
    await trial.enrol();
    const recovering = await followLink(trial, await trial.pendingLogin());
    const input = { captcha: 'left-over' };

    expect((await trial.keyfob.sendRecoverySms({ recovering, input })).state).toBe('texted');
  });

  it('names the site that the links lead to', async () => {
    const trial = await followed();
    await text(trial, trial.recovering);
    await trial.deliver();

    expect(trial.sms.sent.at(-1)?.content).toMatchObject({ host: 'account.example.test' });
  });

  it('has as many digits as the policy says, zeros in front as well', async () => {
    const lengths = new Set<number>();
    let zeros = 0;
    for (let round = 0; round < 200; round += 1) {
      const trial = await followed({ policy: { recoveryCodeDigits: 6 } });
      const code = await askForSms(trial, trial.recovering);
      lengths.add(code.length);
      if (code.startsWith('0')) zeros += 1;
    }

    expect([...lengths]).toEqual([6]);
    expect(zeros).toBeGreaterThan(0); // 200 codes without one: once in a billion runs
  });
});

describe('the last call', () => {
  it('gives back the place of an SMS code only where there was one (P2)', async () => {
    const refunds: number[] = [];
    for (const recoveryProofs of [['mail'], ['mail', 'sms']] as const) {
      const clock = manualClock();
      const inner = memoryStore({ clock });
      const refund = vi.fn(inner.refund);
      const policy: Partial<Policy> = { recoveryProofs };
      const trial = await followed({ clock, store: { ...inner, refund }, policy });
      const { recovering } = trial;
      const input = recoveryProofs.some((proof) => proof === 'sms')
        ? { smsCode: await askForSms(trial, recovering) }
        : {};
      expect((await trial.keyfob.completeRecovery({ recovering, input })).state).toBe('done');
      refunds.push(refund.mock.calls.length);
    }

    expect(refunds).toEqual([0, 1]);
  });

  it('out of order asks no CAPTCHA', async () => {
    const { keyfob, captcha, recovering } = await followed();
    const verify = vi.spyOn(captcha, 'verify');
    const input = { smsCode: '12345678', captcha: captcha.solve('recovery_completion') };

    const refused = await refusalOf(keyfob.completeRecovery({ recovering, input }));

    expect(refused.code).toBe('flow_state');
    expect(verify).not.toHaveBeenCalled();
  });
});

describe('a change of password', () => {
  it('ends a recovery that is under way, and both are written down (R3)', async () => {
    const trial = await followed();
    const { keyfob, recovering } = trial;

    await keyfob.passwordChanged(alice);
    const newest = await keyfob.events({ ...alice, limit: 2 });
    await keyfob.passwordChanged(alice);

    expect(newest).toMatchObject([
      { type: 'recovery_ended', reason: 'password_changed' },
      { type: 'password_changed' },
    ]);
    const types = await typesOf(trial);
    expect(types.filter((type) => type === 'recovery_ended')).toHaveLength(1);
    expect(types.filter((type) => type === 'password_changed')).toHaveLength(2);
    expect((await refusalOf(text(trial, recovering))).code).toBe('flow_state');
  });

  it('ends a cooling-off of one’s own: the older password has begun it (R3)', async () => {
    const trial = await followed({ policy: { coolingOffSeconds: 3600 } });
    const { keyfob, recovering, clock } = trial;
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver();
    expect((await keyfob.recovery({ recovering })).state).toBe('waiting');

    await keyfob.passwordChanged(alice);

    expect((await keyfob.recovery({ recovering })).state).toBe('none');
    clock.advanceSeconds(3600);
    await trial.deliver();
    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    const input = { token: mailedToken(trial, email, 'otp_disabling') };
    expect((await refusalOf(keyfob.cancelRecovery({ input }))).code).toBe('link_invalid');
  });
});

describe('without the option', () => {
  it('there is none of these calls', async () => {
    const { keyfob, pending } = await lostDevice({ recovery: undefined as never });
    const recovering = { ...alice, flowId: 'f' };
    const refused = [
      keyfob.recovery({ pending }),
      keyfob.beginRecovery({ pending, input: {} }),
      keyfob.openRecoveryLink({ input: { token: 'a.b.c' } }),
      keyfob.sendRecoverySms({ recovering, input: {} }),
      keyfob.completeRecovery({ recovering, input: {} }),
      keyfob.openNotice({ input: { token: 'a.b.c' } }),
      keyfob.cancelRecovery({ input: { token: 'a.b.c' } }),
      keyfob.captcha({ action: 'recovery_sms' }),
    ];

    const codes = (await Promise.all(refused.map((each) => refusalOf(each)))).map(
      ({ code }) => code,
    );

    expect(codes).toEqual(Array(8).fill('not_found'));
  });
});

describe('a waiting time that is over', () => {
  it('and what is asked then are one commit, in this order (S8)', async () => {
    const trial = await followed({ policy: { coolingOffSeconds: 3600 } });
    const { keyfob, recovering, clock } = trial;
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver(); // the owner is told: from now on the time runs
    clock.advanceSeconds(3600);

    await keyfob.beginEnrolment(alice); // OTP is off, so that it can be set

    expect((await typesOf(trial)).slice(0, 2)).toEqual(['enrolment_started', 'recovered']);
    await trial.deliver();
    expect(trial.mail.sent.at(-1)?.content.kind).toBe('otp_disabled');
  });
});
