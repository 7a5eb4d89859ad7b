import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Instant, Store } from '@keyfob/core';
import { ask, findServer } from '@keyfob/test-servers';
import { createPool } from 'mysql2/promise';
import { Client, Pool } from 'pg';
import { mysqlStore } from '../mysql/index.ts';
import { dropTables } from '../mysql/testing/test-pools.ts';
import { postgresStore } from '../postgres/index.ts';
import { sqliteStore } from '../sqlite/index.ts';
import { type AfterStatement, watchedMysql, watchedPostgres } from './crash/seams.ts';

/** Data of a test, so that other processes can open the same. */
export type Place =
  | { readonly engine: 'SQLite'; readonly file: string }
  | { readonly engine: 'PostgreSQL'; readonly url: string; readonly schema: string }
  | { readonly engine: 'MariaDB'; readonly url: string; readonly prefix: string };

/** A store on the data of a place, with connections of its own. */
export interface OpenPlace {
  readonly store: Store;
  /** Takes a connection out of the pool, and gives what puts it back. */
  take(): Promise<() => void>;
  close(): Promise<void>;
}

const postgres = await findServer('postgres');
const mysql = await findServer('mysql');

/** The engines that can be tested here. */
export const engines: readonly Place['engine'][] = [
  'SQLite',
  ...(postgres.isThere ? (['PostgreSQL'] as const) : []),
  ...(mysql.isThere ? (['MariaDB'] as const) : []),
];

export function newPlace(engine: Place['engine']): Place {
  if (engine === 'SQLite') {
    return { engine, file: join(mkdtempSync(join(tmpdir(), 'keyfob-test-')), 'keyfob.sqlite') };
  }
  const own = `keyfob_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  if (engine === 'MariaDB') return { engine, url: mysql.url, prefix: `${own}_` };
  return { engine, url: postgres.url, schema: own };
}

/** How a place is opened. */
interface Opening {
  /** How many connections a pool has at most. Default: 8. */
  readonly connections?: number;
  /** Watches the statements; those of SQLite are watched by `watchSqlite`. */
  readonly after?: AfterStatement | undefined;
}

export function openPlace(
  place: Place,
  clock?: () => Instant,
  { connections = 8, after }: Opening = {},
): OpenPlace {
  const timed = clock && { clock };
  if (place.engine === 'SQLite') {
    const store = sqliteStore({ file: place.file, ...timed });
    return { store, take: async () => () => {}, close: async () => store.close() };
  }
  if (place.engine === 'MariaDB') {
    const pool = createPool({ uri: place.url, connectionLimit: connections });
    const store = mysqlStore({
      pool: after ? watchedMysql(pool, after) : pool,
      prefix: place.prefix,
      ...timed,
    });
    const take = async () => {
      const connection = await pool.getConnection();
      return () => connection.release();
    };
    return { store, take, close: () => pool.end() };
  }
  const pool = new Pool({ connectionString: place.url, max: connections });
  pool.on('error', () => {}); // a connection at rest was lost
  const store = postgresStore({
    pool: after ? watchedPostgres(pool, after) : pool,
    schema: place.schema,
    ...timed,
  });
  const take = async () => {
    const client = await pool.connect();
    return () => client.release();
  };
  return { store, take, close: () => pool.end() };
}

/**
 * Keeps the account of a user from being changed, as a backup or a person at a console may.
 *
 * @returns what lets go of it
 */
export async function lockAccount(
  place: Exclude<Place, { engine: 'SQLite' }>,
  userId: string,
): Promise<() => Promise<void>> {
  if (place.engine === 'MariaDB') {
    const pool = createPool({ uri: place.url, connectionLimit: 1 });
    await pool.query('SET autocommit = 0');
    const select = `SELECT 1 FROM ${place.prefix}account WHERE user_id = ? FOR UPDATE`;
    await pool.query(select, [Buffer.from(userId)]);
    return () => pool.end();
  }
  const client = new Client({ connectionString: place.url });
  await client.connect();
  await client.query('BEGIN');
  const table = `"${place.schema}".keyfob_account`;
  await client.query(`SELECT 1 FROM ${table} WHERE user_id = $1 FOR UPDATE`, [userId]);
  return () => client.end();
}

/** Removes everything of a place; nobody may have it open any more. */
export async function removePlace(place: Place): Promise<void> {
  if (place.engine === 'SQLite') {
    rmSync(dirname(place.file), { recursive: true });
    return;
  }
  if (place.engine === 'MariaDB') {
    const pool = createPool({ uri: place.url, connectionLimit: 1 });
    await dropTables(pool, place.prefix);
    await pool.end();
    return;
  }
  await ask(place.url, `DROP SCHEMA IF EXISTS "${place.schema}" CASCADE`);
}
