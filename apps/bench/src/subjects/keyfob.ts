/** Keyfob's router in an Express application: the code step with its event, the limits and a new session. */
import { randomBytes } from 'node:crypto';
import { createKeyfob, generateKeyRing, parseKeyRing, type Store } from '@keyfob/core';
import { virtualAuthenticator } from '@keyfob/core/testing';
import { beginLogin, keyfobRouter } from '@keyfob/express';
import { mysqlStore } from '@keyfob/storage/mysql';
import { postgresStore } from '@keyfob/storage/postgres';
import { sqliteStore } from '@keyfob/storage/sqlite';
import express from 'express';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { cookiesOf, nextStepAt, serve } from '../subject.ts';
import { newFile, type SessionPlace, sessionsIn } from './sessions.ts';

const [engine, place, url = '', own = '', ring = generateKeyRing()] = process.argv.slice(2);
const keyfob = createKeyfob({
  issuer: 'Example',
  store: openStore(),
  keys: parseKeyRing(ring),
  users: {
    find: async (userId) => ({ label: userId, contacts: { email: 'verified', phone: 'verified' } }),
    verifyPassword: async () => true,
  },
});
const app = express();
app.use(await sessionsIn(place as SessionPlace, { url, schema: own }));
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

serve(app, async (origin) => {
  const userId = randomBytes(9).toString('base64url');
  const { uri } = await keyfob.beginEnrolment({ userId });
  const authenticator = virtualAuthenticator(uri);
  const input = { password: 'x', code: authenticator.codeAt(Date.now()) };
  await keyfob.activate({ userId, input });
  const code = authenticator.codeAt(nextStepAt() * 30_000);
  return {
    async logIn() {
      const answer = await fetch(`${origin}/login/${userId}`, { method: 'POST' });
      const headers = {
        'content-type': 'application/json',
        cookie: cookiesOf(answer),
        origin,
        'sec-fetch-site': 'same-origin',
      };
      return { path: '/otp/verification', headers, body: JSON.stringify({ code }), userId };
    },
  };
});

function openStore(): Store {
  if (engine === 'postgres') {
    return postgresStore({ pool: new Pool({ connectionString: url }), schema: own });
  }
  if (engine === 'mysql') return mysqlStore({ pool: createPool(url), prefix: own });
  return sqliteStore({ file: newFile('keyfob') });
}
