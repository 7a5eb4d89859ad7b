import { trialPassword } from '@keyfob/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type TrialApp, trialApp } from './testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

/** Alice and bob with OTP on, and a client with a log-in of each, alice's first. */
async function twoUsers(options: Parameters<typeof trialApp>[0] = {}) {
  const app = await trialApp(options);
  apps.push(app);
  const alice = await app.enrol('alice');
  const bob = await app.enrol('bob');
  const client = app.client();
  const begin = async (username: string) => {
    await client.post('/login', { username, password: trialPassword });
    return (await client.get('/login/code')).text;
  };
  const alices = await begin('alice');
  const bobs = await begin('bob');
  const codes = () => ({ alice: alice.codeAt(app.clock()), bob: bob.codeAt(app.clock()) });
  const who = async () => (await client.get('/whoami')).body;
  return { app, client, alices, bobs, codes, who };
}

describe('two tabs of one browser', () => {
  it('each complete their own log-in, by a hidden field', async () => {
    const { app, client, alices, bobs, codes, who } = await twoUsers();

    const first = await client.post('/login/code', { code: codes().alice, login: alices });
    expect(first).toMatchObject({ status: 200, body: { user: { id: 'alice' } } });
    expect(await who()).toMatchObject({ id: 'alice', factor: 'given' });
    app.clock.advanceSeconds(30);
    const second = await client.post('/login/code', { code: codes().bob, login: bobs });

    expect(second).toMatchObject({ status: 200, body: { user: { id: 'bob' } } });
    expect(await who()).toMatchObject({ id: 'bob', factor: 'given' });
  });

  it('cannot complete the log-in of each other (A1)', async () => {
    const { client, alices, bobs, codes, who } = await twoUsers();

    expect((await client.post('/login/code', { code: codes().bob, login: alices })).status).toBe(
      422,
    );
    expect((await client.post('/login/code', { code: codes().alice, login: bobs })).status).toBe(
      422,
    );
    expect((await who()).authenticated).toBe(false);
  });

  it('mean the newest log-in where they name none, or an empty field does', async () => {
    const one = await twoUsers();
    await one.client.post('/login/code', { code: one.codes().bob });
    const other = await twoUsers();
    await other.client.post('/login/code', { code: other.codes().bob, login: '' });

    expect(await one.who()).toMatchObject({ id: 'bob' });
    expect(await other.who()).toMatchObject({ id: 'bob' });
  });

  it('may have a field of another name', async () => {
    const { client, alices, codes, who } = await twoUsers();

    await client.post('/with-login-page', { otp: codes().alice, tab: alices });

    expect(await who()).toMatchObject({ id: 'alice' });
  });

  it('go on beside a log-in that needs no code', async () => {
    const app = await trialApp();
    apps.push(app);
    const alice = await app.enrol('alice');
    const client = app.client();
    await client.post('/login', { username: 'alice', password: trialPassword });
    const login = (await client.get('/login/code')).text;
    await client.post('/login', { username: 'bob', password: trialPassword });
    expect((await client.get('/whoami')).body).toMatchObject({ id: 'bob', factor: 'not_needed' });

    await client.post('/login/code', { code: alice.codeAt(app.clock()), login });

    expect((await client.get('/whoami')).body).toMatchObject({ id: 'alice', factor: 'given' });
  });

  it('of one user: a form that comes twice costs the other tab nothing', async () => {
    const { app, codes } = await twoUsers();
    const client = app.client();
    const credentials = { username: 'alice', password: trialPassword };
    await client.post('/login', credentials);
    await client.post('/login', credentials);
    await client.post('/login/code', { code: codes().alice });
    const before = await app.keyfob.events({ userId: 'alice', limit: 100 });

    const again = await client.post('/login/code', { code: codes().alice });

    expect(again).toMatchObject({ status: 200, body: { user: { id: 'alice' } } });
    const who = (await client.get('/whoami')).body;
    expect(who).toMatchObject({ id: 'alice', factor: 'given' });
    expect(await app.keyfob.events({ userId: 'alice', limit: 100 })).toEqual(before);
  });

  it.each([['["x"]'], ['7'], ['"a b"'], ['{}']])(
    'that name no log-in at all, %s, fail with 400, uncharged (W8)',
    async (login) => {
      const { app, client, codes } = await twoUsers();
      const before = await app.keyfob.events({ userId: 'bob', limit: 100 });

      const answer = await client.post('/login/code', `{"code":"${codes().bob}","login":${login}}`);

      expect(answer.status).toBe(400);
      expect(await app.keyfob.events({ userId: 'bob', limit: 100 })).toEqual(before);
    },
  );
});
