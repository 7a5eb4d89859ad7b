/** Ways to back up and put back, as operators do it: with the tools of each database. */

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { findProgram } from '@keyfob/test-servers';
import type { Place } from './places.ts';
import { runSql } from './sql.ts';

const execute = promisify(execFile);

/** One way, for the places of an engine. */
export interface Backup {
  readonly name: string;
  readonly engine: Place['engine'];
  readonly programs: readonly string[];
  /** Backs up what is there, beside whoever writes; what it returns puts that back at a place of its own. */
  take(place: Place): Promise<() => Promise<RestoredPlace>>;
}

/** What was put back. */
export interface RestoredPlace {
  readonly place: Place;
  remove(): Promise<void>;
}

export const backups: readonly Backup[] = [
  {
    ...{ name: '.backup of the shell', engine: 'SQLite', programs: ['sqlite3'] },
    take: (place) => copyOfFile(place, (from, to) => run('sqlite3', [from, `.backup ${to}`])),
  },
  {
    ...{ name: 'VACUUM INTO', engine: 'SQLite', programs: [] },
    take: (place) =>
      copyOfFile(place, async (from, to) => {
        const database = new DatabaseSync(from, { readOnly: true });
        database.prepare('VACUUM INTO ?').run(to);
        database.close();
      }),
  },
  {
    ...{ name: 'pg_dump', engine: 'PostgreSQL', programs: ['pg_dump', 'pg_restore'] },
    async take(place) {
      if (place.engine !== 'PostgreSQL') throw new Error('not a place of PostgreSQL');
      const dump = join(newFolder(), 'keyfob.dump');
      await run('pg_dump', ['-Fc', '-n', place.schema, '-f', dump, place.url]);
      return async () => {
        const { url, name } = otherDatabase(place.url);
        await runSql(place, `CREATE DATABASE ${name}`);
        await run('pg_restore', ['--exit-on-error', '-d', url, dump]);
        return {
          place: { ...place, url },
          remove: () => runSql(place, `DROP DATABASE ${name}`),
        };
      };
    },
  },
  {
    ...{ name: 'mariadb-dump', engine: 'MariaDB', programs: ['mariadb-dump', 'mariadb'] },
    async take(place) {
      if (place.engine !== 'MariaDB') throw new Error('not a place of MariaDB');
      const dump = join(newFolder(), 'keyfob.sql');
      const { hostname, port, username, password, pathname } = new URL(place.url);
      const server = ['-h', hostname, '-P', port, '-u', username, `--password=${password}`];
      const names = ['account', 'event', 'message', 'budget', 'request', 'turn', 'migration'];
      const tables = names.map((name) => `${place.prefix}${name}`);
      const how = ['--single-transaction', '--hex-blob', `--result-file=${dump}`];
      await run('mariadb-dump', [...server, ...how, pathname.slice(1), ...tables]);
      return async () => {
        const { url, name } = otherDatabase(place.url);
        await runSql(place, `CREATE DATABASE ${name}`);
        await run('mariadb', [...server, '-e', `source ${dump}`, name]);
        return {
          place: { ...place, url },
          remove: () => runSql(place, `DROP DATABASE ${name}`),
        };
      };
    },
  },
];

async function copyOfFile(place: Place, copy: (from: string, to: string) => Promise<void>) {
  if (place.engine !== 'SQLite') throw new Error('not a place of SQLite');
  const file = join(newFolder(), 'keyfob.sqlite');
  await copy(place.file, file);
  return async (): Promise<RestoredPlace> => ({
    place: { ...place, file },
    remove: async () => {},
  });
}

async function run(program: string, args: readonly string[]): Promise<void> {
  await execute(findProgram(program) ?? program, args);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'keyfob-backup-'));
}

function otherDatabase(url: string): { readonly url: string; readonly name: string } {
  const other = new URL(url);
  const name = `keyfob_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  other.pathname = `/${name}`;
  return { url: other.href, name };
}
