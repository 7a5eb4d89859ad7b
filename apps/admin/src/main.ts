import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { buildApp } from './app.ts';
import { assets } from './assets.ts';
import { type Channels, channels } from './channels.ts';
import { contactCodes } from './data/contact-codes.ts';
import { openAdminDatabase } from './data/database.ts';
import { seedExampleCustomers } from './data/example-customers.ts';
import { inbox } from './data/inbox.ts';
import { SqliteSessionStore } from './data/sessions.ts';
import { customers } from './data/users.ts';
import { demoHost, demoKeyfob } from './host.ts';
import { listeningAddress } from './reach-settings.ts';
import { readiness } from './readiness.ts';
import { resealAll } from './reseal.ts';
import { keptSecret, readSettings } from './settings.ts';
import { welcome } from './welcome.ts';

const isDevelopment = process.argv.includes('--dev');
const settings = orStop(() => readSettings());
const database = orStop(() => openAdminDatabase(join(settings.dataFolder, 'admin.sqlite')));
const store = sqliteStore({ file: join(settings.dataFolder, 'keyfob.sqlite') });
const messages = inbox(database);
const parts = {
  settings,
  store,
  customers: customers(database),
  sessions: new SqliteSessionStore(database),
  channels: orStop<Channels>(() => channels(settings, messages)),
  captchaSecret: secret('captcha-secret'),
};
const pepper = secret('session-secret');
if (settings.isLocal) await seedExampleCustomers(parts.customers);

const server = createServer();
const served = await assets(isDevelopment, server);
server.listen(settings.port, settings.host);
await once(server, 'listening').catch(stopWith);

// From here on nothing waits before requests are answered: only now is the port known, and with it
// the address that mailed links begin with.
const { port } = server.address() as AddressInfo;
const address = listeningAddress(settings.host, port);
const origin = settings.origin ?? address;
const keyfob = orStop(() => demoKeyfob(parts, origin));
let stopDelivery = async () => {};
const ready = readiness(keyfob, () => {
  stopDelivery = keyfob.startDelivery();
  void resealAll(keyfob);
});
server.on(
  'request',
  buildApp({
    host: demoHost(keyfob, parts, origin),
    customers: parts.customers,
    codes: contactCodes(database, pepper),
    inbox: messages,
    sessions: parts.sessions,
    sessionSecret: pepper,
    proxies: settings.proxies,
    isLocal: settings.isLocal,
    readiness: ready.gate,
    assets: served,
    origin,
    isDevelopment,
  }),
);
server.on('error', stopWith);
console.log(
  (await ready.check())
    ? welcome({ origin, address }, settings)
    : `\n  Keyfob demo: ${address} (not ready)\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

function secret(name: string): string {
  return orStop(() =>
    keptSecret(join(settings.dataFolder, name), () => randomBytes(32).toString('base64url')),
  );
}

function orStop<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    return stopWith(error as Error);
  }
}

function stopWith(error: Error & { code?: string }): never {
  const inUse = error.code === 'EADDRINUSE' ? '; set PORT to another one' : '';
  console.error(`demo: ${error.message}${inUse}`);
  process.exit(1);
}

/** Messages that are being handed over come first: they need the channels and the store. */
async function stop(): Promise<void> {
  const longestStopMs = 5_000;
  setTimeout(() => process.exit(0), longestStopMs).unref(); // a mail server that says nothing
  server.close();
  server.closeAllConnections();
  await stopDelivery();
  await parts.channels.close();
  store.close();
  database.close();
  process.exit(0);
}
