import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rejectionsToNext, sessionState } from '@keyfob/core/adapter';
import { type TrialKeyfob, trialKeyfob, trialPassword } from '@keyfob/core/testing';
import express, { type Express, type Request, type Response } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import {
  type AskForCodeOptions,
  askForCode,
  KeyfobStrategy,
  logOut,
  pendingLoginId,
  type Verify,
} from '../index.ts';

interface TrialUser {
  readonly id: string;
}

export const users: Readonly<Record<string, TrialUser>> = {
  alice: { id: 'alice' },
  bob: { id: 'bob' },
};

export interface TrialApp extends TrialKeyfob {
  readonly origin: string;
  /** A client of its own that keeps one cookie. */
  client(): Client;
  close(): Promise<void>;
}

/** What an application may have of its own. */
export interface TrialParts {
  readonly verify?: Verify;
  /** Of `request.logout`. */
  readonly logOutOptions?: object;
  /** Without it there is no express-session. Default: true. */
  readonly hasSessions?: boolean;
  readonly sessions?: session.Store;
  /** Who has which name; their password is the one of all trials. */
  readonly people?: Readonly<Record<string, object>>;
  readonly askOptions?: Partial<AskForCodeOptions>;
  /** Comes behind the parsers of bodies and before everything else. */
  readonly prepare?: (app: Express) => void;
}

/** Passport as applications use it: passport-local, express-session, then Keyfob's code step. */
export async function trialApp({
  people = users,
  verify = (userId, done) => done(null, (people[userId] as Express.User) ?? false),
  logOutOptions = {},
  hasSessions = true,
  sessions = new session.MemoryStore(),
  askOptions = {},
  prepare = () => {},
  ...options
}: Parameters<typeof trialKeyfob>[0] & TrialParts = {}): Promise<TrialApp> {
  const trial = trialKeyfob(options);
  const parts = { people, verify, logOutOptions, hasSessions, sessions, askOptions, prepare };
  const server = createServer(buildApp(trial, parts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { ...trial, origin, client: () => new Client(origin), close };
}

function buildApp({ keyfob }: TrialKeyfob, parts: Required<TrialParts>): Express {
  const { people, verify, logOutOptions, hasSessions, sessions, askOptions, prepare } = parts;
  const authenticator = new passport.Passport();
  authenticator.use(
    new LocalStrategy((name, given, done) => {
      done(null, given === trialPassword ? (people[name] ?? false) : false);
    }),
  );
  authenticator.use(new KeyfobStrategy({ keyfob }, verify));
  authenticator.use(
    'with-login-page',
    new KeyfobStrategy({ keyfob, loginPage: '/login', field: 'otp', loginField: 'tab' }, verify),
  );
  const nameOf = (user: unknown) => Object.keys(people).find((name) => people[name] === user);
  authenticator.serializeUser((user, done) => done(null, nameOf(user) ?? (user as TrialUser).id));
  authenticator.deserializeUser((name: string, done) => done(null, people[name] ?? false));

  const app = express();
  app.use(express.urlencoded({ extended: true }), express.json({ strict: false }));
  prepare(app);
  if (hasSessions) {
    const saving = { secret: 'example secret', resave: false, saveUninitialized: true };
    app.use(session({ ...saving, store: sessions }));
  }
  if (hasSessions) app.use(authenticator.session());
  const welcome = (request: Request, response: Response) => {
    response.json({ user: request.user, info: request.authInfo });
  };
  app.post(
    '/login',
    authenticator.authenticate('local', { session: false }),
    askForCode({ keyfob, codePage: '/login/code', ...askOptions }),
    welcome,
  );
  app.get('/login/code', (request, response) => {
    response.send(pendingLoginId(request) ?? '');
  });
  app.post('/login/code', authenticator.authenticate('keyfob'), welcome);
  app.post(
    '/redirecting',
    authenticator.authenticate('keyfob', {
      successRedirect: '/in',
      failureRedirect: '/out',
      failureMessage: true,
    }),
  );
  app.post(
    '/returning',
    authenticator.authenticate('keyfob', { successReturnToOrRedirect: '/in' }),
  );
  app.post('/twice', authenticator.authenticate('keyfob'), (request, response, next) => {
    request.logIn(request.user as Express.User, (error) => (error ? next(error) : response.end()));
  });
  app.post('/by-callback', (request, response, next) => {
    const answer = (error: unknown, user?: Express.User | false | null, info?: object) => {
      if (error || !user) {
        response.status(422).json({ info });
        return;
      }
      request.logIn(user, (failed) => (failed ? next(failed) : welcome(request, response)));
    };
    authenticator.authenticate('keyfob', answer)(request, response, next);
  });
  app.post(
    '/once',
    authenticator.authenticate('keyfob', { session: false }),
    (request, response) => {
      response.json({ user: request.user });
    },
  );
  app.post('/with-login-page', authenticator.authenticate('with-login-page'), welcome);
  app.post('/logout', (request, response, next) => {
    request.logout(logOutOptions as { keepSessionInfo: boolean }, (error) =>
      error ? next(error) : response.end(),
    );
  });
  app.post(
    '/leave',
    rejectionsToNext(async (request: Request, response: Response) => {
      await logOut({ keyfob }, request, logOutOptions);
      response.end();
    }),
  );
  app.get(
    '/whoami',
    rejectionsToNext(async (request: Request, response: Response) => {
      const { session: current, sessionID: sessionId } = request;
      const { id } = (request.user as TrialUser | undefined) ?? {};
      const { mark, signIn } = sessionState(request);
      const factor =
        id && (await keyfob.secondFactor({ userId: String(id), sessionId, mark, signIn }));
      const seen = typeof id === 'bigint' ? String(id) : id;
      const authenticated = request.isAuthenticated();
      response.json({ id: seen, factor, authenticated, session: current });
    }),
  );
  return app;
}

export class Client {
  readonly #origin: string;
  cookie = '';
  constructor(origin: string) {
    this.#origin = origin;
  }

  post(path: string, fields: Record<string, string> | string = {}) {
    const isJson = typeof fields === 'string';
    return this.#send(path, {
      method: 'POST',
      headers: {
        'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      body: isJson ? fields : new URLSearchParams(fields),
    });
  }

  get(path: string) {
    return this.#send(path, {});
  }

  async #send(path: string, init: RequestInit) {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await fetch(`${this.#origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers,
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    const location = response.headers.get('location');
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, location, text, body: isJson ? JSON.parse(text) : null };
  }
}
