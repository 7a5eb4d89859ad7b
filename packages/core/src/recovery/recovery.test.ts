import { describe, expect, it } from 'vitest';
import type { User } from '../account/user.ts';
import type { PendingLogin, Policy } from '../index.ts';
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
  textedCode,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const phone = '+420555000101';
const alice = { userId: 'alice' };

/** Alice with OTP on, and a log-in of hers that waits for the code. */
async function lostDevice(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob(options);
  const authenticator = await trial.enrol();
  const pending = await trial.pendingLogin();
  return { ...trial, authenticator, pending };
}

/** Alice of whom more is known. */
function aliceWho(known: Partial<User>) {
  const alice = { password: trialPassword, label: email, email, phone, ...known };
  return memoryUsers({ alice });
}

async function begin({ keyfob, deliver }: TrialKeyfob, pending: PendingLogin) {
  const recovery = await keyfob.beginRecovery({ pending, input: {} });
  await deliver();
  return recovery;
}

const kindsOf = ({ sent }: { sent: readonly { content: { kind: string } }[] }) =>
  sent.map(({ content }) => content.kind);

const eventsOf = async ({ keyfob }: Pick<TrialKeyfob, 'keyfob'>) =>
  (await keyfob.events({ ...alice, limit: 100 })).map(({ type }) => type);

describe('the way back', () => {
  it('leads by mail, SMS and CAPTCHA to an account without OTP (R9)', async () => {
    const trial = await lostDevice();
    const { keyfob, pending, clock } = trial;

    const mailed = await begin(trial, pending);
    expect(mailed).toMatchObject({ state: 'mailed', email: 'a•••@example.test', needs: [] });
    const input = { token: mailedToken(trial, email) };
    const { recovery, recovering } = await keyfob.openRecoveryLink({ pending, input });
    expect(recovery).toMatchObject({ state: 'confirmed', needs: ['sms', 'captcha'] });
    const code = await askForSms(trial, recovering);
    expect(await keyfob.recovery({ recovering })).toMatchObject({
      ...{ state: 'texted', needs: ['sms_code', 'captcha'], delivery: 'sent' },
      ...{ phone: '••• ••• •01', expiresAt: new Date(clock() + 300_000).toISOString() },
    });
    const done = await giveSmsCode(trial, recovering, `${code.slice(0, 4)} ${code.slice(4)}`);
    await trial.deliver();

    expect(code).toMatch(/^\d{8}$/);
    expect(done).toEqual({ state: 'done', needs: [], proofs: keyfob.policy.recoveryProofs });
    expect(await keyfob.beginLogin(alice)).toEqual({ next: 'signed_in', at: clock() });
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled', 'recovery_link', 'otp_disabled']);
    expect(kindsOf(trial.sms)).toEqual(['recovery_code', 'otp_disabled']);
    expect((await eventsOf(trial)).slice(0, 4)).toEqual([
      ...['recovered', 'recovery_sms_sent', 'recovery_confirmed', 'recovery_started'],
    ]);
  });

  it('asks for the password in a browser that has not just given it (R1)', async () => {
    const trial = await lostDevice();
    await begin(trial, trial.pending);
    const token = mailedToken(trial, email);
    const open = (input: { token: string; password?: string }) =>
      trial.keyfob.openRecoveryLink({ input });

    expect((await refusalOf(open({ token }))).code).toBe('login_required');
    expect((await refusalOf(open({ token, password: 'wrong' }))).code).toBe('wrong_password');
    expect((await open({ token, password: trialPassword })).recovery.state).toBe('confirmed');
  });

  it('attack 56: a thief of the mailbox stops at the password, and no SMS is paid for', async () => {
    const trial = await lostDevice();
    await begin(trial, trial.pending);
    const token = mailedToken(trial, email);
    const guesses = Array.from({ length: 20 }, () =>
      refusalOf(trial.keyfob.openRecoveryLink({ input: { token, password: 'guess' } })),
    );

    const codes = (await Promise.all(guesses)).map(({ code }) => code);

    expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(15);
    expect(trial.sms.sent).toEqual([]);
  });

  it('takes a pending log-in of its own user only, and no old one (R1)', async () => {
    const trial = await lostDevice();
    await trial.enrol('bob');
    await begin(trial, trial.pending);
    const input = { token: mailedToken(trial, email) };
    const pending = await trial.pendingLogin('bob');
    const other = await refusalOf(trial.keyfob.openRecoveryLink({ pending, input }));
    const old = { ...trial.pending, openedAt: trial.clock() - 600_000 };
    const late = await refusalOf(trial.keyfob.openRecoveryLink({ pending: old, input }));

    expect([other.code, late.code]).toEqual(['login_required', 'login_required']);
  });

  it('begins only from a pending log-in that is alive', async () => {
    const trial = await lostDevice();
    trial.clock.advanceSeconds(600);

    const refused = await refusalOf(begin(trial, trial.pending));

    expect(refused.code).toBe('login_required');
    await trial.deliver();
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled']);
  });

  it('can ask for other proofs, by data', async () => {
    const order = async (recoveryProofs: Policy['recoveryProofs']) => {
      const trial = await lostDevice({ policy: { recoveryProofs } });
      const { keyfob, captcha, pending, deliver } = trial;
      const input = { captcha: captcha.solve('recovery_mail') };
      await keyfob.beginRecovery({ pending, input });
      await deliver();
      const token = mailedToken(trial, email);
      const { recovering, recovery } = await keyfob.openRecoveryLink({ pending, input: { token } });
      return { ...trial, recovering, needs: recovery.needs };
    };

    const mailOnly = await order(['mail']);
    expect(mailOnly.needs).toEqual([]);
    await mailOnly.keyfob.completeRecovery({ recovering: mailOnly.recovering, input: {} });
    expect((await mailOnly.keyfob.beginLogin(alice)).next).toBe('signed_in');

    const noCaptcha = await order(['captcha', 'mail', 'sms']);
    expect(noCaptcha.needs).toEqual(['sms']);
    await noCaptcha.keyfob.sendRecoverySms({ recovering: noCaptcha.recovering, input: {} });
    await noCaptcha.deliver();
    const smsCode = textedCode(noCaptcha, phone);
    const { recovering } = noCaptcha;
    await noCaptcha.keyfob.completeRecovery({ recovering, input: { smsCode } });
    expect((await noCaptcha.keyfob.beginLogin(alice)).next).toBe('signed_in');
  });

  it('is nobody’s but the owner’s before everything is proven (I4)', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    await askForSms(trial, recovering);

    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
    expect((await trial.keyfob.status(alice)).state).toBe('on');
  });
});

describe('the link', () => {
  it('is good for five minutes from its hand-over, to the millisecond (R3)', async () => {
    const trial = await lostDevice();
    await trial.keyfob.beginRecovery({ pending: trial.pending, input: {} });
    trial.clock.advanceSeconds(90); // the mail server was slow
    await trial.deliver();
    const input = { token: mailedToken(trial, email), password: trialPassword };
    trial.clock.advanceSeconds(299.999);
    const inTime = trial.keyfob.openRecoveryLink({ input });
    await expect(inTime).resolves.toMatchObject({ recovery: { state: 'confirmed' } });

    const second = await lostDevice();
    await begin(second, second.pending);
    const late = { token: mailedToken(second, email), password: trialPassword };
    second.clock.advanceSeconds(300);
    expect((await refusalOf(second.keyfob.openRecoveryLink({ input: late }))).code).toBe(
      'link_invalid',
    );
  });

  it('attack 61: used, replaced, altered, of another user: the same answer to all', async () => {
    const trial = await lostDevice();
    const { keyfob, pending, clock, deliver } = trial;
    await begin(trial, pending);
    const older = mailedToken(trial, email);
    clock.advanceSeconds(60);
    await keyfob.beginRecovery({ pending, input: {} });
    await deliver();
    const newest = mailedToken(trial, email);
    const open = (token: string) =>
      refusalOf(keyfob.openRecoveryLink({ pending, input: { token, password: trialPassword } }));
    const [version, keyId, body = ''] = newest.split('.');
    const swapped = body.startsWith('A') ? `B${body.slice(1)}` : `A${body.slice(1)}`;
    const refusals = [
      await open(older),
      await open(`${version}.${keyId}.${swapped}`),
      await open(newest.slice(0, -2)),
      await open(newest.toUpperCase()),
      await open(`1.nokey.${body}`),
    ];
    await keyfob.openRecoveryLink({ pending, input: { token: newest } });
    refusals.push(await open(newest));

    expect(new Set(refusals.map(({ code, details }) => JSON.stringify([code, details])))).toEqual(
      new Set([JSON.stringify(['link_invalid', {}])]),
    );
  });

  it('is dead once a code was accepted: whoever has the authenticator needs no way back (R3)', async () => {
    const trial = await lostDevice();
    const { keyfob, authenticator, clock, pending } = trial;
    await begin(trial, pending);
    const other = await trial.pendingLogin();
    await keyfob.verify({ pending: other, input: { code: authenticator.codeAt(clock()) } });

    const input = { token: mailedToken(trial, email), password: trialPassword };
    expect((await refusalOf(keyfob.openRecoveryLink({ input }))).code).toBe('link_invalid');
    expect(await eventsOf(trial)).toContain('recovery_cancelled');
  });

  it('is dead after a change of password, and after disabling (R3, D2)', async () => {
    const trial = await lostDevice();
    await begin(trial, trial.pending);
    await trial.keyfob.passwordChanged(alice);
    const input = { token: mailedToken(trial, email), password: trialPassword };
    expect((await refusalOf(trial.keyfob.openRecoveryLink({ input }))).code).toBe('link_invalid');

    trial.clock.advanceSeconds(60);
    const pending = await trial.pendingLogin();
    await begin(trial, pending);
    await trial.keyfob.reset({ ...alice, actor: 'operator' });
    const later = { token: mailedToken(trial, email), password: trialPassword };
    expect((await refusalOf(trial.keyfob.openRecoveryLink({ input: later }))).code).toBe(
      'link_invalid',
    );
  });

  it('attack 12: followed in two browsers at once counts in one', async () => {
    const trial = await lostDevice();
    await begin(trial, trial.pending);
    const input = { token: mailedToken(trial, email), password: trialPassword };

    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, () => trial.keyfob.openRecoveryLink({ input })),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not kept in clear anywhere (S4)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const seen: string[] = [];
    const update: typeof store.update = (userId, decide) =>
      store.update(userId, (account, now) => {
        const decision = decide(account, now);
        seen.push(JSON.stringify(decision));
        return decision;
      });
    const trial = await lostDevice({ clock, store: { ...store, update } });
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    const token = mailedToken(trial, email);

    expect(seen.join()).toContain('recovery_sms_sent');
    for (const secret of [token, code, phone, trialPassword]) {
      expect(seen.join()).not.toContain(secret);
    }
  });
});

describe('who may begin', () => {
  it.each<[string, Partial<User>]>([
    ['no verified e-mail', { contacts: { email: 'unverified', phone: 'verified' } }],
    ['no verified phone', { contacts: { email: 'verified', phone: 'missing' } }],
    ['support only', { recovery: 'support_only' }],
    ['a number that is none', { phone: '0555 000 101' }],
  ])('nobody with %s: support can help (P4)', async (_, known) => {
    const policy = { requiredContacts: [] };
    const trial = await lostDevice({ users: aliceWho(known), policy });

    const refused = await refusalOf(begin(trial, trial.pending));

    expect(refused).toMatchObject({ code: 'not_allowed', details: { reason: 'support_only' } });
    expect((await trial.keyfob.status(alice)).recovery).toBe('support_only');
    await trial.deliver();
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled']); // and no link
  });

  it('attack 64: nobody whose number was changed less than a day ago (R11)', async () => {
    let contactsChangedAt: number | undefined;
    const users = aliceWho({});
    const find = async (userId: string) => {
      const user = await users.find(userId);
      return user && { ...user, contactsChangedAt };
    };
    const trial = await lostDevice({ users: { ...users, find } });
    contactsChangedAt = trial.clock() - 86_399_000;

    const refused = await refusalOf(begin(trial, trial.pending));
    trial.clock.advanceSeconds(1);

    expect(refused).toMatchObject({
      ...{ code: 'not_allowed', details: { reason: 'contact_changed', retryAfterSeconds: 1 } },
    });
    expect((await begin(trial, trial.pending)).state).toBe('mailed');
  });

  it('only numbers of the countries that the policy names (P2)', async () => {
    const trial = await lostDevice({ policy: { smsPrefixes: ['+43', '+49'] } });

    expect((await refusalOf(begin(trial, trial.pending))).code).toBe('not_allowed');
  });

  it('attack 67: three recoveries a day from one network and twelve from all, whatever the session (R10)', async () => {
    const trial = await lostDevice();
    const attempt = async (address: string) => {
      const pending = await trial.pendingLogin();
      const began = trial.keyfob.beginRecovery({ pending, input: {}, client: { address } });
      const code = await began.then(
        ({ state }) => state,
        (error) => error.code,
      );
      if (code === 'mailed') await trial.keyfob.passwordChanged(alice); // ends it: the next one is new
      return code;
    };
    const outcomes: string[] = [];
    for (const network of [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5]) {
      outcomes.push(await attempt(`192.0.2.${network}`));
    }
    await trial.deliver();

    const [go, no] = ['mailed', 'delivery_limit'];
    expect(outcomes).toEqual([go, go, go, no, go, go, go, no, go, go, go, go, go, go, no]);
    expect(trial.mail.sent.filter(({ content }) => content.kind === 'recovery_link')).toEqual([]);
    trial.clock.advanceSeconds(86_400);
    expect(await attempt('192.0.2.1')).toBe('mailed');
  });

  it('attack 67: ten recoveries a month whose link was followed; what somebody else begins uses up none (R10)', async () => {
    const trial = await lostDevice();
    const counts: number[] = [];
    for (let days = 1; days <= 5; days += 1) {
      trial.clock.advanceSeconds(86_400);
      const pending = await trial.pendingLogin();
      let followed = 0;
      for (let times = 1; times <= 3; times += 1) {
        const begun = begin(trial, pending).then(
          ({ state }) => state,
          (error) => error.code,
        );
        if ((await begun) !== 'mailed') continue;
        const input = { token: mailedToken(trial, email) };
        const { recovering } = await trial.keyfob.openRecoveryLink({ pending, input });
        await refusalOf(giveSmsCode(trial, recovering, '00000000')); // out of order, which ends it
        followed += 1;
      }
      counts.push(followed);
    }
    expect(counts).toEqual([3, 3, 3, 1, 0]);

    const other = await lostDevice();
    for (let days = 1; days <= 40; days += 1) {
      other.clock.advanceSeconds(86_400 / 3);
      await begin(other, await other.pendingLogin()); // by a thief of the password, who follows nothing
      await other.keyfob.passwordChanged(alice);
    }
    other.clock.advanceSeconds(86_400);
    const pending = await other.pendingLogin();
    expect((await begin(other, pending)).state).toBe('mailed');
  });
});

describe('sending again', () => {
  it('waits a minute, goes three times, and only the newest counts (P1)', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    const first = await askForSms(trial, recovering);
    const again = () => trial.keyfob.sendRecoverySms({ recovering, input: {} });

    const early = await refusalOf(again());
    trial.clock.advanceSeconds(60);
    await again();
    await trial.deliver();
    trial.clock.advanceSeconds(60);
    await again();
    await trial.deliver();
    trial.clock.advanceSeconds(60);
    const last = await refusalOf(again());

    expect([early.code, early.details.retryAfterSeconds]).toEqual(['delivery_limit', 60]);
    expect([last.code, last.details.retryAfterSeconds]).toEqual(['delivery_limit', undefined]);
    expect((await refusalOf(giveSmsCode(trial, recovering, first))).code).toBe('wrong_code');
    await giveSmsCode(trial, recovering, textedCode(trial, phone));
  });

  it('attack 13: racing the old code never leaves two that count', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    const old = await askForSms(trial, recovering);
    trial.clock.advanceSeconds(60);

    await Promise.allSettled([
      trial.keyfob.sendRecoverySms({ recovering, input: {} }),
      giveSmsCode(trial, recovering, old),
    ]);
    await trial.deliver();
    const rest = await refusalOf(giveSmsCode(trial, recovering, old));

    expect(['wrong_code', 'flow_state']).toContain(rest.code);
  });
});

describe('the last step', () => {
  it('attack 62: five wrong SMS codes end the recovery (R10)', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    const wrong = code === '00000000' ? '11111111' : '00000000';
    const codes: string[] = [];
    for (let failures = 1; failures <= 5; failures += 1) {
      codes.push((await refusalOf(giveSmsCode(trial, recovering, wrong))).code);
    }

    expect(codes).toEqual([...Array(4).fill('wrong_code'), 'too_many_attempts']);
    expect((await refusalOf(giveSmsCode(trial, recovering, code))).code).toBe('flow_state');
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('takes an SMS code for five minutes from its hand-over (P1)', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    trial.clock.advanceSeconds(300);

    expect((await refusalOf(giveSmsCode(trial, recovering, code))).code).toBe('wrong_code');
  });

  it('attack 65: takes each CAPTCHA once, for its own step, and says nothing of the code without one (Q1)', async () => {
    const trial = await lostDevice();
    const { keyfob, captcha } = trial;
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    const give = (solution?: string, smsCode = code) =>
      refusalOf(
        keyfob.completeRecovery({
          recovering,
          input: { smsCode, ...(solution !== undefined && { captcha: solution }) },
        }),
      );
    const once = captcha.solve('recovery_completion');
    const wrong = code === '00000000' ? '11111111' : '00000000';

    const codes = [
      (await give(undefined)).code,
      (await give(captcha.solve('recovery_sms'))).code,
      (await give('solved')).code,
      (await give(once, wrong)).code,
      (await give(once)).code,
    ];

    expect(codes).toEqual([
      ...['captcha_failed', 'captcha_failed', 'captcha_failed', 'wrong_code', 'captcha_failed'],
    ]);
  });

  it('attack 29: refuses while the CAPTCHA provider is down, and heals with it (Q1)', async () => {
    const trial = await lostDevice({ onFault: () => {} });
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    trial.captcha.isDown = true;
    const refused = await refusalOf(giveSmsCode(trial, recovering, code));
    trial.captcha.isDown = false;

    expect(refused.code).toBe('unavailable');
    expect((await giveSmsCode(trial, recovering, code)).state).toBe('done');
  });

  it('checks everything again: a changed contact ends the recovery (R8)', async () => {
    let number = phone;
    const users = aliceWho({});
    const find = async (userId: string) => {
      const user = await users.find(userId);
      return user && { ...user, phone: number };
    };
    const trial = await lostDevice({ users: { ...users, find } });
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    number = '+420555000199';

    expect((await refusalOf(giveSmsCode(trial, recovering, code))).code).toBe('flow_state');
    number = phone;
    expect((await refusalOf(giveSmsCode(trial, recovering, code))).code).toBe('flow_state');
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('attack 54: a step out of order ends the recovery', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);

    const skipped = await refusalOf(giveSmsCode(trial, recovering, '00000000'));
    const input = { captcha: trial.captcha.solve('recovery_sms') };
    const after = await refusalOf(trial.keyfob.sendRecoverySms({ recovering, input }));

    expect([skipped.code, after.code]).toEqual(['flow_state', 'flow_state']);
    expect(await eventsOf(trial)).toContain('recovery_ended');
    expect(trial.sms.sent).toEqual([]);
  });

  it('attack 55: a link, an SMS and a browser of different recoveries never mix', async () => {
    const trial = await lostDevice();
    await trial.enrol('bob');
    const bobs = await trial.pendingLogin('bob');
    const first = await followLink(trial, trial.pending);
    const code = await askForSms(trial, first);
    await begin(trial, bobs);
    const token = mailedToken(trial, 'bob@example.test');
    const bob = (await trial.keyfob.openRecoveryLink({ pending: bobs, input: { token } }))
      .recovering;
    await trial.keyfob.sendRecoverySms({
      recovering: bob,
      input: { captcha: trial.captcha.solve('recovery_sms') },
    });
    await trial.deliver();

    const mixed = [
      await refusalOf(giveSmsCode(trial, bob, code)),
      await refusalOf(giveSmsCode(trial, { ...bob, flowId: first.flowId }, code)),
      await refusalOf(giveSmsCode(trial, { userId: 'alice', flowId: bob.flowId }, code)),
    ];

    expect(mixed.map(({ code: each }) => each)).toEqual(['wrong_code', 'flow_state', 'flow_state']);
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
    expect((await trial.keyfob.beginLogin({ userId: 'bob' })).next).toBe('code');
  });

  it('attack 11: racing a log-in with a code has one end', async () => {
    for (const order of [0, 1]) {
      const trial = await lostDevice();
      const { keyfob, authenticator, clock, pending } = trial;
      const recovering = await followLink(trial, pending);
      const smsCode = await askForSms(trial, recovering);
      const login = await trial.pendingLogin();
      const racers = [
        () => giveSmsCode(trial, recovering, smsCode),
        () => keyfob.verify({ pending: login, input: { code: authenticator.codeAt(clock()) } }),
      ];
      const ordered = order === 0 ? racers : racers.toReversed();

      const outcomes = await Promise.allSettled(ordered.map((race) => race()));

      const isOff = (await keyfob.beginLogin(alice)).next === 'signed_in';
      const done = outcomes[order]?.status === 'fulfilled';
      expect(isOff).toBe(done);
    }
  });
});

describe('a clock that jumps', () => {
  it('attack 30: an hour ahead costs a guess at most; once it is right again so is everything', async () => {
    const trial = await lostDevice({ onFault: () => {} }); // a clock set back is told
    const { keyfob, clock, authenticator, pending } = trial;
    await begin(trial, pending);
    const input = { token: mailedToken(trial, email), password: trialPassword };
    const code = () => authenticator.codeAt(clock());
    const shown = code();

    clock.advanceSeconds(3600);
    const login = await trial.pendingLogin();
    const refused = [
      await refusalOf(keyfob.verify({ pending: login, input: { code: shown } })),
      await refusalOf(keyfob.openRecoveryLink({ input })),
    ];
    clock.advanceSeconds(-3600);

    expect(refused.map(({ code: each }) => each)).toEqual(['wrong_code', 'link_invalid']);
    await keyfob.openRecoveryLink({ input });
    await keyfob.verify({ pending: await trial.pendingLogin(), input: { code: shown } });
  });

  it('attack 31: an hour back revives no link, no code and no SMS', async () => {
    const trial = await lostDevice({ onFault: () => {} }); // a clock set back is told
    const recovering = await followLink(trial, trial.pending);
    const input = { token: mailedToken(trial, email), password: trialPassword };
    const smsCode = await askForSms(trial, recovering);
    await giveSmsCode(trial, recovering, smsCode);

    trial.clock.advanceSeconds(-3600);

    const refused = [
      await refusalOf(trial.keyfob.openRecoveryLink({ input })),
      await refusalOf(giveSmsCode(trial, recovering, smsCode)),
    ];
    expect(refused.map(({ code }) => code)).toEqual(['link_invalid', 'flow_state']);
  });
});

describe('a cooling-off time', () => {
  const policy = { coolingOffSeconds: 3600 };

  async function waiting() {
    const trial = await lostDevice({ policy });
    const recovering = await followLink(trial, trial.pending);
    const code = await askForSms(trial, recovering);
    const answer = await giveSmsCode(trial, recovering, code);
    await trial.deliver();
    return { ...trial, answer, recovering };
  }

  it('keeps OTP on until it is over, and needs nobody to end it', async () => {
    const trial = await waiting();
    const { keyfob, clock, answer, recovering } = trial;

    expect(answer).toMatchObject({ state: 'waiting' });
    expect(answer).not.toHaveProperty('effectiveAt'); // nobody was told yet
    const { effectiveAt } = await keyfob.recovery({ recovering });
    expect(effectiveAt).toBe(new Date(clock() + 3_600_000).toISOString());
    const notice = trial.mail.sent.at(-1)?.content;
    expect(notice).toMatchObject({ kind: 'otp_disabling', effectiveAt: clock() + 3_600_000 });
    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    clock.advanceSeconds(3600);
    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
    await trial.deliver();
    expect(trial.mail.sent.at(-1)?.content.kind).toBe('otp_disabled');
  });

  it('runs from the moment the owner was told, by any way, and not before (U1, R9)', async () => {
    const trial = await lostDevice({ policy, onFault: () => {} });
    const { keyfob, clock } = trial;
    const recovering = await followLink(trial, trial.pending);
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    const { send } = trial.sms;
    trial.sms.send = () => Promise.reject(new Error('down'));
    trial.mail.send = () => Promise.reject(new Error('down'));
    for (let hours = 1; hours <= 4; hours += 1) {
      await trial.deliver();
      clock.advanceSeconds(3600);
    }
    expect(await keyfob.recovery({ recovering })).not.toHaveProperty('effectiveAt');
    expect((await keyfob.beginLogin(alice)).next).toBe('code');

    trial.sms.send = send; // and the mail is still down
    await trial.deliver();
    expect(trial.sms.sent.at(-1)?.content).toMatchObject({ effectiveAt: clock() + 3_600_000 });
    clock.advanceSeconds(3599);
    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    clock.advanceSeconds(1);
    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
  });

  it('ends by itself where nobody logs in', async () => {
    const trial = await waiting();
    trial.clock.advanceSeconds(3600);

    await trial.deliver();

    expect(kindsOf(trial.mail)).toEqual([
      ...['otp_enabled', 'recovery_link', 'otp_disabling', 'otp_disabled'],
    ]);
    expect((await eventsOf(trial))[0]).toBe('recovered');
  });

  it('is ended by the link of the notice: OTP stays on, and the owner hears of it', async () => {
    const trial = await waiting();
    const token = mailedToken(trial, email, 'otp_disabling');

    const answer = await trial.keyfob.cancelRecovery({ input: { token } });
    trial.clock.advanceSeconds(3600);
    await trial.deliver();

    expect(answer).toEqual({ state: 'cancelled' });
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
    expect(trial.mail.sent.at(-1)?.content.kind).toBe('otp_kept');
    const twice = await refusalOf(trial.keyfob.cancelRecovery({ input: { token } }));
    expect(twice.code).toBe('link_invalid');
  });

  it('is ended by a code', async () => {
    const trial = await waiting();
    const pending = await trial.pendingLogin();
    const code = trial.authenticator.codeAt(trial.clock());

    await trial.keyfob.verify({ pending, input: { code } });
    trial.clock.advanceSeconds(3600);

    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });
});

describe('“this was not me”', () => {
  it('freezes what can be changed for a day and tells support (attack 70)', async () => {
    const trial = await lostDevice();
    const recovering = await followLink(trial, trial.pending);
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver();
    const { keyfob, clock } = trial;
    const input = { token: mailedToken(trial, email, 'otp_disabled') };

    const answer = await keyfob.cancelRecovery({ input });
    await trial.deliver();
    const frozen = await refusalOf(keyfob.beginEnrolment(alice));

    const until = new Date(clock() + 86_400_000).toISOString();
    expect(answer).toEqual({ state: 'frozen', until });
    expect(await keyfob.cancelRecovery({ input })).toEqual(answer); // twice is once
    expect(frozen).toMatchObject({
      ...{ code: 'not_allowed', details: { reason: 'frozen', retryAfterSeconds: 86_400 } },
    });
    const { requests } = await keyfob.supportQueue({ staff: { userId: 'staff', name: 'Staff' } });
    expect(requests).toMatchObject([{ kind: 'not_me', email, state: 'open' }]);
    clock.advanceSeconds(86_400);
    await keyfob.beginEnrolment(alice);
  });

  it('needs a link that was made here, for this, and is alive', async () => {
    const trial = await lostDevice();
    await begin(trial, trial.pending);
    const other = mailedToken(trial, email);
    const refused = [
      await refusalOf(trial.keyfob.cancelRecovery({ input: { token: other } })),
      await refusalOf(trial.keyfob.cancelRecovery({ input: { token: '1.k.AAAA' } })),
    ];

    expect(refused.map(({ code }) => code)).toEqual(['link_invalid', 'link_invalid']);
  });
});

describe('without the option', () => {
  it('every call says that there is nothing here', async () => {
    const trial = trialKeyfob({ recovery: undefined as never });
    await trial.enrol();
    const pending = await trial.pendingLogin();

    expect((await refusalOf(trial.keyfob.beginRecovery({ pending, input: {} }))).code).toBe(
      'not_found',
    );
    expect((await trial.keyfob.status(alice)).recovery).toBe('support_only');
  });
});
