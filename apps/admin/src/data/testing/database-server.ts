import { randomBytes } from 'node:crypto';
import { findServer } from '@keyfob/test-servers';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

/** A server that tests make databases on. */
export interface DatabaseServer {
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>;
  /** Removes what was made, with all who are still connected. */
  close(): Promise<void>;
}

interface Line {
  query(text: string): Promise<unknown>;
  end(): Promise<unknown>;
}

const waitMs = 5_000;

const kinds = {
  PostgreSQL: {
    server: 'postgres',
    drop: (name: string) => `DROP DATABASE ${name} WITH (FORCE)`,
    async connect(address: string): Promise<Line> {
      const client = new Client({ connectionString: address, connectionTimeoutMillis: waitMs });
      client.on('error', () => {}); // whoever waits for an answer is told
      await client.connect();
      return client;
    },
  },
  MySQL: {
    server: 'mysql',
    drop: (name: string) => `DROP DATABASE ${name}`,
    connect: (uri: string): Promise<Line> => createConnection({ uri, connectTimeout: waitMs }),
  },
} as const;

/**
 * The server that KEYFOB_TEST_POSTGRES or KEYFOB_TEST_MYSQL names.
 *
 * @returns undefined where none answers: one line says that its tests are skipped
 * @throws Error instead where KEYFOB_REQUIRE_SERVERS is 1
 */
export async function databaseServer(
  kind: keyof typeof kinds,
): Promise<DatabaseServer | undefined> {
  const { server, drop, connect } = kinds[kind];
  const { url, isThere } = await findServer(server);
  if (!isThere) return undefined;
  const line = await connect(url);
  const names: string[] = [];
  return {
    async newDatabase() {
      const name = `keyfob_demo_${randomBytes(6).toString('hex')}`;
      await line.query(`CREATE DATABASE ${name}`);
      names.push(name);
      return Object.assign(new URL(url), { pathname: `/${name}` }).href;
    },
    async close() {
      for (const name of names) await line.query(drop(name));
      await line.end();
    },
  };
}
