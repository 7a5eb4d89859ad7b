import {
  badCodes,
  manualClock,
  memoryStore,
  pastedCodes,
  trialPassword,
} from '@keyfob/core/testing';
import type { Express } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { KeyfobStrategy, type Verify } from './index.ts';
import { type Client, type TrialApp, trialApp } from './testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function open(...parameters: Parameters<typeof trialApp>): Promise<TrialApp> {
  const app = await trialApp(...parameters);
  apps.push(app);
  return app;
}

const credentials = { username: 'alice', password: trialPassword };

/** An application whose user alice has OTP on, and a client that has given the password. */
async function atCodeStep(...parameters: Parameters<typeof trialApp>) {
  const app = await open(...parameters);
  const authenticator = await app.enrol();
  const client = app.client();
  await client.post('/login', credentials);
  const codeNow = () => authenticator.codeAt(app.clock());
  return { app, client, authenticator, codeNow };
}

describe('the password step', () => {
  it('logs in at once while OTP is off', async () => {
    const client = (await open()).client();

    expect((await client.post('/login', credentials)).body.user).toEqual({ id: 'alice' });
    expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'not_needed' });
  });

  it('with OTP on leads to the code page, and nobody is logged in (A1)', async () => {
    const app = await open();
    await app.enrol();
    const client = app.client();

    const answer = await client.post('/login', credentials);
    const { body } = await client.get('/whoami');

    expect(answer).toMatchObject({ status: 303, location: '/login/code' });
    expect(body.authenticated).toBe(false);
    expect(body.id).toBeUndefined();
    expect(Object.keys(body.session).toSorted()).toEqual(['cookie', 'keyfob']);
    expect(JSON.stringify(body.session)).not.toContain(trialPassword);
  });

  it('lets nobody in when it cannot be known whether a code is needed (C13)', async () => {
    const store = { ...memoryStore(), update: () => Promise.reject(new Error('down')) };
    const client = (await open({ store, onFault: () => {} })).client();

    expect((await client.post('/login', credentials)).status).toBe(503);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });
});

describe('the strategy', () => {
  it('says success for the right code, and the session carries the mark', async () => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post('/login/code', { code: codeNow() });

    expect(answer).toMatchObject({ status: 200, body: { user: { id: 'alice' } } });
    expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'given' });
  });

  it.each(['/redirecting', '/by-callback'])(
    'marks the session by the way of %s as well',
    async (path) => {
      const { client, codeNow } = await atCodeStep();

      await client.post(path, { code: codeNow() });

      expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'given' });
    },
  );

  it('says fail for a wrong code, with code, sentence and status', async () => {
    const { app, client, authenticator } = await atCodeStep();
    const code = authenticator.wrongCodeAt(app.clock());

    const answer = await client.post('/by-callback', { code });
    const redirected = await client.post('/redirecting', { code });

    expect(answer.body.info).toEqual({ code: 'wrong_code', message: 'The code is wrong.' });
    expect(redirected).toMatchObject({ status: 302, location: '/out' });
    expect((await client.get('/whoami')).body.session.messages).toEqual(['The code is wrong.']);
    expect((await client.post('/login/code', { code })).status).toBe(422);
  });

  it('says fail for a spent code, with the seconds to wait (C4)', async () => {
    const { app, client, codeNow } = await atCodeStep();
    await client.post('/login/code', { code: codeNow() });
    const other = app.client();
    await other.post('/login', credentials);

    const answer = await other.post('/by-callback', { code: codeNow() });

    expect(answer.body.info).toEqual({
      code: 'code_already_used',
      message: 'The code was used before; wait for the next one. Try again in 30 seconds.',
      retryAfterSeconds: 30,
    });
  });

  it('says fail with 429 after five wrong codes (L3)', async () => {
    const { app, client, authenticator, codeNow } = await atCodeStep();
    const code = authenticator.wrongCodeAt(app.clock());
    for (let failures = 1; failures <= 5; failures += 1) await client.post('/login/code', { code });

    expect((await client.post('/login/code', { code: codeNow() })).status).toBe(429);
    await client.post('/redirecting', { code: codeNow() });
    expect((await client.get('/whoami')).body.session.messages).toEqual([
      'Too many attempts. Try again in 30 seconds.',
    ]);
    app.clock.advanceSeconds(29);
    const { body } = await client.post('/by-callback', { code: codeNow() });
    expect(body.info.message).toBe('Too many attempts. Try again in 1 second.');
  });

  it.each(pastedCodes)('says success for a code that was pasted with %s', async (_, write) => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post('/login/code', { code: write(codeNow()) });

    expect(answer).toMatchObject({ status: 200, body: { user: { id: 'alice' } } });
  });

  it.each(badCodes.filter(([, code]) => typeof code !== 'undefined'))(
    'says fail with 400 for a code of the class %s, uncharged',
    async (title, code) => {
      const { client, codeNow } = await atCodeStep();
      if (title.includes('million')) return; // refused by the body parser

      const answer = await client.post('/login/code', JSON.stringify({ code }));

      expect(answer.status).toBe(400);
      expect((await client.post('/login/code', { code: codeNow() })).status).toBe(200);
    },
  );

  it('reads the body only, never the query', async () => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post(`/login/code?code=${codeNow()}`, {});

    expect(answer.status).toBe(400);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });

  it('takes nothing from a prototype of the body', async () => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post('/login/code', `{"__proto__":{"code":"${codeNow()}"}}`);

    expect(answer.status).toBe(400);
  });

  it('takes nothing that the body has inherited (W8)', async () => {
    let inherited = '';
    const { client, codeNow } = await atCodeStep({
      prepare: (app) => {
        app.use((request, _response, next) => {
          if (request.body) Object.setPrototypeOf(request.body, { code: inherited });
          next();
        });
      },
    });
    inherited = codeNow();

    const answer = await client.post('/login/code', { other: '1' });

    expect(answer.status).toBe(400);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });

  it('says fail for a code that is cut short, with a sentence for people', async () => {
    const { client } = await atCodeStep();

    const answer = await client.post('/by-callback', { code: '12345' });

    expect(answer.body.info).toEqual({
      ...{ code: 'invalid_input', message: 'Enter the whole code, digits only.' },
    });
  });

  it('says fail with 400 for a code that came twice', async () => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post('/login/code', `{"code":["${codeNow()}","${codeNow()}"]}`);

    expect(answer.status).toBe(400);
  });

  it('says fail with 401 or redirect when no code is awaited', async () => {
    const app = await open();
    await app.enrol();

    const failed = await app.client().post('/login/code', { code: '123456' });
    const redirected = await app.client().post('/with-login-page', { otp: '123456' });

    expect(failed.status).toBe(401);
    expect(redirected).toMatchObject({ status: 302, location: '/login' });
  });

  it('says redirect as well when the log-in counts no more', async () => {
    const { app, client, codeNow } = await atCodeStep();
    await app.keyfob.passwordChanged({ userId: 'alice' });

    const answer = await client.post('/with-login-page', { otp: codeNow() });

    expect(answer).toMatchObject({ status: 302, location: '/login' });
  });

  it('leads nobody away from the code page for a wrong code', async () => {
    const { app, client, authenticator } = await atCodeStep();

    const otp = authenticator.wrongCodeAt(app.clock());

    expect((await client.post('/with-login-page', { otp })).status).toBe(422);
  });

  it.each([undefined, null])('takes a body that is %s for one without a code', async (body) => {
    const prepare = (app: Express) => {
      app.post('/by-callback', (request, _response, next) => {
        request.body = body;
        next();
      });
    };
    const { client, codeNow } = await atCodeStep({ prepare });

    const answer = await client.post('/by-callback', { code: codeNow() });

    expect(answer.body.info.code).toBe('invalid_input');
  });

  it('reads another field where the options name one', async () => {
    const { client, codeNow } = await atCodeStep();

    expect((await client.post('/with-login-page', { otp: codeNow() })).status).toBe(200);
  });

  it('says pass when the form comes twice: the person stays in', async () => {
    const { client, codeNow } = await atCodeStep();
    const code = codeNow();
    await client.post('/login/code', { code });

    const again = await client.post('/login/code', { code });

    expect(again).toMatchObject({ status: 200, body: { user: { id: 'alice' } } });
  });

  it.each(['/redirecting', '/returning'])(
    'sends a form that comes twice to where a success leads: %s',
    async (path) => {
      const { client, codeNow } = await atCodeStep();
      const code = codeNow();
      const first = await client.post(path, { code });
      const { cookie } = client;

      const again = await client.post(path, { code });

      expect(first).toMatchObject({ status: 302, location: '/in' });
      expect(again).toMatchObject({ status: 302, location: '/in' });
      expect(client.cookie).toBe(cookie);
      expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'given' });
    },
  );

  it.each([
    ['throws', () => Promise.reject(new Error('no database'))],
    [
      'answers with an error',
      (_: string, done: (error: unknown) => void) => done(new Error('no database')),
    ],
  ])('says error when the application %s; nobody is in', async (_, verify) => {
    const { client, codeNow } = await atCodeStep({ verify });

    expect((await client.post('/login/code', { code: codeNow() })).status).toBe(500);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });

  it('says fail when the user does not exist any more', async () => {
    const { client, codeNow } = await atCodeStep({ verify: (_, done) => done(null, false) });

    expect((await client.post('/login/code', { code: codeNow() })).status).toBe(401);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });

  it('says error when the store fails, and the code is not spent (C13)', async () => {
    let isDown = false;
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const store: typeof inner = {
      ...inner,
      update: (...call) => (isDown ? Promise.reject(new Error('down')) : inner.update(...call)),
    };
    const { client, codeNow } = await atCodeStep({ clock, store, onFault: () => {} });

    isDown = true;
    const failed = await client.post('/redirecting', { code: codeNow() });
    isDown = false;

    expect(failed.status).toBe(503);
    expect((await client.post('/login/code', { code: codeNow() })).status).toBe(200);
  });

  it('says fail, not pass, when the mark in the session does not count any more', async () => {
    const { app, client, codeNow } = await atCodeStep();
    await client.post('/login/code', { code: codeNow() });
    await app.keyfob.reset({ userId: 'alice', actor: 'operator-1' });
    app.clock.advanceSeconds(1);
    await app.enrol();

    expect((await client.post('/login/code', { code: '123456' })).status).toBe(401);
  });

  it('works without a session of the user: the mark is left out, the code is spent', async () => {
    const { client, codeNow } = await atCodeStep();

    const answer = await client.post('/once', { code: codeNow() });

    expect(answer.body).toEqual({ user: { id: 'alice' } });
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
    expect((await client.get('/whoami')).body.session.keyfob.mark).toBeUndefined();
  });

  it('hands on what the application says of the user, and tells where the code came from', async () => {
    const verify: Verify = (id, done) => done(null, { id } as Express.User, { via: 'example' });
    const { app, client, codeNow } = await atCodeStep({ verify });

    const answer = await client.post('/login/code', { code: codeNow() });

    expect(answer.body.info).toEqual({ via: 'example' });
    const [event] = await app.keyfob.events({ userId: 'alice', limit: 1 });
    expect(event?.client?.address).toMatch(/127\.0\.0\.1$/);
    expect(event?.client?.userAgent).toBe('node');
  });

  it('hands on why the application does not know the user', async () => {
    const verify: Verify = (_, done) => done(null, false, { message: 'account closed' });
    const { client, codeNow } = await atCodeStep({ verify });

    const answer = await client.post('/by-callback', { code: codeNow() });

    expect(answer.body.info).toEqual({ message: 'account closed' });
  });

  it('without sessions fails loudly, before and after the password', async () => {
    const app = await open({ hasSessions: false });
    await app.enrol();

    const password = await app.client().post('/login', credentials);
    const code = await app.client().post('/login/code', { code: '123456' });

    expect([password.status, code.status]).toEqual([500, 500]);
    expect(password.text).toContain('mount express-session before Keyfob');
  });

  it('lets one of 64 clients in that give one code at once (attack 1)', async () => {
    const { app, codeNow } = await atCodeStep();
    const clients = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const client = app.client();
        await client.post('/login', credentials);
        return client;
      }),
    );
    const code = codeNow();

    const answers = await Promise.all(clients.map((each) => each.post('/login/code', { code })));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is refused without a keyfob or a verify function', () => {
    expect(() => new KeyfobStrategy({} as never, () => {})).toThrow('createKeyfob');
    expect(() => new KeyfobStrategy(undefined as never, () => {})).toThrow('createKeyfob');
    expect(() => new KeyfobStrategy({ keyfob: { verify() {} } } as never, {} as never)).toThrow(
      'userId, done',
    );
  });

  it.each<[object, string]>([
    [
      { fields: 'otp' },
      'KeyfobStrategy has no option "fields"; known are: keyfob, field, loginField',
    ],
    [{ field: 7 }, 'KeyfobStrategy: field is a number, not a text'],
    [{ loginPage: null }, 'KeyfobStrategy: loginPage is null, not a text'],
  ])('is refused with options that are wrong: %j', (options, message) => {
    const keyfob = { verify() {} };

    expect(() => new KeyfobStrategy({ keyfob, ...options } as never, () => null)).toThrow(message);
  });
});

describe('the session', () => {
  async function stolen(app: TrialApp, cookie: string) {
    const thief: Client = app.client();
    thief.cookie = cookie;
    return (await thief.get('/whoami')).body;
  }

  it('attack 45: has a new id after the password and after the code; old ids are worth nothing (A2)', async () => {
    const app = await open();
    const authenticator = await app.enrol();
    const client = app.client();
    await client.get('/whoami');
    const planted = client.cookie;
    await client.post('/login', credentials);
    const pending = client.cookie;
    await client.post('/login/code', { code: authenticator.codeAt(app.clock()) });

    expect(new Set([planted, pending, client.cookie]).size).toBe(3);
    expect((await stolen(app, planted)).authenticated).toBe(false);
    expect((await stolen(app, pending)).authenticated).toBe(false);
  });

  it.each([{}, { keepSessionInfo: true }])(
    'after log-out with %j does not vouch for the next user of the browser',
    async (logOutOptions) => {
      const { app, client, codeNow } = await atCodeStep({ logOutOptions });
      await client.post('/login/code', { code: codeNow() });
      await client.post('/logout');
      expect((await client.get('/whoami')).body.authenticated).toBe(false);

      app.clock.advanceSeconds(30);
      const next = await client.post('/login', credentials);

      expect(next.location).toBe('/login/code');
      expect((await client.get('/whoami')).body.authenticated).toBe(false);
    },
  );

  it('carries the mark of one log-in: a second one on the same request does not', async () => {
    const { client, codeNow } = await atCodeStep();

    await client.post('/twice', { code: codeNow() });

    const { body } = await client.get('/whoami');
    expect(body).toMatchObject({ id: 'alice', factor: 'needed' });
    expect(body.session.keyfob).toBeUndefined();
  });

  it('that is signed in by another way in lacks the mark (A5)', async () => {
    const app = await open();
    const client = app.client();
    await client.post('/login', credentials);
    await app.enrol();

    expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'needed' });
  });
});
