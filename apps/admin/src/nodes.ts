/** Three nodes of the demo behind a balancer, on one database: `npm run nodes`. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { generateKeyRing } from '@keyfob/core';
import { inbox } from './data/inbox.ts';
import { openData } from './data/open-data.ts';
import { mailServer } from './demo-servers/mail-server.ts';
import { smsCentre } from './demo-servers/sms-centre.ts';
import { type Balancer, startBalancer } from './nodes/balancer.ts';
import { localDatabase } from './nodes/local-database.ts';
import { type NodeProcess, nodeProcess } from './nodes/node-process.ts';
import { listeningAddress } from './reach-settings.ts';
import { keptSecret } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { welcome } from './welcome.ts';

const names = ['node-1', 'node-2', 'node-3'];
const longestStartMs = 30_000;
const longestStopMs = 8_000;

interface Closer {
  close(): Promise<void>;
}

const opened: Closer[] = [];
const nodes: NodeProcess[] = [];
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop); // npm sends it once more
await start().catch((error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE' ? '; set PORT to another one' : '';
  console.error(`demo: ${error.message}${inUse}`);
  process.exitCode = 1;
  return stop();
});

async function start(): Promise<void> {
  const settings = readSettings();
  if (settings.proxies !== undefined) {
    throw new Error(
      'KEYFOB_PROXIES must be empty here: what stands before the nodes is part of this',
    );
  }
  const databaseUrl = settings.databaseUrl ?? (await localDatabase());
  const servers = await messageServers({ ...settings, databaseUrl });
  const { host, port } = settings;
  const balancer = kept(await startBalancer({ nodes, host, port }));
  const address = listeningAddress(host, balancer.port);
  const origin = settings.origin ?? address;
  const environment = {
    ...shared(settings),
    ...servers,
    DATABASE_URL: databaseUrl,
    KEYFOB_ORIGIN: origin,
    KEYFOB_PROXIES: '1',
  };
  nodes.push(...names.map((name) => nodeProcess(name, environment)));
  const isUp = await allReady(balancer);
  console.log(
    isUp
      ? welcome({ origin, address }, { ...settings, databaseUrl })
      : `\n  Keyfob demo: ${address} (not all nodes are ready)\n`,
  );
}

/** One mailbox for all nodes; what has a server outside needs none. */
async function messageServers(settings: Settings): Promise<NodeJS.ProcessEnv> {
  if (!settings.isLocal) return {};
  const data = kept(await openData(settings));
  const messages = inbox(data.database);
  return {
    ...(settings.smtpUrl === undefined && { SMTP_URL: kept(await mailServer(messages)).url }),
    ...(settings.sms === undefined && { SMS_URL: kept(await smsCentre(messages)).url }),
  };
}

/** What every node must have the same of; made once where the environment does not bring it. */
function shared({ dataFolder }: Settings): NodeJS.ProcessEnv {
  const newSecret = () => randomBytes(32).toString('base64url');
  const { KEYFOB_KEYS, KEYFOB_SECRET } = process.env;
  return {
    KEYFOB_KEYS: KEYFOB_KEYS || keptSecret(join(dataFolder, 'keys'), generateKeyRing),
    KEYFOB_SECRET: KEYFOB_SECRET || keptSecret(join(dataFolder, 'secret'), newSecret),
  };
}

async function allReady(balancer: Balancer): Promise<boolean> {
  const until = performance.now() + longestStartMs;
  while ((await balancer.check()) < names.length) {
    if (performance.now() > until) return false;
    await wait(100);
  }
  return true;
}

function kept<T extends Closer>(thing: T): T {
  opened.push(thing);
  return thing;
}

/** The nodes first: they hand over what they have at hand, and need the rest for it. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(), longestStopMs).unref(); // what still runs ends with this process
  await Promise.all(nodes.map((node) => node.stop()));
  for (const thing of opened.reverse()) await thing.close();
  process.exit();
}
