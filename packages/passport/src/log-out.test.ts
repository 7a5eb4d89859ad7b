import { memoryStore, trialPassword } from '@keyfob/core/testing';
import session from 'express-session';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, type TrialApp, trialApp } from './testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const credentials = { username: 'alice', password: trialPassword };

/** A store that gives back whatever it ever had: as if a slow request had saved each session late. */
class StubbornStore extends session.MemoryStore {
  readonly first = new Map<string, session.SessionData>();

  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    // The log-out of Passport saves the session without its user; the slow request did not know of that.
    const kept = JSON.parse(JSON.stringify(data));
    if (kept.passport?.user) this.first.set(id, kept);
    super.set(id, this.first.get(id) ?? data, done);
  }

  override destroy(_id: string, done: (error?: unknown) => void = () => {}): void {
    done();
  }
}

async function open(options: Parameters<typeof trialApp>[0]): Promise<TrialApp> {
  const app = await trialApp(options);
  apps.push(app);
  return app;
}

async function withCookie(app: TrialApp, cookie: string) {
  const client: Client = app.client();
  client.cookie = cookie;
  return client.get('/whoami');
}

describe('attack 46: a session store that brings a session back after the log-out', () => {
  it.each([{}, { keepSessionInfo: true }])(
    'brings one back that no guard lets pass, by logOut with %j (A8)',
    async (logOutOptions) => {
      const app = await open({ sessions: new StubbornStore(), logOutOptions });
      const authenticator = await app.enrol();
      const client = app.client();
      await client.post('/login', credentials);
      await client.post('/login/code', { code: authenticator.codeAt(app.clock()) });
      const { cookie } = client;

      expect((await client.post('/leave')).status).toBe(200);

      expect((await client.get('/whoami')).body.authenticated).toBe(false);
      expect(await withCookie(app, cookie)).toMatchObject({ status: 401 });
    },
  );

  it('brings one back of a user without OTP that no guard lets pass (A8)', async () => {
    const app = await open({ sessions: new StubbornStore() });
    const client = app.client();
    await client.post('/login', credentials);
    const { cookie } = client;
    expect((await withCookie(app, cookie)).body).toMatchObject({ factor: 'not_needed' });

    await client.post('/leave');

    expect(await withCookie(app, cookie)).toMatchObject({ status: 401 });
  });
});

describe('logOut', () => {
  it('of somebody who owes a code leaves nobody’s log-in behind (A2)', async () => {
    const app = await open({});
    const authenticator = await app.enrol();
    const client = app.client();
    await client.post('/login', credentials);

    await client.post('/leave');

    const code = authenticator.codeAt(app.clock());
    expect((await client.post('/login/code', { code })).status).toBe(401);
  });

  it('logs out even where it cannot be remembered, and says so', async () => {
    let isDown = false;
    const inner = memoryStore();
    const store: typeof inner = {
      ...inner,
      update: (...call) => (isDown ? Promise.reject(new Error('down')) : inner.update(...call)),
    };
    const app = await open({ store, onFault: () => {} });
    const client = app.client();
    await client.post('/login', credentials);

    isDown = true;
    const answer = await client.post('/leave');
    isDown = false;

    expect(answer.status).toBe(503);
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });
});
