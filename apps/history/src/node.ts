/** One node: an Express application on a database that it shares with others. */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKeyfob, parseKeyRing } from '@keyfob/core';
import { fakeCaptcha } from '@keyfob/core/testing';
import { beginLogin, keyfobRouter, logOut, requireSecondFactor } from '@keyfob/express';
import { mysqlStore } from '@keyfob/storage/mysql';
import { postgresStore } from '@keyfob/storage/postgres';
import express, { type Request } from 'express';
import session from 'express-session';
import { openDatabase } from './database.ts';
import type { Sent } from './history.ts';
import type { Told } from './nodes.ts';
import { sharedSessions } from './sessions.ts';
import { password, policy, users } from './site.ts';
import { ownUsage } from './usage.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

const [engine = '', url = '', ring = '', sentFile = ''] = process.argv.slice(2);
const database = openDatabase(engine, url);
const store =
  database.engine === 'postgres'
    ? postgresStore({ pool: database.pool })
    : mysqlStore({ pool: database.pool });

/** Hands a message over by writing it into a file. */
const sender = {
  async send(message: { to: string; content: { kind: string }; idempotencyKey: string }) {
    const { to, content, idempotencyKey: key } = message;
    const secret = 'link' in content ? new URL(String(content.link)).hash.slice(1) : undefined;
    const code = 'code' in content ? String(content.code) : undefined;
    const line: Sent = { kind: 'sent', to, about: content.kind, key, secret: code ?? secret };
    appendFileSync(sentFile, `${JSON.stringify(line)}\n`);
  },
};

const links = {
  recovery: 'https://account.example.test/recovery',
  notice: 'https://account.example.test/notice',
};
const keyfob = createKeyfob({
  ...{ issuer: 'Example', store, users, policy, keys: parseKeyRing(ring) },
  recovery: { links, mail: sender, sms: sender, captcha: fakeCaptcha() },
});

const host = {
  keyfob,
  currentUser: (request: Request) => request.session.userId,
  signIn(request: Request, userId: string) {
    request.session.userId = userId;
  },
};

const app = express();
const saving = { secret: 'of all nodes', resave: false, saveUninitialized: false };
app.use(session({ ...saving, store: sharedSessions(database) }));
app.use('/otp', keyfobRouter(host));
app.use(express.json());
app.post('/login', async (request, response) => {
  if (request.body.password !== password) {
    response.status(422).json({ code: 'wrong_password' });
    return;
  }
  response.json({ next: await beginLogin(host, request, request.body.user) });
});
app.get('/page', requireSecondFactor(host), (_, response) => {
  response.json({});
});
app.post('/logout', async (request, response) => {
  await logOut(host, request);
  response.json({});
});
// biome-ignore lint/complexity/useMaxParams: Express counts them
app.use(((error, _request, response, _next) => {
  const { code = 'unavailable', status = 503 } = error;
  response.status(status).json({ code });
}) satisfies express.ErrorRequestHandler);

await untilReady();
keyfob.startDelivery();
const server = createServer(app).listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.send?.({ kind: 'port', port: (server.address() as AddressInfo).port });
});
process.on('message', (told: Told) => {
  if (told.kind === 'usage') process.send?.({ kind: 'usage', usage: ownUsage() });
});
process.on('disconnect', () => process.exit(0));

async function untilReady(): Promise<void> {
  for (;;) {
    try {
      await keyfob.check();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
