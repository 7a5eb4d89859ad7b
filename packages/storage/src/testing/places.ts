import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Instant, Store } from '@keyfob/core';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { mysqlStore } from '../mysql/index.ts';
import { dropTables } from '../mysql/testing/test-pools.ts';
import { postgresStore } from '../postgres/index.ts';
import { sqliteStore } from '../sqlite/index.ts';
import { findServer } from './servers.ts';

/** Data of a test, so that other processes can open the same. */
export type Place =
  | { readonly engine: 'SQLite'; readonly file: string }
  | { readonly engine: 'PostgreSQL'; readonly url: string; readonly schema: string }
  | { readonly engine: 'MariaDB'; readonly url: string; readonly prefix: string };

/** A store on the data of a place, with connections of its own. */
export interface OpenPlace {
  readonly store: Store;
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

export function openPlace(place: Place, clock?: () => Instant): OpenPlace {
  const timed = clock && { clock };
  if (place.engine === 'SQLite') {
    const store = sqliteStore({ file: place.file, ...timed });
    return { store, close: async () => store.close() };
  }
  if (place.engine === 'MariaDB') {
    const pool = createPool({ uri: place.url, connectionLimit: 8 });
    const store = mysqlStore({ pool, prefix: place.prefix, ...timed });
    return { store, close: () => pool.end() };
  }
  const pool = new Pool({ connectionString: place.url, max: 8 });
  const store = postgresStore({ pool, schema: place.schema, ...timed });
  return { store, close: () => pool.end() };
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
  const pool = new Pool({ connectionString: place.url, max: 1 });
  await pool.query(`DROP SCHEMA IF EXISTS "${place.schema}" CASCADE`);
  await pool.end();
}
