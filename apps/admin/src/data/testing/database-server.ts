import { randomBytes } from 'node:crypto';
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
    variable: 'KEYFOB_TEST_POSTGRES',
    standard: 'postgres://postgres@127.0.0.1:5432/test',
    drop: (name: string) => `DROP DATABASE ${name} WITH (FORCE)`,
    async connect(address: string): Promise<Line> {
      const client = new Client({ connectionString: address, connectionTimeoutMillis: waitMs });
      client.on('error', () => {}); // whoever waits for an answer is told
      await client.connect();
      return client;
    },
  },
  MySQL: {
    variable: 'KEYFOB_TEST_MYSQL',
    standard: 'mysql://root@127.0.0.1:3306/test',
    drop: (name: string) => `DROP DATABASE ${name}`,
    connect: (uri: string): Promise<Line> => createConnection({ uri, connectTimeout: waitMs }),
  },
};

/**
 * The server that KEYFOB_TEST_POSTGRES or KEYFOB_TEST_MYSQL names.
 *
 * @returns undefined where none answers: one line says that its tests are skipped
 * @throws Error instead where KEYFOB_REQUIRE_SERVERS is 1
 */
export async function databaseServer(
  kind: keyof typeof kinds,
): Promise<DatabaseServer | undefined> {
  const { variable, standard, drop, connect } = kinds[kind];
  const address = process.env[variable] || standard;
  const names: string[] = [];
  let line: Line;
  try {
    line = await connect(address);
  } catch (cause) {
    const lack = `No ${kind} answers at ${new URL(address).host}`;
    if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw new Error(lack, { cause });
    console.log(`${lack}: its tests are skipped. ${variable} names another one.`);
    return undefined;
  }
  return {
    async newDatabase() {
      const name = `keyfob_demo_${randomBytes(6).toString('hex')}`;
      await line.query(`CREATE DATABASE ${name}`);
      names.push(name);
      return Object.assign(new URL(address), { pathname: `/${name}` }).href;
    },
    async close() {
      for (const name of names) await line.query(drop(name));
      await line.end();
    },
  };
}
