/** attack 34: the data were put back from a backup, which remembers less than had happened. */
import { describe, expect, it } from 'vitest';
import { generateKeyRing, type KeyfobOptions, parseKeyRing } from '../index.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const alice = { userId: 'alice' };
const email = 'alice@example.test';

/** Alice with OTP on, and the same data under a Keyfob that knows of the backup. */
async function restorable(more: Partial<KeyfobOptions> = {}) {
  const clock = manualClock();
  const store = memoryStore({ clock });
  const keys = parseKeyRing(generateKeyRing());
  const shared = { clock, store, keys, ...more };
  const before = trialKeyfob(shared);
  const authenticator = await before.enrol();
  return {
    ...{ before, clock, authenticator },
    restore: (restoredAt: Date | number = clock()) => trialKeyfob({ ...shared, restoredAt }),
  };
}

describe('attack 34: after a restored backup', () => {
  it('no code counts that may have been used before: its owner waits for the next (C4)', async () => {
    // The backup knows nothing of the log-ins since: any of these codes may have been used.
    const { clock, authenticator, restore } = await restorable();
    const { keyfob, pendingLogin } = restore();
    const logIn = async (code: string) =>
      keyfob.verify({ pending: await pendingLogin(), input: { code } });
    const refused = [];
    for (const ms of [-30_000, 0, 30_000]) {
      refused.push(await refusalOf(logIn(authenticator.codeAt(clock() + ms))));
    }

    expect(refused.map(({ code, details }) => [code, details.retryAfterSeconds])).toEqual([
      ['code_already_used', 90],
      ['code_already_used', 60],
      ['code_already_used', 30],
    ]);
    clock.advanceSeconds(60);
    await logIn(authenticator.codeAt(clock()));
  });

  it('no pending log-in from before counts (A3)', async () => {
    const { before, clock, authenticator, restore } = await restorable();
    const pending = await before.pendingLogin();
    clock.advanceSeconds(60);
    const { keyfob, pendingLogin } = restore();
    clock.advanceSeconds(60);
    const input = { code: authenticator.codeAt(clock()) };

    expect((await refusalOf(keyfob.verify({ pending, input }))).code).toBe('login_required');
    expect((await refusalOf(keyfob.beginRecovery({ pending, input: {} }))).code).toBe(
      'login_required',
    );
    await keyfob.verify({ pending: await pendingLogin(), input });
  });

  it('no session from before counts, with OTP on or off (A8)', async () => {
    const { before, clock, restore } = await restorable();
    const session = { ...alice, sessionId: 's' };
    const mark = { ...session, verifiedAt: clock() };
    const bob = { userId: 'bob', sessionId: 's' };
    const signIn = { ...bob, at: clock() };
    expect(await before.keyfob.secondFactor({ ...session, mark })).toBe('given');
    clock.advanceSeconds(60);
    const { keyfob } = restore(new Date(clock()));

    expect(await keyfob.secondFactor({ ...session, mark })).toBe('needed');
    const ended = await refusalOf(keyfob.secondFactor({ ...bob, mark: undefined, signIn }));
    expect(ended.code).toBe('login_required');
    const later = { ...signIn, at: clock() };
    expect(await keyfob.secondFactor({ ...bob, mark: undefined, signIn: later })).toBe(
      'not_needed',
    );
    const fresh = { ...mark, verifiedAt: clock() };
    expect(await keyfob.secondFactor({ ...session, mark: fresh })).toBe('given');
  });

  it('no recovery from before goes on, and a new one can begin (R2, R3)', async () => {
    const { before, clock, restore } = await restorable();
    const pending = await before.pendingLogin();
    await before.keyfob.beginRecovery({ pending, input: {} });
    await before.deliver();
    const input = { token: mailedToken(before, email), password: trialPassword };
    clock.advanceSeconds(60);
    const after = restore();

    expect((await refusalOf(after.keyfob.openRecoveryLink({ input }))).code).toBe('link_invalid');
    const again = await after.pendingLogin();
    expect((await after.keyfob.recovery({ pending: again })).state).toBe('none');
    const recovering = await followLink(after, again);
    const done = await giveSmsCode(after, recovering, await askForSms(after, recovering));
    expect(done.state).toBe('done');
  });

  it('no SMS code and no browser of a recovery from before counts (R2, P1)', async () => {
    const { before, clock, restore } = await restorable();
    const recovering = await followLink(before, await before.pendingLogin());
    const smsCode = await askForSms(before, recovering);
    clock.advanceSeconds(60);
    const after = restore();

    const refusals = [
      await refusalOf(giveSmsCode(after, recovering, smsCode)),
      await refusalOf(
        after.keyfob.sendRecoverySms({
          recovering,
          input: { captcha: after.captcha.solve('recovery_sms') },
        }),
      ),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(['flow_state', 'flow_state']);
    expect((await after.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('no waiting time from before turns OTP off: its owner may have objected since (R9)', async () => {
    const policy = { coolingOffSeconds: 3600 };
    const { before, clock, restore } = await restorable({ policy });
    const recovering = await followLink(before, await before.pendingLogin());
    await giveSmsCode(before, recovering, await askForSms(before, recovering));
    await before.deliver(); // the owner is told, and the time runs
    clock.advanceSeconds(60);
    const after = restore();

    clock.advanceSeconds(3600);
    await after.deliver();

    expect((await after.keyfob.beginLogin(alice)).next).toBe('code');
    const [ended] = await after.keyfob.events({ ...alice, limit: 1 });
    expect(ended).toMatchObject({ type: 'recovery_ended', reason: 'data_restored' });
    expect(after.mail.sent.map(({ content }) => content.kind)).not.toContain('otp_disabled');
  });

  it('no approval from before turns OTP off: its request ends, and says by whom (U1)', async () => {
    const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
    const { before, clock, restore } = await restorable({ support: { evidence, approvals: 1 } });
    const staff = { userId: 'staff-1', name: 'First Example' };
    const solution = before.captcha.solve('support_request');
    await before.keyfob.requestSupport({ input: { email, message: 'Help.', captcha: solution } });
    const id = (await before.keyfob.supportQueue({ staff })).requests[0]?.id ?? '';
    await before.keyfob.checkEvidence({ staff, id, input: { item: 'called', isChecked: true } });
    const input = { decision: 'approve', reason: 'It fits' } as const;
    await before.keyfob.decideRequest({ staff, id, input });
    await before.deliver(); // the owner is told, and the time runs
    clock.advanceSeconds(60);
    const after = restore();

    clock.advanceSeconds(86_400);
    await after.deliver();

    expect((await after.keyfob.beginLogin(alice)).next).toBe('code');
    const { requests } = await after.keyfob.supportQueue({ staff });
    expect(requests).toMatchObject([{ id, state: 'cancelled' }]);
    expect(requests[0]?.trail.at(-1)).toMatchObject({ action: 'cancelled', by: 'system' });
  });

  it('a message of a recovery from before is not sent any more (M2)', async () => {
    const { before, clock, restore } = await restorable();
    await before.deliver();
    await before.keyfob.beginRecovery({ pending: await before.pendingLogin(), input: {} });
    clock.advanceSeconds(60);
    const after = restore();

    await after.deliver();

    expect(after.mail.sent).toEqual([]);
  });
});
