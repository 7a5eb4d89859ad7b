import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort, type OwnServer, ownServer, serverFolder } from './own-server.ts';
import { runProgram } from './programs.ts';

const user = 'postgres';

/** A new PostgreSQL with a database `test`, started. */
export async function ownPostgres(): Promise<OwnServer> {
  const folder = serverFolder(user);
  runProgram('initdb', ['-D', folder, '-A', 'trust', '-U', user, '--no-sync'], user);
  const server = await serverIn(folder);
  await server.start();
  await ask(adminUrl(server), 'CREATE DATABASE test');
  return server;
}

/** A standby that follows a server, started. The name is what `synchronous_standby_names` of that server has. */
export async function standbyOf(primary: OwnServer, name: string): Promise<OwnServer> {
  const folder = serverFolder(user);
  const source = `host=127.0.0.1 port=${primary.port} user=${user} application_name=${name}`;
  const args = ['-d', source, '-D', folder, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  runProgram('pg_basebackup', args, user);
  const server = await serverIn(folder);
  await server.start();
  return server;
}

/** Makes a standby a server of its own. */
export async function promote(standby: OwnServer): Promise<void> {
  await ask(standby.url, 'SELECT pg_promote()');
}

/** Runs one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until something is so; a server that does not answer yet counts as no. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((go) => setTimeout(go, 50));
}

async function serverIn(folder: string): Promise<OwnServer> {
  const port = await freePort();
  appendFileSync(join(folder, 'postgresql.conf'), 'shared_buffers = 16MB\n');
  const args = ['-D', folder, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  const server = ownServer({
    ...{ program: 'postgres', user, folder, port, args },
    ...{ scheme: `postgres://${user}@`, stopSignal: 'SIGINT' },
  });
  return {
    ...server,
    async start() {
      await server.start();
      // It listens before it lets anybody in.
      await until(async () => (await ask(adminUrl(server), 'SELECT 1')).length === 1);
    },
  };
}

function adminUrl({ url }: Pick<OwnServer, 'url'>): string {
  const own = new URL(url);
  own.pathname = '/postgres';
  return own.href;
}
