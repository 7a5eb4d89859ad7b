import { expect, it } from 'vitest';
import type { StoredEvent } from '../index.ts';
import { refusalOf, trialKeyfob, trialPassword, virtualAuthenticator } from '../testing/index.ts';

const alice = { userId: 'alice' };

function details(events: readonly StoredEvent[]): object[] {
  return events.toReversed().map(({ id, userId, at, client, ...detail }) => detail);
}

it('tell of setting OTP: shown, cancelled, run out, refused, activated (G2)', async () => {
  const { keyfob, clock } = trialKeyfob();
  const begin = async () => virtualAuthenticator((await keyfob.beginEnrolment(alice)).uri);
  const activate = (password: string, code: string) =>
    keyfob.activate({ ...alice, input: { password, code } });

  await keyfob.cancelEnrolment(alice);
  await begin();
  await keyfob.cancelEnrolment(alice);
  await begin();
  clock.advanceSeconds(600);
  await refusalOf(activate(trialPassword, '123456'));
  const wrongCode = (await begin()).wrongCodeAt(clock());
  await refusalOf(activate(trialPassword, wrongCode));
  await refusalOf(activate('wrong', wrongCode));
  await activate(trialPassword, (await begin()).codeAt(clock()));

  const id = (await keyfob.status(alice)).authenticators[0]?.id;
  expect(details(await keyfob.events({ ...alice, limit: 100 }))).toEqual([
    { type: 'enrolment_started' },
    { type: 'enrolment_cancelled' },
    { type: 'enrolment_started' },
    { type: 'enrolment_expired' },
    { type: 'enrolment_started' },
    { type: 'code_refused', purpose: 'activation', failures: 1 },
    { type: 'password_refused', purpose: 'activation', failures: 1 },
    { type: 'enrolment_started' },
    { type: 'activated', authenticatorId: id },
  ]);
});

it('tell of codes and passwords: refused, blocked, accepted, and of disabling (G2)', async () => {
  const { keyfob, clock, enrol, pendingLogin } = trialKeyfob({ policy: { freeFailures: 0 } });
  const authenticator = await enrol();
  const id = (await keyfob.status(alice)).authenticators[0]?.id;
  const deactivate = (password: string, code: string) =>
    keyfob.deactivate({ ...alice, input: { password, code } });

  const login = keyfob.verify({
    pending: await pendingLogin(),
    input: { code: authenticator.wrongCodeAt(clock()) },
  });
  expect((await refusalOf(login)).details.retryAfterSeconds).toBe(30);
  clock.advanceSeconds(30);
  await refusalOf(deactivate(trialPassword, authenticator.wrongCodeAt(clock())));
  clock.advanceSeconds(60);
  const wrongPassword = await refusalOf(deactivate('wrong', authenticator.codeAt(clock())));
  expect(wrongPassword.details.retryAfterSeconds).toBe(30);
  clock.advanceSeconds(30);
  await deactivate(trialPassword, authenticator.codeAt(clock()));

  expect(details(await keyfob.events({ ...alice, limit: 100 })).slice(2)).toEqual([
    { type: 'code_refused', purpose: 'log_in', failures: 1 },
    { type: 'attempts_blocked', lane: 'code', waitSeconds: 30 },
    { type: 'code_refused', purpose: 'deactivation', failures: 2 },
    { type: 'attempts_blocked', lane: 'code', waitSeconds: 60 },
    { type: 'password_refused', purpose: 'deactivation', failures: 1 },
    { type: 'attempts_blocked', lane: 'password', waitSeconds: 30 },
    { type: 'code_accepted', purpose: 'deactivation', authenticatorId: id },
    { type: 'deactivated' },
  ]);
});

it('tell of waits at activation, and of none at the free failures (L3)', async () => {
  const { keyfob, clock } = trialKeyfob({ policy: { freeFailures: 1 } });
  const waits: (number | undefined)[] = [];
  for (let failures = 1; failures <= 2; failures += 1) {
    const { uri } = await keyfob.beginEnrolment(alice);
    const code = virtualAuthenticator(uri).wrongCodeAt(clock());
    const input = { password: trialPassword, code };
    waits.push((await refusalOf(keyfob.activate({ ...alice, input }))).details.retryAfterSeconds);
  }

  expect(waits).toEqual([undefined, 30]);
  const [newest] = await keyfob.events({ ...alice, limit: 1 });
  expect(newest).toMatchObject({ type: 'attempts_blocked', lane: 'activation', waitSeconds: 30 });
});

it('come page by page', async () => {
  const { keyfob } = trialKeyfob();
  for (let times = 1; times <= 5; times += 1) await keyfob.beginEnrolment(alice);

  const first = await keyfob.events({ ...alice, limit: 2 });
  const second = await keyfob.events({ ...alice, limit: 2, before: first.at(-1)?.id });

  expect([...first, ...second].map(({ id }) => id)).toEqual([5, 4, 3, 2]);
});
