/** Keyfob's router in an Express application: the code step with its event, the limits and a new session. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyfob, generateKeyRing, parseKeyRing, type Store } from '@keyfob/core';
import { virtualAuthenticator } from '@keyfob/core/testing';
import { beginLogin, keyfobRouter } from '@keyfob/express';
import { mysqlStore } from '@keyfob/storage/mysql';
import { postgresStore } from '@keyfob/storage/postgres';
import { sqliteStore } from '@keyfob/storage/sqlite';
import express from 'express';
import session from 'express-session';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { type CodeStep, serve } from '../subject.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

const [engine, url = '', own = ''] = process.argv.slice(2);
const keyfob = createKeyfob({
  issuer: 'Example',
  store: openStore(),
  keys: parseKeyRing(generateKeyRing()),
  users: {
    find: async (userId) => ({ label: userId, contacts: { email: 'verified', phone: 'verified' } }),
    verifyPassword: async () => true,
  },
});
const app = express();
app.use(
  session({ secret: randomBytes(16).toString('hex'), resave: false, saveUninitialized: false }),
);
const host = {
  keyfob,
  currentUser: (request: express.Request) => request.session.userId,
  signIn(request: express.Request, userId: string) {
    request.session.userId = userId;
  },
};
app.post('/login/:user', async (request, response) => {
  await beginLogin(host, request, request.params.user);
  response.end();
});
app.use('/otp', keyfobRouter(host));

serve(app, async (count, origin) => {
  const steps: CodeStep[] = [];
  for (let index = 0; index < count; index += 1) {
    const userId = randomBytes(9).toString('base64url');
    const { uri } = await keyfob.beginEnrolment({ userId });
    const authenticator = virtualAuthenticator(uri);
    const code = authenticator.codeAt(Date.now());
    await keyfob.activate({ userId, input: { password: 'x', code } });
    const login = await fetch(`${origin}/login/${userId}`, { method: 'POST' });
    steps.push({
      path: '/otp/verification',
      headers: {
        'content-type': 'application/json',
        cookie: login.headers.get('set-cookie')?.split(';')[0] ?? '',
        origin,
        'sec-fetch-site': 'same-origin',
      },
      // That of now is spent by the activation.
      body: JSON.stringify({ code: authenticator.codeAt(Date.now() + 30_000) }),
    });
  }
  return steps;
});

function openStore(): Store {
  if (engine === 'postgres') {
    return postgresStore({ pool: new Pool({ connectionString: url }), schema: own });
  }
  if (engine === 'mysql') return mysqlStore({ pool: createPool(url), prefix: own });
  return sqliteStore({ file: join(mkdtempSync(join(tmpdir(), 'keyfob-bench-')), 'keyfob.sqlite') });
}
