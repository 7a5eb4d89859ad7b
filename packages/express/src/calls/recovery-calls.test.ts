import {
  mailedToken,
  manualClock,
  memoryUsers,
  textedCode,
  trialPassword,
} from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Browser, type TrialApp, trialApp } from '../testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const email = 'alice@example.test';
const phone = '+420555000101';
const proofs = ['mail', 'captcha', 'sms', 'captcha'];

/** Alice with OTP on, and a browser of hers after the password. */
async function lostDevice(...parameters: Parameters<typeof trialApp>) {
  const app = await trialApp(...parameters);
  apps.push(app);
  const authenticator = await app.enrol();
  const browser = app.browser();
  await browser.submit('/login', { user: 'alice' });
  return { app, browser, authenticator };
}

async function follow(app: TrialApp, browser: Browser, password?: string) {
  const token = mailedToken(app, email);
  return browser.post('/otp/recovery/link', { token, password });
}

/** A browser that has come as far as the SMS code. */
async function texted(...parameters: Parameters<typeof trialApp>) {
  const { app, browser } = await lostDevice(...parameters);
  await browser.post('/otp/recovery', {});
  await app.deliver();
  await follow(app, browser);
  await browser.post('/otp/recovery/sms', { captcha: app.captcha.solve('recovery_sms') });
  await app.deliver();
  const body = () => ({
    smsCode: textedCode(app, phone),
    captcha: app.captcha.solve('recovery_completion'),
  });
  return { app, browser, body };
}

describe('the way back over HTTP', () => {
  it('turns OTP off and logs nobody in (R9)', async () => {
    const endOtherSessions = vi.fn();
    const { app, browser } = await lostDevice({}, (host) => ({ ...host, endOtherSessions }));
    expect((await browser.get('/otp/recovery')).body).toEqual({ state: 'none', needs: [], proofs });

    const began = await browser.post('/otp/recovery', {});
    await app.deliver();
    const opened = await follow(app, browser);
    const captcha = app.captcha.solve('recovery_sms');
    const sent = await browser.post('/otp/recovery/sms', { captcha });
    await app.deliver();
    expect((await browser.get('/otp/recovery')).body).toMatchObject({ state: 'texted' });
    const done = await browser.post('/otp/recovery/completion', {
      smsCode: textedCode(app, phone),
      captcha: app.captcha.solve('recovery_completion'),
    });

    expect([began.status, opened.status, sent.status, done.status]).toEqual([202, 200, 202, 200]);
    expect(done.body).toEqual({ state: 'done', needs: [], proofs });
    expect((await browser.get('/basket')).body.userId).toBeUndefined();
    expect((await browser.get('/otp/status')).status).toBe(401);
    expect(endOtherSessions).toHaveBeenCalledWith(expect.anything(), 'alice');
    const again = await browser.submit('/login', { user: 'alice' });
    expect(again.body).toEqual({ next: 'signed_in' });
  });

  it('goes on in another browser with the password (R1)', async () => {
    const { app, browser } = await lostDevice();
    await browser.post('/otp/recovery', {});
    await app.deliver();
    const other = app.browser();

    const refused = await follow(app, other);
    const opened = await follow(app, other, trialPassword);

    expect(refused).toMatchObject({ status: 401, body: { code: 'login_required' } });
    expect(opened.body).toMatchObject({ state: 'confirmed', phone: '••• ••• •01' });
    expect((await browser.get('/otp/recovery')).body).toEqual({
      ...{ state: 'continued_elsewhere', needs: [], proofs, expiresAt: expect.any(String) },
    });
    const captcha = app.captcha.solve('recovery_sms');
    const bystander = await browser.post('/otp/recovery/sms', { captcha });
    expect(bystander).toMatchObject({ status: 401, body: { code: 'login_required' } });
  });

  it('attack 45: has a new session id at the link and at the end (A2)', async () => {
    const { app, browser, body } = await texted();
    const before = browser.cookie;
    await browser.post('/otp/recovery/completion', body());

    const thief = app.browser();
    thief.cookie = before;
    expect(browser.cookie).not.toBe(before);
    expect((await thief.get('/otp/recovery')).body).toEqual({ state: 'none', needs: [], proofs });
  });

  it('attack 45: has a new session id once the link was followed (A2)', async () => {
    const { app, browser } = await lostDevice();
    await browser.post('/otp/recovery', {});
    await app.deliver();
    const before = browser.cookie;
    await follow(app, browser);

    const thief = app.browser();
    thief.cookie = before;
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get('/otp/recovery')).body.state).toBe('confirmed');
    expect((await thief.get('/otp/recovery')).body.state).toBe('none');
    const captcha = app.captcha.solve('recovery_sms');
    expect((await thief.post('/otp/recovery/sms', { captcha })).status).toBe(401);
  });

  it('says why it is not allowed, and until when (R11)', async () => {
    const contactsChangedAt = manualClock()();
    const alice = { phone, email, password: trialPassword, contactsChangedAt };
    const { app, browser } = await lostDevice({ users: memoryUsers({ alice }) });

    const refused = await browser.post('/otp/recovery', {});

    expect(refused).toMatchObject({
      ...{ status: 403, body: { code: 'not_allowed', reason: 'contact_changed' } },
    });
    expect(app.mail.sent.map(({ content }) => content.kind)).not.toContain('recovery_link');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(86_000);
  });

  it('leaves somebody signed in who follows a link in the same browser', async () => {
    const { app, browser } = await lostDevice();
    const signedIn = app.browser();
    await signedIn.submit('/login', { user: 'bob' });
    await signedIn.submit('/basket', {});
    await browser.post('/otp/recovery', {});
    await app.deliver();

    await follow(app, signedIn, trialPassword);

    expect((await signedIn.get('/basket')).body).toEqual({ basket: 'full', userId: 'bob' });
  });

  it('leaves the second factor of somebody given who follows a link in the same browser', async () => {
    const { app, browser } = await lostDevice();
    const bobs = await app.enrol('bob');
    const signedIn = app.browser();
    await signedIn.submit('/login', { user: 'bob' });
    await signedIn.post('/otp/verification', { code: bobs.codeAt(app.clock()) });
    await browser.post('/otp/recovery', {});
    await app.deliver();

    await follow(app, signedIn, trialPassword);

    expect((await signedIn.get('/otp/status')).body.state).toBe('on');
  });

  it('leaves the code page open for who finds the phone after following the link', async () => {
    const { app, browser, authenticator } = await lostDevice();
    await browser.post('/otp/recovery', {});
    await app.deliver();
    await follow(app, browser);

    const code = authenticator.codeAt(app.clock());
    const answer = await browser.post('/otp/verification', { code });

    expect(answer.body).toEqual({ state: 'signed_in' });
    expect((await browser.get('/otp/recovery')).body.state).toBe('none');
  });

  it('ends no session while OTP only waits to go off', async () => {
    const endOtherSessions = vi.fn();
    const policy = { coolingOffSeconds: 3600 };
    const { browser, body } = await texted({ policy }, (host) => ({ ...host, endOtherSessions }));

    const answer = await browser.post('/otp/recovery/completion', body());

    expect(answer.body.state).toBe('waiting');
    expect(endOtherSessions).not.toHaveBeenCalled();
  });

  it('works for a host that ends no sessions itself', async () => {
    const { browser, body } = await texted({}, ({ endOtherSessions: _, ...host }) => host);

    expect((await browser.post('/otp/recovery/completion', body())).body.state).toBe('done');
  });

  it('stops where nobody has followed a link', async () => {
    const { app, browser } = await lostDevice();
    const captcha = app.captcha.solve('recovery_completion');

    const answers = [
      await browser.post('/otp/recovery/sms', {}),
      await browser.post('/otp/recovery/completion', { captcha }),
      await app.browser().post('/otp/recovery', {}),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('attack 57: GET and HEAD of a link’s call change nothing (R4)', async () => {
    const { app, browser } = await lostDevice();
    await browser.post('/otp/recovery', {});
    await app.deliver();
    const token = mailedToken(app, email);
    for (const method of ['GET', 'HEAD']) {
      const answer = await browser.send(`/otp/recovery/link?token=${token}`, { method });
      expect(answer.status).toBe(404);
    }

    expect((await follow(app, browser)).body.state).toBe('confirmed');
  });

  it('attack 58: mails a link that no header can bend (R5)', async () => {
    const { app, browser } = await lostDevice({}, undefined, (before) =>
      before.set('trust proxy', true),
    );
    await browser.post(
      '/otp/recovery',
      {},
      {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example;proto=http',
        'sec-fetch-site': 'same-origin',
      },
    );
    await app.deliver();

    const links = app.mail.sent.flatMap(({ content }) =>
      content.kind === 'recovery_link' ? [content.link] : [],
    );
    expect(links).toEqual([
      expect.stringMatching(/^https:\/\/account\.example\.test\/recovery#[\w.-]+$/),
    ]);
  });

  it('freezes the account for an owner who did not do it, from any browser', async () => {
    const { app, browser, body } = await texted();
    await browser.post('/otp/recovery/completion', body());
    await app.deliver();
    const token = mailedToken(app, email, 'otp_disabled');

    const answer = await app.browser().post('/otp/recovery/cancellation', { token });

    expect(answer.body).toMatchObject({ state: 'frozen', until: expect.any(String) });
    await browser.submit('/login', { user: 'alice' });
    const refused = await browser.post('/otp/enrolment');
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_allowed', reason: 'frozen' } });
    expect(refused.headers.get('retry-after')).toBe('86400');
  });

  it('answers hopeless links alike, whatever is wrong with them (R3)', async () => {
    const { app } = await lostDevice();
    const answers = await Promise.all(
      ['1.k.AAAA', 'a.b.c'].map((token) => app.browser().post('/otp/recovery/link', { token })),
    );

    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 410, body: { code: 'link_invalid' } });
    }
  });
});

describe('a CAPTCHA', () => {
  it('is given for one of the actions there are', async () => {
    const { browser } = await lostDevice();

    const given = await browser.get('/otp/captcha?action=recovery_sms');
    const unknown = await browser.get('/otp/captcha?action=other');
    const twice = await browser.get('/otp/captcha?action=recovery_sms&action=recovery_sms');

    expect(given.body).toEqual({ provider: 'altcha', challenge: { action: 'recovery_sms' } });
    expect([unknown.status, twice.status]).toEqual([400, 400]);
  });
});

describe('one more device', () => {
  it('gets the shared key for password and code, uncached (K1)', async () => {
    const { app } = await lostDevice();
    const authenticator = await app.enrol('bob');
    const browser = app.browser();
    await browser.submit('/login', { user: 'bob' });
    await browser.post('/otp/verification', { code: authenticator.codeAt(app.clock()) });
    app.clock.advanceSeconds(30);
    const code = authenticator.codeAt(app.clock());

    const shown = await browser.post('/otp/shared-key', { password: trialPassword, code });

    expect(shown.body.sharedKey).toMatch(/^[A-Z2-7]{32}$/);
    expect(shown.headers.get('cache-control')).toBe('no-store');
  });
});
