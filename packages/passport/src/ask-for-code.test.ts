import { memoryUsers, trialKeyfob, trialPassword } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AskForCodeOptions, askForCode } from './index.ts';
import { type TrialApp, trialApp } from './testing/trial-app.ts';

const apps: TrialApp[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function open(...parameters: Parameters<typeof trialApp>): Promise<TrialApp> {
  const app = await trialApp(...parameters);
  apps.push(app);
  return app;
}

const { keyfob } = trialKeyfob();
const credentials = { username: 'alice', password: trialPassword };

describe('askForCode', () => {
  it.each<[object | undefined, string]>([
    [undefined, 'options.keyfob is not what createKeyfob made'],
    [{ codePage: '/login/code' }, 'options.keyfob is not what createKeyfob made'],
    [{ keyfob }, 'codePage is undefined, not an address'],
    [{ keyfob, codePage: '' }, 'codePage is a text, not an address'],
    [{ keyfob, codePage: '/c', userId: 'id' }, 'userId is a text, not a function'],
    [{ keyfob, codePage: '/c', idOf: String }, 'askForCode has no option "idOf"'],
  ])('is refused at start with options that are wrong: %#', (options, message) => {
    expect(() => askForCode(options as AskForCodeOptions)).toThrow(message);
  });

  it('hands its own errors to the application, on Express 4 as well (O2)', async () => {
    const next = vi.fn();

    await askForCode({ keyfob, codePage: '/login/code' })({} as never, {} as never, next);

    expect(next.mock.calls).toEqual([
      [new TypeError('askForCode: no user; put the password strategy before it')],
    ]);
  });

  it('tells where the password came from', async () => {
    const app = await open();
    const begin = vi.fn(app.keyfob.beginLogin);
    const spied = await open({
      askOptions: { keyfob: { ...app.keyfob, beginLogin: begin } },
    });

    await spied.client().post('/login', credentials);

    expect(begin.mock.calls[0]?.[0]).toEqual({
      userId: 'alice',
      client: { address: expect.stringMatching(/127\.0\.0\.1$/), userAgent: 'node' },
    });
  });

  it('leaves no user on the request, for whatever runs after it (A1)', async () => {
    const seen: unknown[] = [];
    const app = await open({
      prepare: (before) => {
        before.use((request, response, next) => {
          response.on('finish', () => seen.push(request.user ?? null));
          next();
        });
      },
    });
    await app.client().post('/login', credentials);
    await app.enrol();
    seen.length = 0;

    await app.client().post('/login', credentials);

    expect(seen).toEqual([null]);
  });

  it('notes who was signed in by the password alone, and when (A8)', async () => {
    const app = await open();
    const client = app.client();
    await client.post('/login', credentials);

    const { session } = (await client.get('/whoami')).body;

    expect(session.keyfob).toEqual({
      signIn: { userId: 'alice', sessionId: expect.any(String), at: app.clock() },
    });
  });
});

describe('the id of a user', () => {
  const alice = { password: trialPassword };

  it.each<[string, object, string, Partial<AskForCodeOptions>]>([
    ['a number', { id: 42 }, '42', {}],
    ['a bigint', { id: 42n, toJSON: () => ({}) }, '42', {}],
    ['zero', { id: 0 }, '0', {}],
    ['told by the option', { _id: 7 }, '7', { userId: (user) => (user as { _id: number })._id }],
  ])('may be %s', async (_, user, id, askOptions) => {
    const app = await open({
      people: { alice: user },
      users: memoryUsers({ [id]: alice }),
      verify: () => user as Express.User,
      askOptions,
    });
    expect((await app.client().post('/login', credentials)).status).toBe(200);
    const authenticator = await app.enrol(id);
    const client = app.client();

    expect((await client.post('/login', credentials)).location).toBe('/login/code');
    const code = authenticator.codeAt(app.clock());
    expect((await client.post('/login/code', { code })).status).toBe(200);
    const { session } = (await client.get('/whoami')).body;
    expect(session.keyfob.mark.userId).toBe(id);
  });

  it.each<[string, object, Partial<AskForCodeOptions>, string]>([
    ['missing', {}, {}, 'askForCode: user.id is undefined'],
    ['an object, as MongoDB has them', { _id: { hex: 'a1' } }, {}, '(user) => String(user._id)'],
    ['null', { id: null }, {}, 'askForCode: user.id is null'],
    ['half a number', { id: 1.5 }, {}, 'user.id is a number that is not a whole one'],
    ['empty', { id: '' }, {}, 'askForCode: user.id is empty'],
    [
      'an object, told by the option',
      {},
      { userId: (() => ({})) as never },
      'askForCode: userId(user) is an object, not a text or a whole number',
    ],
  ])('is refused where it is %s: nobody is in', async (_, user, askOptions, message) => {
    const app = await open({ people: { alice: user }, askOptions });
    const client = app.client();

    const answer = await client.post('/login', credentials);

    expect(answer.status).toBe(500);
    expect(answer.text).toContain(message.replaceAll('>', '&gt;'));
    expect((await client.get('/whoami')).body.authenticated).toBe(false);
  });
});
