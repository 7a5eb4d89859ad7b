import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TrialKeyfob, trialKeyfob, trialPassword } from '@keyfob/core/testing';
import express, { type Express, type Request, type Response } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { askForCode, KeyfobStrategy, type Verify } from '../index.ts';
import { type PassportRequest, sessionState } from '../session.ts';

interface TrialUser {
  readonly id: string;
}

const users: Readonly<Record<string, TrialUser>> = { alice: { id: 'alice' }, bob: { id: 'bob' } };

export interface TrialApp extends TrialKeyfob {
  readonly origin: string;
  /** A client of its own that keeps one cookie. */
  client(): Client;
  close(): Promise<void>;
}

/** Passport as applications use it: passport-local, express-session, then Keyfob's code step. */
export async function trialApp({
  hasSessions = true,
  verify = (userId, done) => done(null, users[userId] ?? false),
  logOutOptions = {},
  ...options
}: Parameters<typeof trialKeyfob>[0] & {
  verify?: Verify;
  logOutOptions?: object;
  hasSessions?: boolean;
} = {}): Promise<TrialApp> {
  const trial = trialKeyfob(options);
  const server = createServer(buildApp(trial, verify, { logOutOptions, hasSessions }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { ...trial, origin, client: () => new Client(origin), close };
}

function buildApp(
  { keyfob }: TrialKeyfob,
  verify: Verify,
  { logOutOptions, hasSessions }: { logOutOptions: object; hasSessions: boolean },
): Express {
  const authenticator = new passport.Passport();
  authenticator.use(
    new LocalStrategy((name, given, done) => {
      done(null, given === trialPassword ? (users[name] ?? false) : false);
    }),
  );
  authenticator.use(new KeyfobStrategy({ keyfob }, verify));
  authenticator.use(
    'with-login-page',
    new KeyfobStrategy({ keyfob, loginPage: '/login', field: 'otp' }, verify),
  );
  authenticator.serializeUser((user, done) => done(null, (user as TrialUser).id));
  authenticator.deserializeUser((id: string, done) => done(null, users[id] ?? false));

  const app = express();
  app.use(express.urlencoded({ extended: true }), express.json({ strict: false }));
  if (hasSessions) {
    app.use(session({ secret: 'example secret', resave: false, saveUninitialized: true }));
  }
  if (hasSessions) app.use(authenticator.session());
  const welcome = (request: Request, response: Response) => {
    response.json({ user: request.user, info: request.authInfo });
  };
  app.post(
    '/login',
    authenticator.authenticate('local', { session: false }),
    askForCode({ keyfob, codePage: '/login/code' }),
    welcome,
  );
  app.post('/login/code', authenticator.authenticate('keyfob'), welcome);
  app.post(
    '/redirecting',
    authenticator.authenticate('keyfob', {
      successRedirect: '/in',
      failureRedirect: '/out',
      failureMessage: true,
    }),
  );
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
  app.get('/whoami', async (request, response) => {
    const { id, session: current } = {
      id: (request.user as TrialUser | undefined)?.id,
      session: request.session,
    };
    const { mark } = sessionState(request as PassportRequest);
    const factor =
      id && (await keyfob.secondFactor({ userId: id, sessionId: request.sessionID, mark }));
    response.json({ id, factor, authenticated: request.isAuthenticated(), session: current });
  });
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
