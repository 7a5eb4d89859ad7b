import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { betterAuth } from 'better-auth';
import { toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import express from 'express';
import { listen } from './listen.mjs';

const [, , file = ''] = process.argv;
const isNew = !existsSync(file);
const auth = betterAuth({
  database: new DatabaseSync(file),
  baseURL: 'http://127.0.0.1',
  secret: 'an example secret of some length',
  emailAndPassword: { enabled: true },
  telemetry: { enabled: false },
  plugins: [twoFactor({ issuer: 'Example' })],
});
if (isNew) {
  const { getMigrations } = await import('better-auth/db/migration');
  await (await getMigrations(auth.options)).runMigrations();
}
const app = express();
app.all('/api/auth/{*path}', toNodeHandler(auth));
app.get('/', async (_request, response) => {
  const { ok } = await auth.api.ok();
  response.json({ ok });
});
listen(app);
