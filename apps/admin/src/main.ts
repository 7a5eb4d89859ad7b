import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from './app.ts';
import { assets } from './assets.ts';
import { type Channels, channels } from './channels.ts';
import { contactCodes } from './data/contact-codes.ts';
import { seedExampleCustomers } from './data/example-customers.ts';
import { inbox } from './data/inbox.ts';
import { openData } from './data/open-data.ts';
import { customers } from './data/users.ts';
import { demoHost, demoKeyfob } from './host.ts';
import { listeningAddress } from './reach-settings.ts';
import { readiness } from './readiness.ts';
import { resealAll } from './reseal.ts';
import { secretFor } from './secrets.ts';
import { readSettings } from './settings.ts';
import { welcome } from './welcome.ts';

/** So long requests that are under way may go on after the demo was told to stop. */
const longestRequestMs = 1_000;
const longestStopMs = 5_000;

const isDevelopment = process.argv.includes('--dev');
const settings = orStop(() => readSettings());
const data = await openData(settings).catch(stopWith);
const { database, store, sessions, limiter } = data;
const messages = inbox(database);
const parts = {
  ...{ settings, store, sessions },
  customers: customers(database),
  channels: orStop<Channels>(() => channels(settings, messages)),
  captchaSecret: orStop(() => secretFor('captcha-secret', settings)),
};
const pepper = orStop(() => secretFor('session-secret', settings));
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
const ready = readiness(keyfob, data, () => {
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
    ...{ sessions, limiter },
    sessionSecret: pepper,
    proxies: settings.proxies,
    isLocal: settings.isLocal,
    readiness: ready,
    assets: served,
    origin,
    isDevelopment,
  }),
);
server.on('error', stopWith);
const isReady = await ready.check();
const words = isReady
  ? welcome({ origin, address }, settings)
  : `\n  Keyfob demo: ${address} (not ready)\n`;
if (process.send) process.send({ port });
else console.log(words); // one of several nodes leaves that to who has started it

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, stop);

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

/** Requests and messages that are under way come first: they need the channels and the data. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), longestStopMs).unref(); // a mail server that says nothing
  const closed = once(server, 'close');
  server.close();
  await Promise.race([closed, wait(longestRequestMs)]);
  server.closeAllConnections();
  await stopDelivery();
  await parts.channels.close();
  await data.close();
  process.exit(0);
}
