import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createKeyfob, generateKeyRing, isKeyfobError, parseKeyRing } from '@keyfob/core';
import { memoryStore, memoryUsers } from '@keyfob/core/testing';
import {
  beginLogin,
  completeLogin,
  type KeyfobHost,
  keyfobRouter,
  logOut,
  requirePendingLogin,
  requireSameOrigin,
  requireSecondFactor,
} from '@keyfob/express';
import express, { type Express } from 'express';
import session from 'express-session';
import type { Example } from './examples.ts';
import { policyOf } from './policy.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

/** Who may log in. */
export const user = { email: 'alex@example.test', password: 'correct horse battery staple' };

/**
 * The server of an example: the log-in, the API of Keyfob and the pages, on one origin. It forgets all when
 * it ends.
 *
 * @param options `clock`: gives milliseconds since 1970. Default: the system's
 */
export function exampleSite(example: Example, options: { clock?: () => number } = {}): Express {
  const users = memoryUsers({ alex: { ...user, label: user.email } });
  const host: KeyfobHost = {
    keyfob: createKeyfob({
      issuer: 'Example',
      store: memoryStore(options),
      keys: parseKeyRing(generateKeyRing()),
      users,
    }),
    currentUser: (request) => request.session.userId,
    signIn: (request, userId) => {
      request.session.userId = userId;
    },
  };
  const pages = fileURLToPath(new URL(`../${example}/dist`, import.meta.url));
  const policy = policyOf(example, pages);
  const secret = randomBytes(32).toString('base64url');

  const app = express();
  app.use((_request, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  app.use(session({ secret, resave: false, saveUninitialized: false }));
  app.use('/otp', keyfobRouter(host));
  app.use(requireSameOrigin(), express.urlencoded({ extended: false }));

  app.post('/login', async (request, response) => {
    const { email, password } = request.body;
    if (email !== user.email || !(await users.verifyPassword('alex', password))) {
      response.status(422).send('Wrong e-mail or password');
      return;
    }
    const next = await beginLogin(host, request, 'alex');
    response.redirect(303, next === 'code_required' ? '/code' : '/account');
  });

  // The plain form of pages without scripts.
  app.post('/code', async (request, response) => {
    try {
      await completeLogin(host, request, request.body.code);
      response.redirect(303, '/account');
    } catch (error) {
      if (!isKeyfobError(error) || error.code === 'unavailable') throw error;
      response.status(error.status).send(error.message);
    }
  });

  app.post('/logout', async (request, response) => {
    await logOut(host, request);
    response.redirect(303, '/login');
  });

  app.get('/', (_request, response) => response.redirect('/account'));
  app.get('/favicon.ico', (_request, response) => response.status(204).end());
  app.get('/code', requirePendingLogin(host, { redirectTo: '/login' }));
  app.get('/account', requireSecondFactor(host, { redirectTo: '/login' }));
  app.get(['/login', '/code', '/account'], ({ path }, response) => {
    const own = `${path}.html`; // else there is one file, which looks at its address
    response.sendFile(existsSync(join(pages, own)) ? own : 'index.html', { root: pages });
  });
  app.use(express.static(pages, { index: false }));
  return app;
}
