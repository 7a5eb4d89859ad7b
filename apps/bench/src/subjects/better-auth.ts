/** better-auth with its two-factor plugin. Its password hash is made cheap and its limits per address are off. */
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import express from 'express';
import { HOTP, Secret } from 'otpauth';
import { Pool } from 'pg';
import { cookiesOf, nextStepAt, serve } from '../subject.ts';
import { newFile } from './sessions.ts';

const [engine, url = '', own = ''] = process.argv.slice(2);
const options = {
  database: openDatabase(),
  secret: randomBytes(32).toString('hex'),
  emailAndPassword: {
    enabled: true,
    password: {
      hash: async (password: string) => `cheap ${password}`,
      verify: async ({ hash, password }: { hash: string; password: string }) =>
        hash === `cheap ${password}`,
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  advanced: { disableCSRFCheck: true },
  plugins: [twoFactor({ issuer: 'Example' })],
};
const { runMigrations } = await getMigrations(options);
await runMigrations();

const app = express();
app.all('/api/auth/{*path}', (request, response) => handler(request, response));
let handler: ReturnType<typeof toNodeHandler>;

serve(app, async (origin) => {
  handler ??= toNodeHandler(betterAuth({ ...options, baseURL: origin }));
  const path = (name: string) => `/api/auth/${name}`;
  const headers = (cookie = '') => ({ 'content-type': 'application/json', cookie, origin });
  const post = (name: string, body: object, cookie?: string) =>
    fetch(origin + path(name), {
      ...{ method: 'POST', headers: headers(cookie), body: JSON.stringify(body) },
    });

  const email = `${randomBytes(9).toString('hex')}@example.test`;
  const password = 'a password';
  const session = cookiesOf(await post('sign-up/email', { email, password, name: 'Example' }));
  const enabled = (await (await post('two-factor/enable', { password }, session)).json()) as {
    readonly totpURI: string;
  };
  const secret = Secret.fromBase32(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
  const code = HOTP.generate({ secret, counter: nextStepAt() });
  await post('two-factor/verify-totp', { code }, session);
  return {
    async logIn() {
      const cookie = cookiesOf(await post('sign-in/email', { email, password }));
      const body = JSON.stringify({ code });
      return { path: path('two-factor/verify-totp'), headers: headers(cookie), body };
    },
  };
});

function openDatabase() {
  if (engine === 'postgres') {
    return new Pool({ connectionString: url, options: `-c search_path=${own}` });
  }
  const database = new DatabaseSync(newFile('better-auth'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  return database;
}
