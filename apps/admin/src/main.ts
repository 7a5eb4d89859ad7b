import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { buildApp } from './app.ts';
import { assets } from './assets.ts';
import { contactCodes } from './data/contact-codes.ts';
import { openAdminDatabase } from './data/database.ts';
import {
  exampleCustomers,
  examplePassword,
  seedExampleCustomers,
} from './data/example-customers.ts';
import { inbox } from './data/inbox.ts';
import { SqliteSessionStore } from './data/sessions.ts';
import { customers } from './data/users.ts';
import { demoHost, demoKeyfob } from './host.ts';
import { readiness } from './readiness.ts';
import { keptSecret, readSettings, type Settings } from './settings.ts';

const isDevelopment = process.argv.includes('--dev');
const settings = readSettingsOrStop();
const database = openAdminDatabase(join(settings.dataFolder, 'admin.sqlite'));
const store = sqliteStore({ file: join(settings.dataFolder, 'keyfob.sqlite') });
const users = customers(database);
const sessions = new SqliteSessionStore(database);
const keyfob = demoKeyfob(settings, store, users);
const pepper = keptSecret(join(settings.dataFolder, 'session-secret'), () =>
  randomBytes(32).toString('base64url'),
);
const ready = readiness(keyfob);
const server = createServer();
server.on(
  'request',
  buildApp({
    host: demoHost(keyfob, sessions),
    customers: users,
    codes: contactCodes(database, pepper),
    inbox: inbox(database),
    sessions,
    sessionSecret: pepper,
    readiness: ready.gate,
    assets: await assets(isDevelopment, server),
    isDevelopment,
  }),
);
await seedExampleCustomers(users);
const isReady = await ready.check();
server.on('error', stopWith);
server.listen(settings.port, () => {
  const { port } = server.address() as AddressInfo;
  console.log(
    isReady ? welcome(port, settings) : `\n  Keyfob demo: http://localhost:${port} (not ready)\n`,
  );
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

function readSettingsOrStop(): Settings {
  try {
    return readSettings();
  } catch (error) {
    return stopWith(error as Error);
  }
}

function stopWith(error: Error & { code?: string }): never {
  const inUse = error.code === 'EADDRINUSE' ? '; set PORT to another one' : '';
  console.error(`demo: ${error.message}${inUse}`);
  process.exit(1);
}

function stop(): void {
  server.close(() => {
    store.close();
    database.close();
    process.exit(0);
  });
  server.closeAllConnections();
}

function welcome(port: number, { keysFrom, dataFolder }: Settings): string {
  const note =
    keysFrom === 'environment'
      ? ''
      : `\n  The key ring was ${keysFrom} (${dataFolder}).\n  In production bring your own in KEYFOB_KEYS, kept apart from the database.\n`;
  const accounts = exampleCustomers.map(({ email, note: state }) => `    ${email}   (${state})`);
  return `
  Keyfob demo: http://localhost:${port}

  Log in with the password "${examplePassword}" as
${accounts.join('\n')}

  Without a phone: http://localhost:${port}/demo/authenticator
  Messages:        http://localhost:${port}/demo/inbox
${note}
  Ctrl-C stops it; the data stay.
`;
}
