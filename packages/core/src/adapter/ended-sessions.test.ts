import session, { type SessionData, type SessionOptions } from 'express-session';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isEnded, keepEnded } from './ended-sessions.ts';
import { noteSecondFactor, sessionState } from './login-session.ts';
import { destroySession } from './server-session.ts';
import {
  type Route,
  type SessionServer,
  sessionServer,
  type Visit,
} from './testing/session-server.ts';

const { MemoryStore } = session;
const opened: SessionServer[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

/** A page that answers when it is told to. */
function heldPage(begin: (request: Visit) => unknown = () => {}) {
  const reached = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const route: Route = async (request) => {
    await begin(request);
    request.session.basket = 'full';
    reached.resolve();
    await answer.promise;
    return 'held page';
  };
  return { route, reached: reached.promise, goOn: () => answer.resolve() };
}

async function open(options: Partial<SessionOptions> = {}, more: Record<string, Route> = {}) {
  const store = (options.store ?? new MemoryStore()) as session.MemoryStore;
  const held = heldPage(sessionState);
  const unguarded = heldPage();
  const server = await sessionServer(
    {
      '/enter': (request) =>
        noteSecondFactor(request, { userId: 'alice', verifiedAt: 1 }, sessionState(request)),
      '/held': held.route,
      '/unguarded': unguarded.route,
      '/leave': destroySession,
      '/ended': isEnded,
      '/basket': ({ session: { basket } }) => basket,
      '/fill': ({ session: own }) => {
        own.basket = 'full';
      },
      ...more,
    },
    { ...options, store },
  );
  opened.push(server);
  return { server, store, held, unguarded };
}

/** A browser with a session that has a mark of Keyfob, and the same browser's other tab. */
async function inside(app: Awaited<ReturnType<typeof open>>) {
  const browser = app.server.browser();
  await browser.get('/enter');
  return { browser, tab: app.server.browser(browser.cookie) };
}

const settings: [string, Partial<SessionOptions>][] = [
  ['as they are by default', {}],
  ['saved at every request', { resave: true }],
  ['rolling', { rolling: true, cookie: { maxAge: 60_000 } }],
];

describe.each(settings)('attack 16: a slow request, with sessions %s,', (_, options) => {
  it.each(['held', 'unguarded'] as const)(
    'does not bring an ended one back (A8): %s',
    async (page) => {
      const app = await open(options);
      const { browser, tab } = await inside(app);
      const answer = tab.get(`/${page}`);
      await app[page].reached;

      await browser.get('/leave');
      app[page].goOn();

      expect(await answer).toEqual({ status: 200, body: 'held page' });
      expect(await app.server.stored()).toEqual({});
    },
  );

  it('writes what it has to write while the session is alive', async () => {
    const app = await open(options);
    const { browser, tab } = await inside(app);
    const answer = tab.get('/held');
    await app.held.reached;

    app.held.goOn();
    await answer;

    expect(await browser.get('/basket')).toEqual({ status: 200, body: 'full' });
  });
});

describe('the look into the store before a session is written', () => {
  it('is left out for a session that has nothing of Keyfob', async () => {
    const app = await open();
    const { browser: other } = await inside(app); // the store is known by now
    const browser = app.server.browser();
    await browser.get('/fill');
    const look = vi.spyOn(app.store, 'get');

    await browser.get('/basket');
    await browser.get('/fill');
    expect(look).toHaveBeenCalledTimes(2); // by express-session itself
    await other.get('/fill');
    expect(look).toHaveBeenCalledTimes(4);
  });

  it('is taken once for each write, however often Keyfob is asked', async () => {
    const app = await open(undefined, {
      '/twice': async (request) => {
        sessionState(request);
        await isEnded(request);
        request.session.basket = 'twice';
      },
    });
    const { browser } = await inside(app);
    await browser.get('/basket');
    const look = vi.spyOn(app.store, 'get');

    await browser.get('/twice');

    expect(look).toHaveBeenCalledTimes(3); // express-session, isEnded, the write
  });

  it('is left out for a session that this request has made', async () => {
    const app = await open();
    const look = vi.spyOn(app.store, 'get');
    const browser = app.server.browser('connect.sid=s%3Aof-nobody.x');

    await browser.get('/enter');

    expect(look).not.toHaveBeenCalled();
    expect(Object.values(await app.server.stored())).toEqual([
      expect.objectContaining({ keyfob: { mark: expect.objectContaining({ userId: 'alice' }) } }),
    ]);
  });

  it('finds the id of a session in its cookie however it is encoded (A8)', async () => {
    const app = await open({ genid: () => 'one/two three' });
    const { browser, tab } = await inside(app);
    const answer = tab.get('/held');
    await app.held.reached;

    await browser.get('/leave');
    app.held.goOn();
    await answer;

    expect(await app.server.stored()).toEqual({});
  });

  it('takes the fault of a store of files for what it is: there is none', async () => {
    const store = new MemoryStore();
    const app = await open({ store });
    const { tab } = await inside(app);
    const answer = tab.get('/held');
    await app.held.reached;
    const write = vi.spyOn(store, 'set');
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    vi.spyOn(store, 'get').mockImplementation((_id, done) => done(missing));

    app.held.goOn();

    expect(await answer).toEqual({ status: 200, body: 'held page' });
    expect(write).not.toHaveBeenCalled();
  });

  it('writes nothing where the store cannot be asked, and tells the application', async () => {
    const app = await open(undefined, {
      '/save': (request) => {
        keepEnded(request);
        vi.spyOn(app.store, 'get').mockImplementation((_id, done) => done(new Error('down')));
        return new Promise((resolve) => {
          request.session.save((error: Error | undefined) => resolve(error?.message ?? 'saved'));
        });
      },
    });
    const { browser } = await inside(app);
    const write = vi.spyOn(app.store, 'set');

    expect((await browser.get('/save')).body).toBe('down');
    expect(write).not.toHaveBeenCalled();
  });
});

describe('a session that is watched', () => {
  it('is saved as before, by a callback or without', async () => {
    const app = await open(undefined, {
      '/save': async (request) => {
        keepEnded(request);
        const own = request.session;
        own.basket = 'first';
        await new Promise((resolve) => own.save(resolve));
        const [{ basket: first } = {}] = Object.values(await app.server.stored());
        own.basket = 'second';
        own.save();
        return first;
      },
    });
    const { browser } = await inside(app);

    expect((await browser.get('/save')).body).toBe('first');
    expect((await browser.get('/basket')).body).toBe('second');
  });

  it('has nothing more in it, and may be given a save() of another one', async () => {
    const app = await open(undefined, {
      '/replace': (request) => {
        const before = Object.keys(request.session);
        keepEnded(request);
        const after = Object.keys(request.session);
        const { save } = request.session;
        const saves: string[] = [];
        request.session.save = function saveAndCount(done) {
          saves.push('another one');
          return save.call(this, done);
        };
        request.session.save();
        const kept = Reflect.deleteProperty(request.session, 'save');
        return { before, after, saves, kept };
      },
    });
    const { browser } = await inside(app);

    expect((await browser.get('/replace')).body).toEqual({
      before: ['cookie', 'keyfob'],
      after: ['cookie', 'keyfob'],
      saves: ['another one'],
      kept: true,
    });
  });

  it('is stored before its answer is complete, as the next page is asked for at once', async () => {
    class SlowStore extends MemoryStore {
      override set(id: string, value: SessionData, done?: (error?: unknown) => void): void {
        setTimeout(() => super.set(id, value, done), 60);
      }
    }
    const app = await open({ store: new SlowStore() });
    const { browser } = await inside(app);

    await browser.get('/fill');

    expect(Object.values(await app.server.stored())).toEqual([
      expect.objectContaining({ basket: 'full' }),
    ]);
  });

  it('is stored before anything of its answer is seen: a redirect is followed at once', async () => {
    class SlowStore extends MemoryStore {
      override set(id: string, value: SessionData, done?: (error?: unknown) => void): void {
        setTimeout(() => super.set(id, value, done), 60);
      }
    }
    const app = await open(
      { store: new SlowStore() },
      {
        '/moved': (request, response) => {
          Object.assign(request, { res: response }); // as Express does
          request.session.basket = 'full';
          response.setHeader('content-length', '"moved"'.length);
          return 'moved';
        },
      },
    );
    const { browser } = await inside(app);

    const headers = { cookie: browser.cookie };
    const answer = await fetch(`${app.server.origin}/moved`, { headers });
    const storedByThen = Object.values(await app.server.stored());

    expect(storedByThen).toEqual([expect.objectContaining({ basket: 'full' })]);
    expect(await answer.json()).toBe('moved');
  });
});

describe('whether a session was ended', () => {
  it('is asked of the store', async () => {
    const held = heldPage();
    const app = await open(undefined, {
      '/later': async (request) => {
        const before = await isEnded(request);
        await held.route(request, null as never);
        return [before, await isEnded(request)];
      },
    });
    const { browser, tab } = await inside(app);
    expect((await browser.get('/ended')).body).toBe(false);
    const answer = tab.get('/later');
    await held.reached;

    await browser.get('/leave');
    held.goOn();

    expect((await answer).body).toEqual([false, true]);
  });

  it('is a fault where the store does not answer it', async () => {
    const app = await open(undefined, {
      '/down': (request) => {
        vi.spyOn(app.store, 'get').mockImplementation((_id, done) => done(new Error('down')));
        return isEnded(request);
      },
    });
    const { browser } = await inside(app);

    expect(await browser.get('/down')).toEqual({ status: 500, body: 'down' });
  });

  it('is no question for a session that nobody can have ended', async () => {
    const app = await open(undefined, {
      '/new': async (request) => {
        await noteSecondFactor(request, { userId: 'alice', verifiedAt: 1 }, {});
        return isEnded(request);
      },
    });

    expect((await app.server.browser().get('/new')).body).toBe(false);
    expect((await app.server.browser().get('/ended')).body).toBe(false);
  });
});

describe('sessions of another kind than those of express-session', () => {
  const own = () => ({
    ...{ regenerate() {}, destroy() {}, save: vi.fn() },
    keyfob: { mark: { userId: 'alice', sessionId: 'an-id', verifiedAt: 1 } },
  });
  const headers = { cookie: 'sid=an-id' };

  it.each<[string, object]>([
    ['have no store in the request', {}],
    ['have a store that cannot be asked', { sessionStore: {} }],
  ])('are left as they are where they %s', async (_, parts) => {
    const request = { session: own(), sessionID: 'an-id', headers, ...parts };
    const { save } = request.session;

    keepEnded(request);

    expect(request.session.save).toBe(save);
    expect(await isEnded(request)).toBe(false);
  });

  it.each([undefined, null])('are ended where their store gives %j', async (found) => {
    const sessionStore = {
      get: (_: string, done: (...given: unknown[]) => void) => done(null, found),
    };
    const request = { session: own(), sessionID: 'an-id', headers, sessionStore };

    expect(await isEnded(request)).toBe(true);
  });

  it('are saved by a store that makes no sessions, with no answer to hold', async () => {
    const sessionStore = {
      get: (_: string, done: (...given: unknown[]) => void) => done(null, {}),
    };
    const request = { session: own(), sessionID: 'an-id', headers, sessionStore, res: {} };
    const { save } = request.session;
    save.mockImplementation((done: () => void) => done());

    keepEnded(request);
    await new Promise<void>((resolve) => {
      expect(request.session.save(resolve)).toBe(request.session);
    });

    expect(save).toHaveBeenCalledOnce();
  });

  it('have their answer held back until they are stored, and no longer', async () => {
    const order: string[] = [];
    const sessionStore = {
      get: (_: string, done: (...given: unknown[]) => void) => done(null, {}),
    };
    const res = { cork: () => order.push('held back'), uncork: () => order.push('sent') };
    const request = { session: own(), sessionID: 'an-id', headers, sessionStore, res };
    request.session.save.mockImplementation((done: () => void) => {
      order.push('stored');
      done();
    });
    keepEnded(request);

    request.session.save(() => order.push('told'));

    expect(order).toEqual(['held back', 'stored', 'sent', 'told']);
  });

  it('are stored also where an answer can be held back and not be let go', async () => {
    const sessionStore = {
      get: (_: string, done: (...given: unknown[]) => void) => done(null, {}),
    };
    const request = {
      session: own(),
      sessionID: 'an-id',
      headers,
      sessionStore,
      res: { cork() {} },
    };
    request.session.save.mockImplementation((done: () => void) => done());
    keepEnded(request);
    const told = vi.fn();

    request.session.save(told);

    expect(told).toHaveBeenCalledOnce();
  });

  it('may be given a save() of another one', () => {
    const sessionStore = { get() {} };
    const request = { session: own(), sessionID: 'an-id', headers, sessionStore };
    keepEnded(request);
    const another = vi.fn();

    request.session.save = another;
    request.session.save();

    expect(another).toHaveBeenCalledOnce();
  });

  it('are ended where a store of files has none', async () => {
    const missing = Object.assign(new Error('no such file'), { code: 'ENOENT' });
    const sessionStore = {
      get: (_: string, done: (...given: unknown[]) => void) => done(missing),
    };
    const request = { session: own(), sessionID: 'an-id', headers, sessionStore };

    expect(await isEnded(request)).toBe(true);
  });

  it('have a store that is changed once, however often it is met, or not at all', () => {
    const sessionStore = { get() {}, createSession: () => own() };
    const { createSession } = sessionStore;
    const visit = (store: object) =>
      keepEnded({ session: own(), sessionID: 'an-id', headers, sessionStore: store });
    visit(sessionStore);
    const changed = sessionStore.createSession;

    visit(sessionStore);

    expect(changed).not.toBe(createSession);
    expect(sessionStore.createSession).toBe(changed);
    const without = { get() {} };
    visit(without);
    expect(Object.keys(without)).toEqual(['get']);
  });

  it('are not looked for where the request has brought none along', async () => {
    const get = vi.fn();
    const request = { session: own(), sessionID: 'an-id', sessionStore: { get } };

    expect(await isEnded({ ...request, headers: {} })).toBe(false);
    expect(await isEnded(request)).toBe(false);
    expect(get).not.toHaveBeenCalled();
  });

  it.each([null, undefined, 'a session'])('may be %j when the store makes one', (made) => {
    const sessionStore = { get() {}, createSession: () => made };
    keepEnded({ session: own(), sessionID: 'an-id', headers, sessionStore });

    const createSession = sessionStore.createSession as (...given: unknown[]) => unknown;

    expect(createSession({}, {})).toBe(made);
  });
});
