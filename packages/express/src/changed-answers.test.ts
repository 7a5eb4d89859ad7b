/** Answers that are changed on their way, as a program between browser and server does: only the server counts. */
import { manualClock, trialPassword as password, virtualAuthenticator } from '@keyfob/core/testing';
import { describe, expect, it } from 'vitest';
import type { KeyfobHost } from './index.ts';
import type { TrialApp } from './testing/trial-app.ts';
import { pendingBrowser, signedIn, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();
const json = { accept: 'application/json' };

/** What is done in an application, and what has to come of it. */
type Attack = (app: TrialApp) => Promise<void>;
/** An application whose server goes by what the browser believes. */
type Naive = (host: KeyfobHost) => KeyfobHost;

const afterWrongCode: Attack = async (app) => {
  const authenticator = await app.enrol();
  const browser = await pendingBrowser(app);
  const code = authenticator.wrongCodeAt(app.clock());

  const refused = await browser.post('/otp/verification', { code });
  // The browser believes in 200 { state: 'on' }, and goes on as after a success.
  const next = [
    await browser.get('/page', json),
    await browser.get('/fresh', json),
    await browser.post('/otp/shared-key', { password, code }),
    await browser.post('/otp/deactivation', { password, code }),
  ];

  expect(refused.status).toBe(422);
  expect(next.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect((await browser.get('/basket')).body.userId).toBeUndefined();
  expect(await app.keyfob.status({ userId: 'alice' })).toMatchObject({ state: 'on' });
};

const ofDisabling: Attack = async (app) => {
  const { browser, authenticator } = await withCode(app);
  const code = authenticator.wrongCodeAt(app.clock());

  const refused = await browser.post('/otp/deactivation', { password, code });

  expect(refused.body.code).toBe('wrong_code');
  expect((await browser.get('/otp/status')).body).toMatchObject({ state: 'on' });
  const other = await pendingBrowser(app); // a code is asked for as before
  expect((await other.get('/page', json)).status).toBe(401);
};

const ofActivation: Attack = async (app) => {
  const browser = await signedIn(app);
  await browser.post('/otp/enrolment');

  const refused = await browser.post('/otp/enrolment/activation', {
    password: 'wrong',
    code: '123456',
  });

  expect(refused.body.code).toBe('wrong_password');
  expect((await browser.get('/otp/status')).body.state).not.toBe('on');
  await signedIn(app); // no code is asked for: nothing is on
};

describe('attack 39: somebody who takes a refusal for a success', () => {
  it('after a wrong code is still not in, whatever is asked for next (A1)', async () => {
    await afterWrongCode(await open());
  });

  it('of a disabling has OTP on still (D1)', async () => {
    await ofDisabling(await open());
  });

  it('of an activation has OTP off still, and a key that opens nothing (E1)', async () => {
    await ofActivation(await open());
  });

  it.each<[string, Attack, Naive, unknown]>([
    ['lets in whom the browser holds to be in', afterWrongCode, trusting, [200, 200, 422, 422]],
    ['turns OTP off and says no', ofDisabling, disablingAnyway, { code: 'login_required' }],
    ['turns OTP on and says no', ofActivation, activatingAnyway, { next: 'code_required' }],
  ])('is found out where the server %s', async (_, attack, naive, actual) => {
    const attempt = attack(await open({}, naive));

    await expect(attempt).rejects.toMatchObject({ actual });
  });
});

function trusting(host: KeyfobHost): KeyfobHost {
  const secondFactor = async () => 'given' as const;
  return { ...host, currentUser: () => 'alice', keyfob: { ...host.keyfob, secondFactor } };
}

function disablingAnyway(host: KeyfobHost): KeyfobHost {
  const { keyfob } = host;
  const deactivate: typeof keyfob.deactivate = async (given) => {
    try {
      return await keyfob.deactivate(given);
    } finally {
      await keyfob.reset({ userId: given.userId, actor: 'operator-1' });
    }
  };
  return { ...host, keyfob: { ...keyfob, deactivate } };
}

function activatingAnyway(host: KeyfobHost): KeyfobHost {
  const { keyfob } = host;
  const activate: typeof keyfob.activate = async (given) => {
    try {
      return await keyfob.activate(given);
    } finally {
      const { uri } = await keyfob.beginEnrolment({ userId: given.userId });
      const code = virtualAuthenticator(uri).codeAt(manualClock()()); // that of the trial stands still
      await keyfob.activate({ ...given, input: { password, code } });
    }
  };
  return { ...host, keyfob: { ...keyfob, activate } };
}
