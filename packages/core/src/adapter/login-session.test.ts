import session from 'express-session';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PendingLogin, SessionState } from '../factor/login-state.ts';
import {
  noteSecondFactor,
  noteSignIn,
  openPendingLogin,
  pendingLoginId,
  renewSession,
  sessionState,
} from './login-session.ts';
import { destroySession } from './server-session.ts';
import { type Route, type SessionServer, sessionServer } from './testing/session-server.ts';

const policy = { pendingLoginSeconds: 600 };
const owing = (id: string, userId = 'alice', openedAt = 1_000): PendingLogin => ({
  ...{ id, userId, openedAt },
});
const opened: SessionServer[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

async function open(routes: Record<string, Route>) {
  const store = new session.MemoryStore();
  const server = await sessionServer(
    {
      '/state': sessionState,
      '/id': ({ sessionID }) => sessionID,
      '/fill': (request) => {
        request.session.basket = 'full';
      },
      '/leave': destroySession,
      ...routes,
    },
    { store },
  );
  opened.push(server);
  const browser = server.browser();
  const state = async () => (await browser.get('/state')).body as SessionState;
  const id = async () => (await browser.get('/id')).body as string;
  /** The only session that there is. */
  const stored = async () => {
    const [only, ...others] = Object.values(await server.stored());
    expect(others).toEqual([]);
    return only;
  };
  return { ...{ server, store, browser, state, id, stored } };
}

describe('a log-in that owes a code', () => {
  const begin: Record<string, Route> = {
    '/alice': (request) => openPendingLogin(request, owing('a-1'), policy),
    '/alice-again': (request) => openPendingLogin(request, owing('a-2', 'alice', 2_000), policy),
    '/alice-later': (request) => openPendingLogin(request, owing('a-3', 'alice', 601_000), policy),
    '/bob': (request) => openPendingLogin(request, owing('b-1', 'bob', 2_000), policy),
    '/which': pendingLoginId,
    '/recover': (request) =>
      renewSession(request, (state) => ({
        ...state,
        recovering: { userId: 'alice', flowId: 'flow-1' },
      })),
  };

  it('stands alone in a new session (A1 to A3)', async () => {
    const { browser, id, stored } = await open(begin);
    await browser.get('/fill');
    const former = await id();

    await browser.get('/alice');

    expect(await id()).not.toBe(former);
    const { cookie: _, ...kept } = { ...(await stored()) };
    expect(kept).toEqual({ keyfob: { pending: owing('a-1') } });
  });

  it('is stored before the page is answered, and named by its id', async () => {
    const app = await open({
      ...begin,
      '/begin': async (request) => {
        await openPendingLogin(request, owing('a-1'), policy);
        return app.stored();
      },
    });
    const { browser } = app;

    expect((await browser.get('/which')).body).toBeNull();
    expect((await browser.get('/begin')).body).toMatchObject({
      keyfob: { pending: { id: 'a-1' } },
    });
    expect((await browser.get('/which')).body).toBe('a-1');
  });

  it('goes on beside one that another tab begins, until its time is over', async () => {
    const { browser, state } = await open(begin);

    await browser.get('/alice');
    await browser.get('/alice-again');
    expect(await state()).toEqual({
      pending: owing('a-2', 'alice', 2_000),
      otherPending: [owing('a-1')],
    });
    await browser.get('/alice-later');
    expect(await state()).toEqual({
      pending: owing('a-3', 'alice', 601_000),
      otherPending: [owing('a-2', 'alice', 2_000)],
    });
  });

  it('keeps what its own user has confirmed of a recovery, and nothing of another one', async () => {
    const { browser, state } = await open(begin);
    await browser.get('/fill');
    await browser.get('/recover');

    await browser.get('/alice');
    expect(await state()).toEqual({
      pending: owing('a-1'),
      recovering: { userId: 'alice', flowId: 'flow-1' },
    });
    await browser.get('/bob');
    expect(await state()).toEqual({
      pending: owing('b-1', 'bob', 2_000),
      otherPending: [owing('a-1')],
    });
  });
});

describe('a note of who is in', () => {
  const enter: Record<string, Route> = {
    '/code': (request) =>
      noteSecondFactor(request, { userId: 'alice', verifiedAt: 5 }, sessionState(request)),
    '/password': (request) =>
      noteSignIn(request, { userId: 'alice', at: 7 }, sessionState(request)),
    '/owe': (request) => openPendingLogin(request, owing('a-1'), policy),
    '/nothing': (request) => renewSession(request, () => ({ mark: undefined })),
    '/session': ({ session: own }) => Object.keys(own),
  };

  it('counts for the session it stands in, beside what goes on', async () => {
    const { browser, state, id, store } = await open(enter);
    await browser.get('/owe');
    const write = vi.spyOn(store, 'set');

    await browser.get('/code');

    expect(write).toHaveBeenCalledOnce();
    expect(await state()).toEqual({
      pending: owing('a-1'),
      mark: { userId: 'alice', verifiedAt: 5, sessionId: await id() },
    });
  });

  it('takes the place of the other kind', async () => {
    const { browser, state, id, store } = await open(enter);
    await browser.get('/code');
    const sessionId = await id();
    const write = vi.spyOn(store, 'set');

    await browser.get('/password');
    expect(write).toHaveBeenCalledOnce();
    expect(await state()).toEqual({ signIn: { userId: 'alice', at: 7, sessionId } });
    await browser.get('/code');
    expect(await state()).toEqual({ mark: { userId: 'alice', verifiedAt: 5, sessionId } });
  });

  it('leaves nothing of Keyfob in the session where there is none', async () => {
    const { browser } = await open(enter);
    await browser.get('/fill');

    await browser.get('/nothing');

    expect((await browser.get('/session')).body).toEqual(['cookie', 'basket']);
  });
});

describe('a session that is made anew', () => {
  const renew: Record<string, Route> = {
    '/enter': (request) => noteSecondFactor(request, { userId: 'alice', verifiedAt: 5 }, {}),
    '/enter-by-password': (request) => noteSignIn(request, { userId: 'alice', at: 7 }, {}),
    '/foreign': (request) => {
      const mark = { userId: 'alice', verifiedAt: 5, sessionId: 'of-another-session' };
      request.session.keyfob = { mark };
    },
    '/renew': (request) => renewSession(request, (state) => state),
    '/change': (request) => renewSession(request, (state) => ({ ...state, pending: owing('a-1') })),
  };

  it('keeps what the application has in it, under an id of its own (A2)', async () => {
    const app = await open({
      ...renew,
      '/told': async (request) => {
        let told = '';
        await renewSession(request, (state, id) => {
          told = id;
          return state;
        });
        return { told, storedByThen: await app.stored() };
      },
    });
    const { browser, id } = app;
    await browser.get('/fill');
    const former = await id();

    const { body } = await browser.get('/told');

    expect(body).toEqual({
      told: await id(),
      storedByThen: { basket: 'full', cookie: expect.anything() },
    });
    expect(await id()).not.toBe(former);
  });

  it('has a cookie of its own, as the former one may be about to end', async () => {
    const { browser } = await open({
      ...renew,
      '/short': ({ session: own }) => {
        own.basket = 'full';
        own.cookie.maxAge = 60_000;
      },
      '/age': ({ session: own }) => own.cookie.maxAge ?? 'of the browser',
    });
    await browser.get('/short');

    await browser.get('/renew');

    expect((await browser.get('/age')).body).toBe('of the browser');
  });

  it.each([
    ['/enter', 'mark', { userId: 'alice', verifiedAt: 5 }],
    ['/enter-by-password', 'signIn', { userId: 'alice', at: 7 }],
  ])('takes the note of %s along', async (path, name, note) => {
    const { browser, state, id } = await open(renew);
    await browser.get(path);
    const former = await id();

    await browser.get('/renew');

    const now = await id();
    expect(now).not.toBe(former);
    expect(await state()).toEqual({ [name]: { ...note, sessionId: now } });
  });

  it('leaves a mark behind that is of yet another session (A2)', async () => {
    const { browser, state } = await open(renew);
    await browser.get('/foreign');

    await browser.get('/renew');

    expect(await state()).toEqual({});
  });

  it('holds from now on what it is given', async () => {
    const { browser, state, id } = await open(renew);
    await browser.get('/enter');

    await browser.get('/change');

    expect(await state()).toEqual({
      pending: owing('a-1'),
      mark: { userId: 'alice', verifiedAt: 5, sessionId: await id() },
    });
  });

  it('is refused where it was ended meanwhile: it must not go on under another id (A8)', async () => {
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const { browser, server } = await open({
      ...renew,
      '/late': async (request) => {
        reached.resolve();
        await goOn.promise;
        await renewSession(request, (state) => state);
      },
    });
    await browser.get('/enter');
    const answer = server.browser(browser.cookie).get('/late');
    await reached.promise;

    await browser.get('/leave');
    goOn.resolve();

    expect(await answer).toEqual({ status: 500, body: 'login_required' });
    expect(await server.stored()).toEqual({});
  });
});
