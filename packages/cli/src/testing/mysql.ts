import { findServer } from '@keyfob/test-servers';
import { createPool, type Pool } from 'mysql2/promise';
import { afterAll } from 'vitest';

/** A database that nobody else has. It is dropped when the tests of a file are over. */
export interface OwnDatabase {
  readonly url: string;
  readonly pool: Pool;
}

/** Undefined where no server answers: then one line says what is left out. */
export async function mysqlDatabaseOfTests(): Promise<OwnDatabase | undefined> {
  const { url: serverUrl, isThere } = await findServer('mysql');
  if (!isThere) return undefined;
  const name = `keyfob_cli_${process.pid}`;
  const server = createPool({ uri: serverUrl });
  await server.query(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = createPool({ uri: url.href });
  afterAll(async () => {
    await server.query(`DROP DATABASE ${name}`);
    await Promise.all([server.end(), pool.end()]);
  });
  return { url: url.href, pool };
}
