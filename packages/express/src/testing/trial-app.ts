import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyfobOptions } from '@keyfob/core';
import { rejectionsToNext } from '@keyfob/core/adapter';
import { type TrialKeyfob, trialKeyfob } from '@keyfob/core/testing';
import express, { type Express, type Request, type Response } from 'express';
import session from 'express-session';
import {
  beginLogin,
  completeLogin,
  type KeyfobHost,
  keyfobRouter,
  logOut,
  pendingLoginId,
  requirePendingLogin,
  requireSameOrigin,
  requireSecondFactor,
} from '../index.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    basket: string;
  }
}

/** A small application with log-in, a code page as a plain form and one page that needs both. */
export interface TrialApp extends TrialKeyfob {
  readonly origin: string;
  readonly host: KeyfobHost;
  readonly store: session.MemoryStore;
  /** A browser of its own: cookies, the headers that browsers send, no cache. */
  browser(): Browser;
  close(): Promise<void>;
}

/** What else an application may have. */
export interface TrialParts {
  /** The store of sessions, and how express-session is to use it. */
  readonly session?: Partial<session.SessionOptions> & { readonly store?: session.MemoryStore };
  /** More routes, behind those that every trial has. */
  readonly routes?: (app: Express, host: KeyfobHost) => void;
}

/**
 * @param adjust changes the host before the application is built
 * @param prepare comes before everything else in the application
 */
export async function trialApp(
  options: Partial<KeyfobOptions> = {},
  adjust: (host: KeyfobHost) => KeyfobHost = (host) => host,
  prepare: (app: Express) => void = () => {},
  parts: TrialParts = {},
): Promise<TrialApp> {
  const trial = trialKeyfob(options);
  const host = adjust({
    keyfob: trial.keyfob,
    currentUser: (request) => request.session.userId,
    signIn(request, userId) {
      request.session.userId = userId;
    },
  });
  const { store = new session.MemoryStore() } = parts.session ?? {};
  const app = buildApp(host, { ...parts, session: { ...parts.session, store } }, prepare);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...trial,
    origin,
    host,
    store,
    browser: () => new Browser(origin),
    close: () => closed(server),
  };
}

function buildApp(host: KeyfobHost, parts: TrialParts, prepare: (app: Express) => void): Express {
  const app = express();
  prepare(app);
  const saving = { secret: 'example secret', resave: false, saveUninitialized: false };
  app.use(session({ ...saving, ...parts.session }));
  app.use('/otp', keyfobRouter(host));
  app.use(requireSameOrigin(), express.urlencoded({ extended: false }));
  app.post(
    '/login',
    rejectionsToNext(async (request: Request, response: Response) => {
      const next = await beginLogin(host, request, request.body.user); // the password was right
      response.json({ next });
    }),
  );
  app.get(
    '/login/code',
    requirePendingLogin(host, { redirectTo: '/login' }),
    (request, response) => {
      response.set('x-login', pendingLoginId(request)).send('code page');
    },
  );
  app.post(
    '/login/code',
    rejectionsToNext(async (request: Request, response: Response) => {
      const { code, login } = request.body;
      response.json({ userId: await completeLogin(host, request, code, { login }) });
    }),
  );
  app.get('/page', requireSecondFactor(host, { redirectTo: '/login' }), (_, response) => {
    response.send('secret page');
  });
  app.get(
    '/fresh',
    requireSecondFactor(host, { redirectTo: '/step-up', mustBeFresh: true }),
    (_, response) => {
      response.send('page for a fresh code');
    },
  );
  app.get('/bare', requireSecondFactor(host), (_, response) => {
    response.end();
  });
  app.post('/page', requireSecondFactor(host, { redirectTo: '/login' }), (_, response) => {
    response.end();
  });
  app.post('/basket', (request, response) => {
    request.session.basket = 'full';
    response.end();
  });
  app.get('/basket', (request, response) => {
    response.json({ basket: request.session.basket, userId: request.session.userId });
  });
  app.post('/logout', (request, response) => {
    request.session.destroy(() => response.end());
  });
  app.post(
    '/leave',
    rejectionsToNext(async (request: Request, response: Response) => {
      await logOut(host, request);
      response.end();
    }),
  );
  parts.routes?.(app, host);
  return app;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** A browser without pages: it keeps one cookie and sends what browsers send. */
export class Browser {
  readonly #origin: string;
  cookie = '';
  constructor(origin: string) {
    this.#origin = origin;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.send(path, {
      method: 'POST',
      headers: { origin: this.#origin, ...json, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  delete(path: string): Promise<Answer> {
    return this.send(path, { method: 'DELETE', headers: { origin: this.#origin } });
  }

  /** Sends a form, as a page without JavaScript does. */
  submit(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
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
    const type = response.headers.get('content-type') ?? '';
    const isJson = text !== '' && /^application\/(problem\+)?json/.test(type);
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : null,
    };
  }
}
