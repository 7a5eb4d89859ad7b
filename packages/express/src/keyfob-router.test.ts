import type { AddressInfo } from 'node:net';
import { routes } from '@keyfob/core/contract';
import {
  badBodies,
  badCodes,
  memoryStore,
  memoryUsers,
  trialPassword,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyfobRouter } from './index.ts';
import { type Browser, type TrialApp, trialApp } from './testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function open(...parameters: Parameters<typeof trialApp>): Promise<TrialApp> {
  const app = await trialApp(...parameters);
  apps.push(app);
  return app;
}

const password = trialPassword;

/** A browser of alice, signed in without OTP. */
async function signedIn(app: TrialApp): Promise<Browser> {
  const browser = app.browser();
  await browser.submit('/login', { user: 'alice' });
  return browser;
}

/** A browser of alice after the password, with OTP on. */
async function pendingBrowser(app: TrialApp): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.submit('/login', { user: 'alice' })).body).toEqual({
    next: 'code_required',
  });
  return browser;
}

/** A browser of alice that has passed the code step, and alice's authenticator on its next code. */
async function withCode(app: TrialApp) {
  const authenticator = await app.enrol();
  const browser = await pendingBrowser(app);
  const code = authenticator.codeAt(app.clock());
  expect((await browser.post('/otp/verification', { code })).status).toBe(200);
  app.clock.advanceSeconds(30);
  return { browser, authenticator, codeNow: () => authenticator.codeAt(app.clock()) };
}

describe('the whole way over HTTP', () => {
  it('sets OTP, logs in with it and turns it off', async () => {
    const app = await open();
    const browser = await signedIn(app);
    expect((await browser.get('/otp/status')).body).toMatchObject({ state: 'off' });

    const enrolment = (await browser.post('/otp/enrolment')).body;
    const authenticator = virtualAuthenticator(enrolment.uri);
    expect((await browser.get('/otp/status')).body).toMatchObject({ state: 'pending' });
    const activation = { password, code: authenticator.codeAt(app.clock()), name: 'Example phone' };
    const activated = await browser.post('/otp/enrolment/activation', activation);
    expect(activated.body).toMatchObject({
      state: 'on',
      authenticators: [{ name: 'Example phone' }],
    });
    expect((await browser.get('/page')).text).toBe('secret page');
    await browser.post('/logout');

    const again = await pendingBrowser(app);
    app.clock.advanceSeconds(30);
    const verified = await again.post('/otp/verification', {
      code: authenticator.codeAt(app.clock()),
    });
    expect(verified).toMatchObject({ status: 200, body: { state: 'signed_in' } });
    expect((await again.get('/page')).text).toBe('secret page');

    app.clock.advanceSeconds(30);
    const deactivation = { password, code: authenticator.codeAt(app.clock()) };
    const deactivated = await again.post('/otp/deactivation', deactivation);
    expect(deactivated.body).toMatchObject({ state: 'off', authenticators: [] });
    expect((await signedIn(app)).cookie).not.toBe('');
  });

  it('answers a failed activation with the key that replaces the dead one (E3)', async () => {
    const app = await open();
    const browser = await signedIn(app);
    const { sharedKey } = (await browser.post('/otp/enrolment')).body;

    const failed = await browser.post('/otp/enrolment/activation', {
      password: 'wrong',
      code: '123456',
    });

    expect(failed.status).toBe(422);
    expect(failed.body).toMatchObject({ code: 'wrong_password', status: 422 });
    expect(failed.body.enrolment.sharedKey).toMatch(/^[A-Z2-7]{32}$/);
    expect(failed.body.enrolment.sharedKey).not.toBe(sharedKey);
  });

  it('drops a pending key on request', async () => {
    const app = await open();
    const browser = await signedIn(app);
    await browser.post('/otp/enrolment');

    expect((await browser.delete('/otp/enrolment')).body).toMatchObject({ state: 'off' });
  });

  it('says which contacts are missing (409)', async () => {
    const users = memoryUsers({ alice: { password, contacts: { phone: 'unverified' } } });
    const browser = await signedIn(await open({ users }));

    const refused = await browser.post('/otp/enrolment');

    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'contact_not_verified', missing: ['phone'] },
    });
  });

  it('blocks after five wrong codes: 429 with Retry-After, in new sessions too (L1, L6)', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const wrong = { code: authenticator.wrongCodeAt(app.clock()) };
    const statuses: number[] = [];
    for (let attempts = 1; attempts <= 6; attempts += 1) {
      const browser = await pendingBrowser(app);
      statuses.push((await browser.post('/otp/verification', wrong)).status);
    }

    const browser = await pendingBrowser(app);
    const right = { code: authenticator.codeAt(app.clock()) };
    const refused = await browser.post('/otp/verification', right);

    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'too_many_attempts', retryAfter: 30 },
    });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await browser.get('/otp/status')).body).toMatchObject({
      state: 'blocked',
      blockedUntil: '2026-01-31T09:31:00.000Z',
    });
  });

  it('attack 1: lets one of 64 log-ins at once with one code in', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const browsers = await Promise.all(Array.from({ length: 64 }, () => pendingBrowser(app)));
    const code = authenticator.codeAt(app.clock());

    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/otp/verification', { code })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'code_already_used')).toHaveLength(63);
    const pages = await Promise.all(browsers.map((browser) => browser.get('/page')));
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('somebody who has given only the password', () => {
  it('attack 38: gets nothing but the status and the code step (A1)', async () => {
    const app = await open();
    await app.enrol();
    const browser = await pendingBrowser(app);

    const answers = await Promise.all([
      browser.post('/otp/enrolment'),
      browser.delete('/otp/enrolment'),
      browser.post('/otp/enrolment/activation', { password, code: '123456' }),
      browser.post('/otp/deactivation', { password, code: '123456' }),
      browser.get('/page', { accept: 'application/json' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await browser.get('/basket')).body.userId).toBeUndefined();
    expect((await browser.get('/login/code')).text).toBe('code page');
  });

  it('sees the state of the account, not the names of its authenticators', async () => {
    const app = await open();
    await app.enrol();

    const { body } = await (await pendingBrowser(app)).get('/otp/status');

    expect(body).toMatchObject({ state: 'on', authenticators: [] });
    expect(body).not.toHaveProperty('account');
  });

  it('holds no more than who and since when in the session (A3)', async () => {
    const app = await open();
    await app.enrol();
    await pendingBrowser(app);

    const sessions = Object.values(
      await new Promise<object>((resolve) => app.store.all((_, all) => resolve(all ?? {}))),
    );

    const [{ cookie, ...kept }] = sessions as [{ cookie: unknown }];
    expect(cookie).toBeDefined();
    expect(kept).toEqual({
      keyfob: {
        pending: { id: expect.any(String), userId: 'alice', openedAt: app.clock(), epoch: 0 },
      },
    });
  });
});

describe('a stranger', () => {
  const closed = Object.values(routes).filter(({ caller }) => caller !== 'anyone');

  it.each(closed)('is told to log in: $method $path', async ({ method, path }) => {
    const app = await open();
    const browser = app.browser();
    const headers = { origin: app.origin, 'content-type': 'application/json' };
    const body = method === 'GET' ? {} : { body: '{}' };

    const answer = await browser.send(`/otp${path}`, { method, headers, ...body });

    expect(answer).toMatchObject({ status: 401, body: { code: 'login_required' } });
    expect(answer.headers.get('www-authenticate')).toBe('Session');
  });
});

describe('a session', () => {
  it('attack 45: gets a new id at the password and at the code; the old ids are dead (A2)', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const browser = app.browser();
    await browser.submit('/basket', {});
    const planted = browser.cookie;
    await browser.submit('/login', { user: 'alice' });
    const pending = browser.cookie;
    await browser.post('/otp/verification', { code: authenticator.codeAt(app.clock()) });

    expect(new Set([planted, pending, browser.cookie]).size).toBe(3);
    for (const old of [planted, pending]) {
      const thief = app.browser();
      thief.cookie = old;
      expect((await thief.get('/otp/status')).status).toBe(401);
      expect((await thief.get('/page')).status).toBe(401);
    }
    expect((await browser.get('/basket')).body).toEqual({ userId: 'alice' });
  });

  it('gets a new id when OTP is turned on or off, and keeps what the application had in it', async () => {
    const app = await open();
    const browser = await signedIn(app);
    await browser.submit('/basket', {});
    const cookies = [browser.cookie];
    const { uri } = (await browser.post('/otp/enrolment')).body;
    const authenticator = virtualAuthenticator(uri);

    await browser.post('/otp/enrolment/activation', {
      password,
      code: authenticator.codeAt(app.clock()),
    });
    cookies.push(browser.cookie);
    app.clock.advanceSeconds(30);
    await browser.post('/otp/deactivation', { password, code: authenticator.codeAt(app.clock()) });
    cookies.push(browser.cookie);

    expect(new Set(cookies).size).toBe(3);
    expect((await browser.get('/basket')).body).toEqual({ basket: 'full', userId: 'alice' });
  });

  it('that was opened before OTP was turned on stops at the guard (S7, attack 47)', async () => {
    const app = await open();
    const older = await signedIn(app);
    await app.enrol();

    const answer = await older.get('/page', { accept: 'application/json' });

    expect(answer).toMatchObject({ status: 401, body: { code: 'second_factor_required' } });
    expect(answer.headers.get('www-authenticate')).toBe(
      'Session error="insufficient_user_authentication", error_description="A one-time code is needed"',
    );
    const refused = await older.post('/otp/deactivation', { password, code: '123456' });
    expect(refused.body.code).toBe('second_factor_required');
  });

  it('is dead after log-out, and the next user of the browser owes a code again', async () => {
    const app = await open();
    const { browser } = await withCode(app);
    const old = browser.cookie;

    await browser.post('/logout');
    browser.cookie = old;

    expect((await browser.get('/page')).status).toBe(401);
  });

  it('of others is ended through the hook after turning OTP on and off (E5)', async () => {
    const endOtherSessions = vi.fn();
    const app = await open({}, (host) => ({ ...host, endOtherSessions }));
    const browser = await signedIn(app);
    const { uri } = (await browser.post('/otp/enrolment')).body;
    const authenticator = virtualAuthenticator(uri);
    await browser.post('/otp/enrolment/activation', {
      password,
      code: authenticator.codeAt(app.clock()),
    });
    app.clock.advanceSeconds(30);
    await browser.post('/otp/deactivation', { password, code: authenticator.codeAt(app.clock()) });

    expect(endOtherSessions.mock.calls.map(([, userId]) => userId)).toEqual(['alice', 'alice']);
  });

  it('that cannot be stored lets nobody in, though the code is spent', async () => {
    const app = await open({}, (host) => ({ ...host, onFault: () => {} }));
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);
    vi.spyOn(app.store, 'set').mockImplementation((_sid, _session, done) =>
      done?.(new Error('full')),
    );

    const answer = await browser.post('/otp/verification', {
      code: authenticator.codeAt(app.clock()),
    });
    vi.restoreAllMocks();

    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await browser.get('/page')).status).toBe(401);
  });
});

describe('a request from elsewhere', () => {
  const foreign = [
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a look-alike', { origin: 'http://127.0.0.1.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a subdomain', { 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['nowhere', {}],
  ] as const;

  it.each(foreign)('attack 72: from %s changes nothing (W1)', async (_, headers) => {
    const app = await open();
    const { browser, codeNow } = await withCode(app);
    const body = JSON.stringify({ password, code: codeNow() });

    const answer = await browser.send('/otp/deactivation', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

    expect(answer).toMatchObject({ status: 403, body: { code: 'wrong_origin' } });
    expect((await browser.get('/otp/status')).body.state).toBe('on');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'attack 72: as %s changes nothing, even from the own origin (W1)',
    async (contentType) => {
      const app = await open();
      const { browser, codeNow } = await withCode(app);

      const answer = await browser.post(
        '/otp/deactivation',
        { password, code: codeNow() },
        { 'content-type': contentType },
      );

      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
      expect((await browser.get('/otp/status')).body.state).toBe('on');
    },
  );

  it.each([
    ['GET', {}],
    ['PUT', {}],
    ['GET', { 'x-http-method-override': 'POST' }],
  ])('attack 72: by %s with %j changes nothing (W1)', async (method, headers) => {
    const app = await open();
    const { browser, codeNow } = await withCode(app);

    const answer = await browser.send(`/otp/deactivation?code=${codeNow()}&password=x`, {
      method,
      headers: { origin: app.origin, ...headers },
    });

    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await browser.get('/otp/status')).body.state).toBe('on');
  });

  it.each([
    ['the own origin, by an old browser', (own: string) => ({ origin: own })],
    [
      'the own origin, by a new browser',
      (own: string) => ({ origin: own, 'sec-fetch-site': 'same-origin' }),
    ],
    [
      'the own origin, under a strict referrer policy',
      () => ({ origin: 'null', 'sec-fetch-site': 'same-origin' }),
    ],
    ['the own origin, without an Origin header', () => ({ 'sec-fetch-site': 'same-origin' })],
  ])('is taken from %s', async (_, headersFor) => {
    const app = await open();
    const browser = await signedIn(app);

    const headers = headersFor(app.origin);
    const answer = await browser.send('/otp/enrolment', { method: 'POST', headers });

    expect(answer.status).toBe(200);
  });

  it('is refused where the browser says another site, whatever the origin says', async () => {
    const app = await open();
    const browser = await signedIn(app);

    const headers = { origin: app.origin, 'sec-fetch-site': 'cross-site' };
    const answer = await browser.send('/otp/enrolment', { method: 'POST', headers });

    expect(answer.status).toBe(403);
  });

  it('is taken from an origin that the host names', async () => {
    const app = await open({}, (host) => ({ ...host, origins: ['https://account.example.test'] }));
    const browser = await signedIn(app);

    const answer = await browser.post(
      '/otp/enrolment',
      {},
      { origin: 'https://account.example.test' },
    );

    expect(answer.status).toBe(200);
  });
});

describe('bad input', () => {
  const calls = [
    ['/otp/enrolment/activation', { password }],
    ['/otp/verification', {}],
    ['/otp/deactivation', { password }],
  ] as const;

  async function browserFor(app: TrialApp, path: string): Promise<Browser> {
    if (path === '/otp/deactivation') return (await withCode(app)).browser;
    if (path === '/otp/verification') {
      await app.enrol();
      return pendingBrowser(app);
    }
    const browser = await signedIn(app);
    await browser.post('/otp/enrolment');
    return browser;
  }

  it.each(calls)(
    'in the code of %s is refused in every class, uncharged (attack 40)',
    async (path, rest) => {
      const app = await open();
      const browser = await browserFor(app, path);
      const before = await app.keyfob.events({ userId: 'alice', limit: 100 });

      for (const [title, code] of badCodes) {
        const answer = await browser.post(path, { ...rest, code });
        expect(answer, title).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
        expect(answer.headers.get('content-type'), title).toContain('application/problem+json');
      }

      expect(await app.keyfob.events({ userId: 'alice', limit: 100 })).toEqual(before);
    },
  );

  it.each(calls)('as the body of %s is refused in every class (W8)', async (path) => {
    const app = await open();
    const browser = await browserFor(app, path);

    for (const [title, text] of badBodies) {
      const answer = await browser.send(path, {
        method: 'POST',
        headers: { origin: app.origin, 'content-type': 'application/json' },
        body: text,
      });
      expect(answer, title).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    }
    expect((await browser.get('/otp/status')).status).toBe(200);
  });

  it.each([
    ['UTF-16', Buffer.from('{"code":"123456"}', 'utf16le'), {}],
    ['a byte order mark', Buffer.from('\ufeff{"code":"123456"}'), {}],
    ['broken UTF-8', Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]), {}],
    [
      'a foreign charset',
      '{"code":"123456"}',
      { 'content-type': 'application/json; charset=utf-7' },
    ],
    ['two types', '{"code":"123456"}', { 'content-type': 'application/json, text/plain' }],
    ['compression', '{"code":"123456"}', { 'content-encoding': 'gzip' }],
    ['a made-up compression', '{"code":"123456"}', { 'content-encoding': 'example' }],
    ['4097 bytes', `{"code":"123456"${' '.repeat(4080)}}`, {}],
    ['ten megabytes', Buffer.alloc(10_000_000, 32), {}],
    ['nothing', '', {}],
  ])('as %s is refused before it costs anything (W8, attack 90)', async (_, body, headers) => {
    const app = await open();
    await app.enrol();
    const browser = await pendingBrowser(app);

    const answer = await browser.send('/otp/verification', {
      method: 'POST',
      headers: { origin: app.origin, 'content-type': 'application/json', ...headers },
      body,
    });

    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(answer.text).not.toContain('123456');
  });

  it.each(['/otp/enrolment', '/otp/enrolment/activation'])(
    'as a field that nobody asked for is refused at %s (W8, class 40)',
    async (path) => {
      const browser = await signedIn(await open());

      const answer = await browser.post(path, { password, code: '123456', userId: 'bob' });

      expect(answer.body.errors).toContainEqual({ field: 'userId', reason: 'unknown_field' });
    },
  );

  it('takes the code from the body only: what the query says is nothing (class 43)', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);

    const answer = await browser.post(
      `/otp/verification?code=${authenticator.codeAt(app.clock())}`,
      {},
    );

    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'code', reason: 'required' }] },
    });
  });

  it('of cookies and headers leaves the process alive (classes 46 to 51)', async () => {
    const app = await open();
    await app.enrol();
    for (const cookie of [
      'connect.sid=s%3Aforged.signature',
      'connect.sid=j:{"keyfob":1}',
      '=',
      'x'.repeat(5000),
    ]) {
      const browser = app.browser();
      browser.cookie = cookie;
      expect((await browser.get('/otp/status')).status).toBe(401);
    }
    const browser = await pendingBrowser(app);
    const headers = {
      'x-forwarded-for': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      accept: 'image/png',
      authorization: 'x'.repeat(8000),
    };
    expect((await browser.get('/otp/status', headers)).status).toBe(200);
  });
});

describe('every answer', () => {
  it('is uncached, typed, framed by nobody and tells no other site anything (W4, W7)', async () => {
    const app = await open();
    const browser = await signedIn(app);
    const answers = [
      await browser.get('/otp/status'),
      await browser.post('/otp/enrolment'),
      await browser.post('/otp/enrolment/activation', {}),
      await browser.get('/otp/nothing-here'),
      await app.browser().get('/otp/status'),
    ];

    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
    }
  });

  it('to a failing store is 503 without a word of the cause (W7, C13)', async () => {
    const store = {
      ...memoryStore(),
      update: () => Promise.reject(new Error('database password x')),
    };
    const app = await open({ store, onFault: () => {} }, (host) => ({
      ...host,
      onFault: () => {},
    }));
    const browser = app.browser();

    const login = await browser.submit('/login', { user: 'alice' });

    expect(login.status).toBe(503);
    expect((await browser.get('/basket')).body).toEqual({});
    const page = await browser.get('/page', { accept: 'text/html' });
    expect(page.status).toBe(303);
    expect(page.text).not.toContain('database');
  });

  it('asks for TLS from then on, where it came by TLS (W4)', async () => {
    const app = await open({}, undefined, (before) => before.set('trust proxy', 1));
    const plain = await app.browser().get('/otp/status');
    const secure = await app.browser().get('/otp/status', { 'x-forwarded-proto': 'https' });

    expect(plain.headers.get('strict-transport-security')).toBeNull();
    expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(secure.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('has the headers of its status and no others (L6)', async () => {
    const app = await open();
    await app.enrol();

    const wrong = await (await pendingBrowser(app)).post('/otp/verification', { code: '000000' });

    expect(wrong.headers.get('retry-after')).toBeNull();
    expect(wrong.headers.get('www-authenticate')).toBeNull();
  });

  it('logs the address that Express trusts, not the one a header claims (W9)', async () => {
    const app = await open();
    await app.enrol();
    const browser = await pendingBrowser(app);
    const headers = { 'x-forwarded-for': '203.0.113.9', 'user-agent': 'Example browser' };

    await browser.post('/otp/verification', { code: '000000' }, headers);

    const [event] = await app.keyfob.events({ userId: 'alice', limit: 1 });
    expect(event?.client).toEqual({ address: '127.0.0.1', userAgent: 'Example browser' });
  });
});

describe('a body', () => {
  const post = (browser: Browser, body: string | Buffer, headers: Record<string, string> = {}) =>
    browser.send('/otp/verification', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin', ...headers },
      body,
    });
  const json = { 'content-type': 'application/json' };
  const code = '{"code":"123456"}';

  it.each<[string, string | Buffer, Record<string, string>, object]>([
    ['a form', 'code=1', { 'content-type': 'text/plain' }, { field: 'body', reason: 'wrong_type' }],
    ['an array', '[]', json, { field: 'body', reason: 'wrong_type' }],
    ['no JSON', '{', json, { field: 'body', reason: 'wrong_format' }],
    [
      'broken UTF-8',
      Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]),
      json,
      { field: 'body', reason: 'wrong_format' },
    ],
    [
      'UTF-8 that is broken inside a text',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      json,
      { field: 'body', reason: 'wrong_format' },
    ],
    [
      'compressed',
      code,
      { ...json, 'content-encoding': 'gzip' },
      { field: 'body', reason: 'wrong_format' },
    ],
    ['too long', `${' '.repeat(4096)}{}`, json, { field: 'body', reason: 'too_long' }],
    ['a key twice', '{"code":"1","code":"2"}', json, { field: 'code', reason: 'duplicate_field' }],
    [
      'a long key twice',
      `{"${'x'.repeat(99)}":1,"${'x'.repeat(99)}":2}`,
      json,
      { field: 'x'.repeat(64), reason: 'duplicate_field' },
    ],
  ])('that is %s is refused with the reason (W7, W8)', async (_, body, headers, error) => {
    const app = await open();
    await app.enrol();

    const answer = await post(await pendingBrowser(app), body, headers);

    expect(answer.body).toMatchObject({ status: 400, code: 'invalid_input', errors: [error] });
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
  ])('of the type %s is read', async (contentType) => {
    const app = await open();
    await app.enrol();

    const answer = await post(await pendingBrowser(app), code, { 'content-type': contentType });

    expect(answer.body.code).toBe('wrong_code');
  });

  it('that the application has parsed before is taken, if it was JSON', async () => {
    const app = await open({}, undefined, (before) => {
      before.use(express.json(), express.urlencoded({ extended: false }));
    });
    await app.enrol();

    const asJson = await post(await pendingBrowser(app), code, json);
    const asForm = await post(await pendingBrowser(app), 'code=123456', {
      'content-type': 'application/x-www-form-urlencoded',
    });

    expect(asJson.body.code).toBe('wrong_code');
    expect(asForm.body).toMatchObject({ errors: [{ field: 'body', reason: 'wrong_type' }] });
  });

  it('is refused by the calls that take none, also by DELETE, with bounded names', async () => {
    const app = await open();
    const browser = await signedIn(app);
    const headers = { origin: app.origin, ...json };
    const body = JSON.stringify({ ['y'.repeat(99)]: true });

    const answer = await browser.send('/otp/enrolment', { method: 'DELETE', headers, body });

    expect(answer.body.errors).toEqual([{ field: 'y'.repeat(64), reason: 'unknown_field' }]);
  });
});

describe('a path', () => {
  it.each(['/otp/Status', '/otp/status/', '/otp', '/otp/enrolment/activation/x'])(
    'that is almost right, %s, is not found',
    async (path) => {
      const browser = await signedIn(await open());

      expect(await browser.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});

describe('an application that is put together wrongly', () => {
  it('without sessions lets nobody in and is told why', async () => {
    const onFault = vi.fn();
    const { host } = await open({}, (given) => ({ ...given, onFault }));
    const bare = express();
    bare.use('/otp', keyfobRouter({ ...host, currentUser: () => 'alice' }));
    const server = bare.listen(0);
    const { port } = server.address() as AddressInfo;

    const answer = await fetch(`http://127.0.0.1:${port}/otp/status`);
    server.close();

    expect(answer.status).toBe(503);
    expect(onFault.mock.calls[0]?.[0]).toMatchObject({
      code: 'unavailable',
      cause: new TypeError('there is no session: mount express-session before Keyfob'),
    });
  });

  it('is told on standard error where it names no other place', async () => {
    const write = vi.spyOn(console, 'error').mockImplementation(() => {});
    const app = await open({}, (given) => ({
      ...given,
      currentUser: () => {
        throw new Error('the session is broken');
      },
    }));

    const answer = await app.browser().get('/otp/status');

    expect(answer.status).toBe(503);
    expect(write).toHaveBeenCalledWith('keyfob: unavailable: the session is broken');
    write.mockRestore();
  });
});

describe('a plain form', () => {
  it('completes a log-in without JavaScript', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);

    const answer = await browser.submit('/login/code', { code: authenticator.codeAt(app.clock()) });

    expect(answer.body).toEqual({ userId: 'alice' });
    expect((await browser.get('/page')).text).toBe('secret page');
  });
});

describe('a plain form that comes twice', () => {
  it.each([true, false])(
    'finds the person signed in, with its log-in named: %s',
    async (isNamed) => {
      const app = await open();
      const authenticator = await app.enrol();
      const browser = await pendingBrowser(app);
      const { login } = (await browser.get('/otp/status')).body;
      const form = { code: authenticator.codeAt(app.clock()), ...(isNamed && { login }) };
      await browser.submit('/login/code', form);
      const { cookie } = browser;

      const again = await browser.submit('/login/code', form);

      expect(again).toMatchObject({ status: 200, body: { userId: 'alice' } });
      expect(browser.cookie).toBe(cookie);
    },
  );

  it('finds nobody where the session was ended, or OTP was set anew', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);
    const form = { code: authenticator.codeAt(app.clock()) };
    await browser.submit('/login/code', form);
    await app.keyfob.reset({ userId: 'alice', actor: 'operator-1' });

    const ended = await browser.submit('/login/code', form);
    app.clock.advanceSeconds(1);
    await app.enrol();
    const renewed = await browser.submit('/login/code', form);

    expect([ended.status, renewed.status]).toEqual([401, 401]);
  });
});

describe('a guard', () => {
  it('sends a browser that asks for a page to the log-in, and refuses a script', async () => {
    const app = await open();

    const page = await app.browser().get('/page', { accept: 'text/html,*/*;q=0.8' });
    const script = await app.browser().get('/page', { accept: 'application/json' });

    expect(page.headers.get('location')).toBe('/login');
    expect(script).toMatchObject({ status: 401, body: { code: 'login_required' } });
  });

  it('asks for a pending log-in on the code page', async () => {
    const app = await open();

    const page = await app.browser().get('/login/code', { accept: 'text/html' });
    const script = await app.browser().get('/login/code', { accept: 'application/json' });

    expect(page).toMatchObject({ status: 303 });
    expect(script).toMatchObject({ status: 401, body: { code: 'login_required' } });
  });

  it('redirects pages only: a form that is sent is refused, and so is all without an address', async () => {
    const app = await open();

    const sent = await app.browser().submit('/page', {});
    const bare = await app.browser().get('/bare', { accept: 'text/html' });

    expect(sent).toMatchObject({ status: 401, body: { code: 'login_required' } });
    expect(bare).toMatchObject({ status: 401, body: { code: 'login_required' } });
  });

  it('lets nobody pass while the store is down (C13)', async () => {
    let isDown = false;
    const store = memoryStore();
    const flaky = {
      ...store,
      update: ((...call: Parameters<typeof store.update>) =>
        isDown ? Promise.reject(new Error('down')) : store.update(...call)) as typeof store.update,
    };
    const app = await open({ store: flaky, onFault: () => {} });
    const browser = await signedIn(app);

    isDown = true;
    const refused = await browser.get('/page', { accept: 'text/html' });
    isDown = false;

    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await browser.get('/page')).text).toBe('secret page');
  });
});

describe('a host that is incomplete', () => {
  it.each([
    [{}, 'currentUser'],
    [{ currentUser: String }, 'signIn'],
    [{ currentUser: String, signIn: String }, 'createKeyfob'],
  ])('is refused at start: %j', (host, message) => {
    expect(() => keyfobRouter(host as never)).toThrow(message);
  });
});
