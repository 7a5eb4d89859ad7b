/** The whole range of calls with values that would be found again, and a look through all that is exported. */
import { describe, expect, it } from 'vitest';
import type { Keyfob, StaffMember } from '../index.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryUsers,
  trialKeyfob,
  virtualAuthenticator,
} from '../testing/index.ts';
import { collecting } from './testing/collecting.ts';

const userId = 'canary-user';
const email = 'canary-mail@example.test';
const phone = '+420555987654';
const password = 'canary-password';
const client = { address: '203.0.113.77', userAgent: 'canary-agent' };
const operator = { actor: 'canary-actor', reason: 'canary-reason' };
const staff: StaffMember = { userId: 'canary-staff', name: 'canary-name' };
const other: StaffMember = { userId: 'canary-other', name: 'canary-other-name' };

/** Does everything that can be done, well or not, and gives the secrets that came up. */
async function doEverything(telemetry: ReturnType<typeof collecting>['telemetry']) {
  const clock = manualClock(Date.now());
  const users = memoryUsers({
    [userId]: { password, label: 'canary-label', email, phone },
  });
  const evidence = [{ id: 'canary-evidence', label: 'canary-evidence-label', isRequired: true }];
  const onFault = () => {};
  const trial = trialKeyfob({ clock, users, support: { evidence }, telemetry, onFault });
  const { keyfob, captcha, deliver, mail } = trial;
  const secrets: string[] = [];
  const call = { userId, client };
  const quietly = (promise: Promise<unknown>) => promise.catch(() => undefined);
  const enrol = async () => {
    const { uri, sharedKey } = await keyfob.beginEnrolment(call);
    secrets.push(uri, sharedKey);
    const authenticator = virtualAuthenticator(uri);
    const code = authenticator.codeAt(clock());
    await keyfob.activate({ ...call, input: { password, code, name: 'canary-device' } });
    clock.advanceSeconds(30);
    return authenticator;
  };
  const pendingLogin = () => trial.pendingLogin(userId);

  await keyfob.check();
  await keyfob.status(call);
  await keyfob.beginEnrolment(call);
  await keyfob.cancelEnrolment(call);
  const authenticator = await enrol();
  const code = () => {
    clock.advanceSeconds(30);
    const now = authenticator.codeAt(clock());
    secrets.push(now);
    return now;
  };
  const pending = await pendingLogin();
  await quietly(
    keyfob.verify({ pending, client, input: { code: authenticator.wrongCodeAt(clock()) } }),
  );
  await keyfob.verify({ pending: await pendingLogin(), client, input: { code: code() } });
  await keyfob.stepUp({ ...call, input: { code: code() } });
  await keyfob.showSharedKey({ ...call, input: { password, code: code() } });
  await quietly(keyfob.deactivate({ ...call, input: { password: 'canary-wrong', code: code() } }));
  const session = { userId, sessionId: 'canary-session' };
  await keyfob.secondFactor({ ...session, mark: undefined });
  await keyfob.logOut(session);
  await keyfob.events({ userId, limit: 10 });
  await keyfob.unlock({ userId, ...operator });
  await keyfob.captcha({ action: 'recovery_sms' });
  await keyfob.passwordChanged({ userId });

  mail.failNext({ error: new Error(`canary-refusal of ${email}`) });
  const open = await pendingLogin();
  const recovering = await followLink(trial, open);
  secrets.push(mailedToken(trial, email));
  const smsCode = await askForSms(trial, recovering);
  secrets.push(smsCode);
  await giveSmsCode(trial, recovering, smsCode);
  await quietly(keyfob.recovery({ recovering }));
  await deliver();
  const objection = { input: { token: mailedToken(trial, email, 'otp_disabled') } };
  await quietly(keyfob.openNotice(objection));
  await quietly(keyfob.cancelRecovery({ ...objection, client }));

  clock.advanceSeconds(86_400);
  const input = {
    email,
    message: 'canary-message: my phone is gone',
    captcha: captcha.solve('support_request'),
  };
  await keyfob.requestSupport({ input, client });
  await deliver();
  const id = (await keyfob.supportQueue({ staff })).requests[0]?.id ?? expect.fail('no request');
  await keyfob.claimRequest({ staff, id });
  await keyfob.commentRequest({ staff, id, input: { text: 'canary-comment' } });
  const isChecked = true;
  for (const member of [staff, other]) {
    await quietly(
      keyfob.checkEvidence({ staff: member, id, input: { item: 'canary-evidence', isChecked } }),
    );
    await quietly(
      keyfob.decideRequest({
        staff: member,
        id,
        input: { decision: 'approve', reason: 'canary-reason' },
      }),
    );
  }
  await keyfob.supportTrail({ staff, id, format: 'csv' });
  await keyfob.accountTrail({ staff, id, format: 'csv' });
  await deliver();

  const key = new TextEncoder().encode('canary-key-of-another-system');
  const parameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
  await keyfob.importAuthenticator({
    ...{ userId: 'canary-import', actor: operator.actor },
    authenticator: { key, ...parameters, name: 'canary-import-name' },
  });
  await keyfob.reset({ userId, ...operator });
  await deliver();
  await keyfob.reseal();
  await keyfob.forget({ userId });
  return { keyfob, secrets };
}

/** All words that leave the process. Times, ids and values are figures, in which any code may stand by chance. */
async function exportedWords({ metrics, spans }: ReturnType<typeof collecting>): Promise<string> {
  const { scopeMetrics, resource } = await metrics();
  const measured = scopeMetrics
    .flatMap((scope) => scope.metrics)
    .map(({ descriptor, dataPoints }) => [descriptor, dataPoints.map((each) => each.attributes)]);
  const traced = spans().map(({ name, attributes, status, events, links }) => [
    ...[name, attributes, status],
    ...[...events, ...links].map((each) => [each.attributes, 'name' in each ? each.name : '']),
  ]);
  return JSON.stringify([resource.attributes, measured, traced]);
}

describe('what is exported', () => {
  it('of all calls holds no secret and nothing of a user (G1)', async () => {
    const collected = collecting();

    const { keyfob, secrets } = await doEverything(collected.telemetry);

    const text = await exportedWords(collected);
    const calls = await collected.points('keyfob.calls');
    const called = new Set(calls.map(({ attributes }) => attributes['keyfob.call.name']));
    const others = ['policy', 'health', 'startDelivery', 'deliver'];
    const all = Object.keys(keyfob).filter((name) => !others.includes(name)) as (keyof Keyfob)[];
    expect(all.filter((name) => !called.has(name))).toEqual([]);
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    expect(text).toContain('code_accepted');
    for (const canary of ['canary', '203.0.113', '5559876', ...secrets]) {
      expect(text).not.toContain(canary);
    }
  });
});
