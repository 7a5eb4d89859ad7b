import { createPool, type Pool } from 'mysql2/promise';
import { afterAll } from 'vitest';
import { leftOut } from './left-out.ts';

/** The server of the tests; each test has a database of its own there. */
const mysqlUrl = process.env.KEYFOB_TEST_MYSQL ?? 'mysql://root@127.0.0.1:3306/test';

/** A database that nobody else has. It is dropped when the tests of a file are over. */
export interface OwnDatabase {
  readonly url: string;
  readonly pool: Pool;
}

/** Undefined where no server answers: then one line says what is left out. */
export async function mysqlDatabaseOfTests(): Promise<OwnDatabase | undefined> {
  const name = `keyfob_cli_${process.pid}`;
  const server = createPool({ uri: mysqlUrl, connectTimeout: 2_000 });
  try {
    await server.query(`CREATE DATABASE ${name}`);
  } catch (cause) {
    await server.end();
    leftOut('MySQL', cause);
    return undefined;
  }
  const url = new URL(mysqlUrl);
  url.pathname = `/${name}`;
  const pool = createPool({ uri: url.href });
  afterAll(async () => {
    await server.query(`DROP DATABASE ${name}`);
    await Promise.all([server.end(), pool.end()]);
  });
  return { url: url.href, pool };
}
