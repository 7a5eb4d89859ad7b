import { mailedToken, textedCode, trialPassword } from '@keyfob/core/testing';
import { describe, expect, it } from 'vitest';
import type { Browser, TrialApp } from './testing/trial-app.ts';
import { pendingBrowser, signedIn, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();

/** What a tab remembers from when its page was opened: the newest log-in then. */
async function tab(app: TrialApp, browser: Browser, user: string) {
  await pendingBrowser(app, user, browser);
  const { login } = (await browser.get('/otp/status')).body;
  return {
    login: login as string,
    give: (code: string) => browser.post('/otp/verification', { code, login }),
  };
}

/** Alice and bob with OTP on, and a browser with a log-in of each, alice's first. */
async function twoUsers() {
  const app = await open();
  const alice = await app.enrol('alice');
  const bob = await app.enrol('bob');
  const browser = app.browser();
  const alices = await tab(app, browser, 'alice');
  const bobs = await tab(app, browser, 'bob');
  const codes = () => ({ alice: alice.codeAt(app.clock()), bob: bob.codeAt(app.clock()) });
  const user = async () => (await browser.get('/basket')).body.userId;
  return { app, browser, alices, bobs, codes, user };
}

describe('two tabs of one browser', () => {
  it('each complete their own log-in, in any order', async () => {
    const { app, browser, alices, bobs, codes, user } = await twoUsers();
    const { cookie } = browser;

    expect((await alices.give(codes().alice)).status).toBe(200);
    expect(await user()).toBe('alice');
    expect(browser.cookie).not.toBe(cookie);
    app.clock.advanceSeconds(30);
    expect((await bobs.give(codes().bob)).status).toBe(200);
    expect(await user()).toBe('bob');
    expect((await browser.get('/page')).text).toBe('secret page');
  });

  it('hear of the account that is signed in, not of the one that owes a code', async () => {
    const app = await open();
    await app.enrol('bob');
    const browser = app.browser();
    await tab(app, browser, 'bob');
    await browser.submit('/login', { user: 'alice' });

    const { body } = await browser.get('/otp/status');

    expect(body).toMatchObject({ state: 'off', account: expect.stringContaining('alice') });
  });

  it('cannot complete the log-in of each other (A1)', async () => {
    const { browser, alices, bobs, codes, user } = await twoUsers();
    const { alice, bob } = codes();

    expect(await alices.give(bob)).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
    expect(await bobs.give(alice)).toMatchObject({ status: 422, body: { code: 'wrong_code' } });
    expect(await user()).toBeUndefined();
    expect((await browser.get('/page')).status).toBe(401);
  });

  it('whose log-in is named complete no other one, not even when that one is over (A4)', async () => {
    const { alices, codes } = await twoUsers();
    await alices.give(codes().alice);

    expect(await alices.give(codes().bob)).toMatchObject({
      status: 401,
      body: { code: 'login_required' },
    });
  });

  it('mean the newest where they name none', async () => {
    const { browser, codes, user } = await twoUsers();

    const answer = await browser.post('/otp/verification', { code: codes().bob });

    expect(answer.status).toBe(200);
    expect(await user()).toBe('bob');
  });

  it('go on beside a log-in that needs no code', async () => {
    const app = await open();
    const alice = await app.enrol('alice');
    const browser = app.browser();
    const alices = await tab(app, browser, 'alice');
    await browser.submit('/login', { user: 'bob' });
    expect((await browser.get('/page')).text).toBe('secret page');

    expect((await alices.give(alice.codeAt(app.clock()))).status).toBe(200);
    expect((await browser.get('/basket')).body).toEqual({ userId: 'alice' });
  });

  it('sign nobody in who is only pending in one of them (A1)', async () => {
    const app = await open();
    await app.enrol('alice');
    const browser = await signedIn(app, 'bob');
    const { login } = await tab(app, browser, 'alice');

    expect(login).toEqual(expect.any(String));
    expect((await browser.get('/page')).status).toBe(401);
    expect((await browser.get('/basket')).body).toEqual({});
  });

  it('are five at most: the oldest log-in is dropped', async () => {
    const app = await open();
    const alice = await app.enrol('alice');
    const browser = app.browser();
    const tabs = [];
    for (let count = 1; count <= 6; count += 1) tabs.push(await tab(app, browser, 'alice'));
    const code = alice.codeAt(app.clock());

    expect((await tabs[0]?.give(code))?.status).toBe(401);
    expect((await tabs[1]?.give(code))?.status).toBe(200);
  });

  it('forget a log-in whose ten minutes are over', async () => {
    const app = await open();
    await app.enrol('alice');
    const browser = app.browser();
    const older = await tab(app, browser, 'alice');
    app.clock.advanceSeconds(600);
    await tab(app, browser, 'alice');

    const stored = Object.values(
      await new Promise<object>((resolve) => app.store.all((_, all) => resolve(all ?? {}))),
    );

    expect(JSON.stringify(stored)).not.toContain(older.login);
    expect((await older.give('123456')).status).toBe(401);
  });

  it('complete them by plain forms with a hidden field', async () => {
    const { app, browser, alices, codes, user } = await twoUsers();
    const named = (await browser.get('/login/code')).headers.get('x-login');
    expect(named).not.toBe(alices.login);

    await browser.submit('/login/code', { code: codes().alice, login: alices.login });
    expect(await user()).toBe('alice');
    app.clock.advanceSeconds(30);
    await browser.submit('/login/code', { code: codes().bob, login: named ?? '' });
    expect(await user()).toBe('bob');
  });

  it('mean the newest by a form whose hidden field is empty', async () => {
    const { browser, codes, user } = await twoUsers();

    await browser.submit('/login/code', { code: codes().bob, login: '' });

    expect(await user()).toBe('bob');
  });

  it.each([
    [7, 'wrong_type'],
    [['x'], 'wrong_type'],
    ['', 'wrong_format'],
    ['a b', 'wrong_format'],
  ])('that name no log-in at all, %j, are refused uncharged (W8)', async (login, reason) => {
    const { app, browser } = await twoUsers();
    const before = await app.keyfob.events({ userId: 'bob', limit: 100 });

    for (const path of ['/otp/verification', '/otp/recovery']) {
      const answer = await browser.post(path, { code: '123456', login });
      expect(answer.body).toMatchObject({
        ...{ code: 'invalid_input', errors: [{ field: 'login', reason }] },
      });
    }
    expect(await app.keyfob.events({ userId: 'bob', limit: 100 })).toEqual(before);
  });
});

describe('a recovery in one of two tabs', () => {
  it('is of the log-in that the tab names', async () => {
    const { app, browser, alices, bobs } = await twoUsers();

    const began = await browser.post('/otp/recovery', { login: alices.login });
    await app.deliver();
    const [ofAlice, ofBob, unnamed] = await Promise.all(
      [`?login=${alices.login}`, `?login=${bobs.login}`, ''].map((query) =>
        browser.get(`/otp/recovery${query}`),
      ),
    );

    expect(began.body).toMatchObject({ state: 'mailed', email: 'a•••@example.test' });
    expect(ofAlice?.body.state).toBe('mailed');
    expect(ofBob?.body.state).toBe('none');
    expect(unnamed?.body.state).toBe('none');
  });

  it('counts the password of an older tab, and shows the newer one nothing of it', async () => {
    const { app, browser, alices, bobs } = await twoUsers();
    await browser.post('/otp/recovery', { login: alices.login });
    await app.deliver();

    const token = mailedToken(app, 'alice@example.test');
    const opened = await browser.post('/otp/recovery/link', { token });
    const ofBob = await browser.get(`/otp/recovery?login=${bobs.login}`);

    expect(opened.body.state).toBe('confirmed');
    expect(ofBob.body.state).toBe('none');
  });

  it('tells the tab it came from that OTP is off, and leaves the other tab as it is (R9)', async () => {
    const { app, browser, alices, bobs, codes } = await twoUsers();
    await browser.post('/otp/recovery', { login: alices.login });
    await app.deliver();
    await browser.post('/otp/recovery/link', { token: mailedToken(app, 'alice@example.test') });
    await browser.post('/otp/recovery/sms', { captcha: app.captcha.solve('recovery_sms') });
    await app.deliver();
    const captcha = app.captcha.solve('recovery_completion');
    const smsCode = textedCode(app, '+420555000101');
    await browser.post('/otp/recovery/completion', { smsCode, captcha });

    const told = await browser.get(`/otp/recovery?login=${alices.login}`);

    expect(told.body.state).toBe('done');
    expect((await alices.give('123456')).body.code).toBe('not_enabled');
    expect((await bobs.give(codes().bob)).status).toBe(200);
  });

  it('that was confirmed goes on when its owner logs in again, and can be begun anew', async () => {
    const { app, browser, alices } = await twoUsers();
    await browser.post('/otp/recovery', { login: alices.login });
    await app.deliver();
    await browser.post('/otp/recovery/link', { token: mailedToken(app, 'alice@example.test') });

    const again = await tab(app, browser, 'alice');
    const goesOn = await browser.get(`/otp/recovery?login=${again.login}`);
    app.clock.advanceSeconds(60);
    const anew = await browser.post('/otp/recovery', { login: again.login });

    expect(goesOn.body.state).toBe('confirmed');
    expect(anew).toMatchObject({ status: 202, body: { state: 'mailed' } });
  });

  it('is not taken over by somebody else who logs in (R2)', async () => {
    const { app, browser, alices } = await twoUsers();
    await browser.post('/otp/recovery', { login: alices.login });
    await app.deliver();
    await browser.post('/otp/recovery/link', { token: mailedToken(app, 'alice@example.test') });

    const bobs = await tab(app, browser, 'bob');

    expect((await browser.get(`/otp/recovery?login=${bobs.login}`)).body.state).toBe('none');
    expect((await browser.post('/otp/recovery/sms', {})).status).toBe(401);
  });
});

describe('a mark that stands in the wrong session', () => {
  it('does not begin to count when a mailed link gives the session a new id (A2)', async () => {
    const copied = { userId: 'alice', sessionId: 'of another session', verifiedAt: 0 };
    const app = await open({}, undefined, undefined, {
      routes: (routes) => {
        routes.post('/copy', (request, response) => {
          const { clock } = app;
          const mark = { ...copied, verifiedAt: clock() };
          Object.assign(request.session, { keyfob: { mark }, userId: 'alice' });
          response.end();
        });
      },
    });
    const { browser: bobs } = await withCode(app, 'bob');
    await app.enrol('alice');
    const lost = await pendingBrowser(app, 'alice');
    await lost.post('/otp/recovery', {});
    await app.deliver();
    const token = mailedToken(app, 'alice@example.test');
    await bobs.submit('/copy', {});
    expect((await bobs.get('/page')).status).toBe(401);

    await bobs.post('/otp/recovery/link', { token, password: trialPassword });

    expect((await bobs.get('/page')).status).toBe(401);
  });
});
