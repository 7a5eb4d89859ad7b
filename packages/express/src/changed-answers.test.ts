/** Answers that are changed on their way, as a program between browser and server does: only the server counts. */
import { trialPassword as password } from '@keyfob/core/testing';
import { describe, expect, it } from 'vitest';
import { pendingBrowser, signedIn, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();
const json = { accept: 'application/json' };

describe('attack 39: somebody who takes a refusal for a success', () => {
  it('after a wrong code is still not in, whatever is asked for next (A1)', async () => {
    const app = await open();
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
  });

  it('of a disabling has OTP on still (D1)', async () => {
    const app = await open();
    const { browser, authenticator } = await withCode(app);
    const code = authenticator.wrongCodeAt(app.clock());

    const refused = await browser.post('/otp/deactivation', { password, code });

    expect(refused.body.code).toBe('wrong_code');
    expect((await browser.get('/otp/status')).body).toMatchObject({ state: 'on' });
    const other = await pendingBrowser(app); // a code is asked for as before
    expect((await other.get('/page', json)).status).toBe(401);
  });

  it('of an activation has OTP off still, and a key that opens nothing (E1)', async () => {
    const app = await open();
    const browser = await signedIn(app);
    await browser.post('/otp/enrolment');

    const refused = await browser.post('/otp/enrolment/activation', {
      password: 'wrong',
      code: '123456',
    });

    expect(refused.body.code).toBe('wrong_password');
    expect((await browser.get('/otp/status')).body.state).not.toBe('on');
    await signedIn(app); // no code is asked for: nothing is on
  });
});
