import { promisify } from 'node:util';
import {
  mailedToken,
  memoryUsers,
  textedCode,
  trialPassword,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import type { RequestHandler } from 'express';
import type { SessionData, SessionOptions } from 'express-session';
import session from 'express-session';
import { describe, expect, it, vi } from 'vitest';
import { type KeyfobHost, requirePendingLogin, requireSecondFactor } from './index.ts';
import type { Browser, TrialApp, TrialParts } from './testing/trial-app.ts';
import { pendingBrowser, signedIn, trialApps, withCode } from './testing/visitors.ts';

const open = trialApps();
const password = trialPassword;
const json = { accept: 'application/json' };

type Got = (error: unknown, session?: SessionData | null) => void;

/** A store over a network: it takes its time before it looks, and after. */
class SlowStore extends session.MemoryStore {
  override get(id: string, done: Got): void {
    setTimeout(() => {
      super.get(id, (error, found) => {
        setTimeout(() => done(error, found), 30);
      });
    }, 30);
  }
}

/** A store over a network that takes its time before it writes. */
class SlowToWrite extends session.MemoryStore {
  override set(id: string, value: SessionData, done?: (error?: unknown) => void): void {
    setTimeout(() => super.set(id, value, done), 100);
  }
}

/** A store that gives back whatever it ever had: as if a slow request had saved each session late. */
class StubbornStore extends session.MemoryStore {
  override destroy(_id: string, done: (error?: unknown) => void = () => {}): void {
    done();
  }
}

/**
 * An application with a page that writes into the session, and answers when it is told to.
 *
 * @param isNaive saves the session as express-session does by itself: without a look into the store
 */
function slowPage(isNaive = false) {
  const waiting: (() => void)[] = [];
  const routes: TrialParts['routes'] = (app, host) => {
    const page: RequestHandler = (request, response) => {
      request.session.basket = 'late';
      if (isNaive) Reflect.deleteProperty(request.session, 'save');
      waiting.push(() => response.send('slow page'));
    };
    app.get('/slow', requireSecondFactor(host), page);
    app.get('/slow-and-open', page);
  };
  return {
    routes,
    /** Asks for the page by the same session, and gives what lets the page answer. */
    async ask(app: TrialApp, { cookie }: Browser, path = '/slow') {
      const browser = app.browser();
      browser.cookie = cookie;
      const answer = browser.get(path);
      await vi.waitFor(() => expect(waiting).toHaveLength(1));
      return async () => {
        for (const go of waiting.splice(0)) go();
        expect((await answer).text).toBe('slow page');
      };
    },
  };
}

/** What somebody sees who still has the cookie. */
async function withCookie(app: TrialApp, cookie: string) {
  const browser = app.browser();
  browser.cookie = cookie;
  const page = await browser.get('/page', json);
  return { page: page.status, code: page.body?.code, kept: (await browser.get('/basket')).body };
}

const ended = { page: 401, code: 'login_required' };
const gone = { ...ended, kept: {} };

/** A user with a code given, and a request of the same session that is still under way. */
async function withSlowRequest(
  sessions: TrialParts['session'] = {},
  { isNaive, adjust }: { isNaive?: boolean; adjust?: (host: KeyfobHost) => KeyfobHost } = {},
) {
  const slow = slowPage(isNaive);
  const app = await open({}, adjust, undefined, { session: sessions, routes: slow.routes });
  const { browser, codeNow } = await withCode(app);
  const { cookie } = browser;
  const finish = await slow.ask(app, browser);
  return { app, browser, cookie, codeNow, finish };
}

/** The attack itself: a log-out while a page of the same session is under way. */
async function logOutMeanwhile(path: string, ...given: Parameters<typeof withSlowRequest>) {
  const { app, browser, cookie, finish } = await withSlowRequest(...given);

  await browser.submit(path, {});
  await finish();

  expect(await withCookie(app, cookie)).toEqual(gone);
}

const settings: [string, Omit<SessionOptions, 'secret' | 'store'>][] = [
  ['as the README has it', {}],
  ['saved at every request', { resave: true }],
  ['rolling', { rolling: true, cookie: { maxAge: 60_000 } }],
  ['saved from the start', { saveUninitialized: true }],
];

describe('attack 16: a slow request that saves its session late', () => {
  describe.each(settings)('(sessions %s)', (_, options) => {
    it.each(['/logout', '/leave'])('does not undo a log-out by %s (A8)', (path) =>
      logOutMeanwhile(path, options),
    );

    it('is found out where it is saved without a look into the store', async () => {
      const attempt = logOutMeanwhile('/logout', options, { isNaive: true });

      await expect(attempt).rejects.toMatchObject({ actual: { page: 200 } });
    });

    it('does not bring the session back from before OTP was turned off (A8, E5)', async () => {
      const { app, browser, cookie, codeNow, finish } = await withSlowRequest(options);

      await browser.post('/otp/deactivation', { password, code: codeNow() });
      await finish();

      expect(await withCookie(app, cookie)).toEqual(gone);
      expect((await browser.get('/page')).text).toBe('secret page');
    });

    it('writes what it has to write while the session is alive', async () => {
      const { browser, finish } = await withSlowRequest(options);

      await finish();

      expect((await browser.get('/basket')).body).toEqual({ basket: 'late', userId: 'alice' });
    });
  });

  it('does not undo a log-out where the store is slow (A8)', () =>
    logOutMeanwhile('/logout', { store: new SlowStore() }));

  it('is refused by the account all the same, and found out where that forgets log-outs', async () => {
    const isNaive = true;
    const forgetful = (host: KeyfobHost) => ({
      ...host,
      keyfob: { ...host.keyfob, logOut: async () => {} },
    });
    const [refused, letIn] = [{ isNaive }, { isNaive, adjust: forgetful }].map((how) =>
      logOutMeanwhile('/leave', {}, how),
    );

    const late = { kept: { basket: 'late' } };
    await expect(refused).rejects.toMatchObject({ actual: { ...ended, ...late } });
    await expect(letIn).rejects.toMatchObject({ actual: { page: 200, ...late } });
  });

  it('answers only when the session is stored, as the next page is asked for at once', async () => {
    const store = new SlowToWrite();
    const routes: TrialParts['routes'] = (app) => {
      app.get('/note', (request, response) => {
        request.session.basket = 'noted';
        response.redirect('/basket');
      });
    };
    const app = await open({}, undefined, undefined, { session: { store }, routes });
    const { browser } = await withCode(app);
    const { cookie } = browser;

    await fetch(`${app.origin}/note`, { headers: { cookie }, redirect: 'manual' });

    const baskets = await promisify(store.all.bind(store))();
    expect(Object.values(baskets ?? {})).toEqual([expect.objectContaining({ basket: 'noted' })]);
  });

  it('does not undo a log-out where its page has no guard (A8)', async () => {
    const slow = slowPage();
    const app = await open({}, undefined, undefined, { routes: slow.routes });
    const { browser } = await withCode(app);
    const { cookie } = browser;
    const finish = await slow.ask(app, browser, '/slow-and-open');

    await browser.submit('/logout', {});
    await finish();

    expect(await withCookie(app, cookie)).toEqual(gone);
  });

  it('does not undo a log-out that comes between its look into the store and its write (A8)', async () => {
    const { app, browser, cookie, finish } = await withSlowRequest();
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = vi.spyOn(app.store, 'get').mockImplementationOnce((id, done) => {
      look.mockRestore();
      app.store.get(id, (error, found) => {
        promise.then(() => done(error, found));
      });
    });

    const finished = finish();
    await vi.waitFor(() => expect(vi.isMockFunction(app.store.get)).toBe(false));
    await browser.submit('/leave', {});
    resolve();
    await finished;

    expect(await withCookie(app, cookie)).toMatchObject(ended);
  });

  it('neither brings a pending log-in back after the code nor undoes the log-in (A4, A8)', async () => {
    const waiting: (() => void)[] = [];
    const app = await open({}, undefined, undefined, {
      routes: (routes, host) => {
        routes.get('/language', requirePendingLogin(host), (request, response) => {
          request.session.basket = 'full';
          waiting.push(() => response.end());
        });
      },
    });
    const authenticator = await app.enrol();
    const browser = await pendingBrowser(app);
    const late = app.browser();
    late.cookie = browser.cookie;
    const answer = late.get('/language');
    await vi.waitFor(() => expect(waiting).toHaveLength(1));

    await browser.post('/otp/verification', { code: authenticator.codeAt(app.clock()) });
    waiting[0]?.();
    await answer;

    expect((await late.get('/basket')).body).toEqual({});
    expect((await late.get('/otp/status')).status).toBe(401);
    expect((await browser.get('/page')).text).toBe('secret page');
  });

  it('is told when the store cannot be asked, and writes nothing', async () => {
    const { app, browser, finish } = await withSlowRequest();
    const write = vi.spyOn(app.store, 'set');
    vi.spyOn(app.store, 'get').mockImplementation((_id, done) => done(new Error('down')));

    await finish();
    vi.mocked(app.store.get).mockRestore();

    expect(write).not.toHaveBeenCalled();
    expect((await browser.get('/basket')).body).toEqual({ userId: 'alice' });
  });
});

describe('a session that has nothing of Keyfob', () => {
  it('is saved without a look into the store', async () => {
    const app = await open();
    const browser = app.browser();
    await browser.submit('/basket', {});
    const look = vi.spyOn(app.store, 'get');

    await browser.get('/otp/recovery');
    await browser.submit('/basket', {});

    expect(look).toHaveBeenCalledTimes(2); // once for each request, by express-session
    expect((await browser.get('/basket')).body).toEqual({ basket: 'full' });
  });

  it('may become one that has, by the hands of the application', async () => {
    const app = await open({}, undefined, undefined, {
      routes: (routes, host) => {
        routes.get(
          '/new-id',
          (request, _, next) => {
            const { cookie: _cookie, ...kept } = request.session;
            request.session.regenerate((error) => {
              Object.assign(request.session, kept);
              next(error);
            });
          },
          requireSecondFactor(host),
          (_, response) => {
            response.send('moved');
          },
        );
      },
    });
    const browser = await signedIn(app);

    expect((await browser.get('/new-id')).text).toBe('moved');
    expect((await browser.get('/page')).text).toBe('secret page');
  });
});

describe('attack 46: a session store that brings everything back', () => {
  /** All cookies that a browser ever had. */
  async function history(app: TrialApp) {
    const { browser, authenticator, codeNow } = await withCode(app);
    const other = await withCode(app, 'alice', authenticator);
    return {
      browser,
      other: other.browser,
      codeNow,
      cookies: [browser.cookie, other.browser.cookie],
    };
  }

  async function statuses(app: TrialApp, cookies: readonly string[]) {
    const seen = await Promise.all(cookies.map((cookie) => withCookie(app, cookie)));
    return seen.map(({ page, code }) => [page, code]);
  }

  const openStubborn = () =>
    open({}, undefined, undefined, { session: { store: new StubbornStore() } });
  const over = [401, 'login_required'];

  it('brings none back that was logged out (A8)', async () => {
    const app = await openStubborn();
    const { browser, cookies } = await history(app);

    await browser.submit('/leave', {});

    expect(await statuses(app, cookies)).toEqual([over, [200, undefined]]);
  });

  it('brings none back that the password alone had signed in and that was logged out (A8)', async () => {
    const app = await openStubborn();
    const browser = await signedIn(app);
    const { cookie } = browser;

    await browser.submit('/leave', {});

    expect(await statuses(app, [cookie])).toEqual([over]);
  });

  it('brings none back from before OTP was turned off (A8, E5)', async () => {
    const app = await openStubborn();
    const { browser, cookies, codeNow } = await history(app);

    await browser.post('/otp/deactivation', { password, code: codeNow() });

    expect(await statuses(app, [...cookies, browser.cookie])).toEqual([
      ...[over, over, [200, undefined]],
    ]);
  });

  it('lets none pass from before OTP was turned on (E5)', async () => {
    const app = await openStubborn();
    const [browser, other] = [await signedIn(app), await signedIn(app)];
    const cookies = [browser.cookie, other.cookie];
    const { uri } = (await browser.post('/otp/enrolment')).body;
    const code = virtualAuthenticator(uri).codeAt(app.clock());

    await browser.post('/otp/enrolment/activation', { password, code });

    const owing = [401, 'second_factor_required'];
    expect(await statuses(app, [...cookies, browser.cookie])).toEqual([
      ...[owing, owing, [200, undefined]],
    ]);
  });

  it('brings none back from before OTP was on for a while (E5)', async () => {
    const app = await openStubborn();
    const before = await signedIn(app);
    const { browser, codeNow } = await withCode(app);
    await browser.post('/otp/deactivation', { password, code: codeNow() });
    app.clock.advanceSeconds(1);
    const again = await app.enrol();
    const later = await withCode(app, 'alice', again);

    await later.browser.post('/otp/deactivation', { password, code: later.codeNow() });

    expect(await statuses(app, [before.cookie, browser.cookie, later.browser.cookie])).toEqual([
      ...[over, over, [200, undefined]],
    ]);
  });

  it('brings none back from before a recovery (E5, R9)', async () => {
    const app = await openStubborn();
    const { cookies } = await history(app);
    const lost = await pendingBrowser(app);
    await lost.post('/otp/recovery', {});
    await app.deliver();
    await lost.post('/otp/recovery/link', { token: mailedToken(app, 'alice@example.test') });
    await lost.post('/otp/recovery/sms', { captcha: app.captcha.solve('recovery_sms') });
    await app.deliver();

    const done = await lost.post('/otp/recovery/completion', {
      smsCode: textedCode(app, '+420555000101'),
      captcha: app.captcha.solve('recovery_completion'),
    });

    expect(done.body.state).toBe('done');
    expect(await statuses(app, cookies)).toEqual([over, over]);
  });

  it('brings none back from before a reset by an operator (E5)', async () => {
    const app = await openStubborn();
    const { cookies } = await history(app);

    await app.keyfob.reset({ userId: 'alice', actor: 'operator-1' });

    expect(await statuses(app, cookies)).toEqual([over, over]);
  });
});

describe('a change of OTP whose session is logged out meanwhile', () => {
  it('is made, and the session does not go on under another id (A8)', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const users = { ...memoryUsers({ alice: { password } }), verifyPassword: vi.fn(() => promise) };
    const app = await open({ users });
    const browser = await signedIn(app);
    const { uri } = (await browser.post('/otp/enrolment')).body;
    const code = virtualAuthenticator(uri).codeAt(app.clock());
    const tab = app.browser();
    tab.cookie = browser.cookie;
    const activation = browser.post('/otp/enrolment/activation', { password, code });
    await vi.waitFor(() => expect(users.verifyPassword).toHaveBeenCalled());

    await tab.submit('/logout', {});
    resolve(true);

    expect(await activation).toMatchObject({ status: 401, body: { code: 'login_required' } });
    expect((await browser.get('/page', json)).status).toBe(401);
    expect((await app.keyfob.status({ userId: 'alice' })).state).toBe('on');
  });
});

describe('the log-out', () => {
  it('ends a session of which nobody is the user yet', async () => {
    const app = await open();
    await app.enrol();
    const browser = await pendingBrowser(app);

    expect((await browser.submit('/leave', {})).status).toBe(200);

    expect((await browser.get('/otp/status')).status).toBe(401);
  });

  it('ends the session even where it cannot be remembered, and says so', async () => {
    const app = await open({ onFault: () => {} }, (host) => ({
      ...host,
      keyfob: { ...host.keyfob, logOut: () => Promise.reject(new Error('down')) },
    }));
    const browser = await signedIn(app);

    expect((await browser.submit('/leave', {})).status).toBe(500);

    expect((await browser.get('/basket')).body).toEqual({});
  });
});
