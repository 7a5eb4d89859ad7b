import { describe, expect, it } from 'vitest';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  refusalOf,
  type TrialKeyfob,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const alice = { userId: 'alice' };
const client = {
  address: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
};

/** Alice with OTP on, told of it by mail. */
async function told() {
  const trial = trialKeyfob();
  const authenticator = await trial.enrol();
  await trial.deliver();
  return { ...trial, authenticator, token: () => mailedToken(trial, email, 'otp_enabled') };
}

const open = ({ keyfob }: Pick<TrialKeyfob, 'keyfob'>, token: string) =>
  keyfob.openNotice({ input: { token } });
const written = (instant: number) => new Date(instant).toISOString();

describe('the page behind a notice', () => {
  it('tells what was done and when, and changes nothing however often it is opened (R4)', async () => {
    const trial = await told();
    const before = await trial.keyfob.events({ ...alice, limit: 100 });
    const on = before.find(({ type }) => type === 'activated');

    for (let times = 0; times < 3; times += 1) {
      expect(await open(trial, trial.token())).toEqual({
        what: 'otp_enabled',
        at: written(on?.at ?? 0),
      });
    }

    expect(await trial.keyfob.events({ ...alice, limit: 100 })).toEqual(before);
    const input = { token: trial.token() };
    expect((await trial.keyfob.cancelRecovery({ input })).state).toBe('frozen');
  });

  it('tells the browser in a few words, and no address (R7)', async () => {
    const trial = await told();
    const { keyfob, authenticator, clock } = trial;
    const input = { password: trialPassword, code: authenticator.codeAt(clock()) };
    await keyfob.showSharedKey({ ...alice, input, client });
    await trial.deliver();

    const view = await open(trial, mailedToken(trial, email, 'shared_key_shown'));

    expect(view).toEqual({
      what: 'shared_key_shown',
      at: written(clock()),
      browser: 'Firefox on Windows',
    });
  });

  it('tells of what its own mail tells, also when more has happened since', async () => {
    const trial = await told();
    const { keyfob, authenticator, clock } = trial;
    const before = trial.token();
    const input = { password: trialPassword, code: authenticator.codeAt(clock()) };
    await keyfob.deactivate({ ...alice, input, client });
    await trial.deliver();

    expect((await open(trial, before)).what).toBe('otp_enabled');
    expect(await open(trial, mailedToken(trial, email, 'otp_disabled'))).toMatchObject({
      what: 'otp_disabled',
      browser: 'Firefox on Windows',
    });
  });

  it('tells of OTP that went off meanwhile, and not of whoever was there by chance then', async () => {
    const trial = trialKeyfob({ policy: { coolingOffSeconds: 3600 } });
    await trial.enrol();
    const recovering = await followLink(trial, await trial.pendingLogin());
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver();
    const token = mailedToken(trial, email, 'otp_disabling');
    expect((await open(trial, token)).what).toBe('otp_disabling');
    trial.clock.advanceSeconds(3600);

    await trial.keyfob.beginLogin({ ...alice, client });

    expect(await open(trial, token)).toEqual({ what: 'otp_disabled', at: written(trial.clock()) });
  });

  it('has one answer for every link that is of no use', async () => {
    const trial = await told();
    const used = trial.token();
    await trial.keyfob.cancelRecovery({ input: { token: used } });
    trial.clock.advanceSeconds(2 * 86_400); // the freeze is over
    const elsewhere = await told();

    for (const token of [used, elsewhere.token(), 'a.b.c', `${used}x`]) {
      expect((await refusalOf(open(trial, token))).code).toBe('link_invalid');
    }
  });
});
