import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A PostgreSQL server that tests make databases on. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  newDatabase(): Promise<string>;
  /** Removes what was made, with all who are still connected. */
  close(): Promise<void>;
}

const address = process.env.KEYFOB_TEST_POSTGRES || 'postgres://postgres@127.0.0.1:5432/test';

/**
 * The server that KEYFOB_TEST_POSTGRES names.
 *
 * @returns undefined where none answers: one line says that tests are skipped
 * @throws Error instead, with KEYFOB_REQUIRE_SERVERS
 */
export async function postgresServer(): Promise<PostgresServer | undefined> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // whoever waits for an answer is told
  try {
    await client.connect();
  } catch (cause) {
    const where = new URL(address).host;
    const sentence = `no PostgreSQL answers at ${where} (KEYFOB_TEST_POSTGRES names another)`;
    if (process.env.KEYFOB_REQUIRE_SERVERS) throw new Error(sentence, { cause });
    console.warn(`Left out: tests on PostgreSQL; ${sentence}`);
    return undefined;
  }
  const names: string[] = [];
  return {
    async newDatabase() {
      const name = `keyfob_demo_${randomBytes(6).toString('hex')}`;
      await client.query(`CREATE DATABASE ${name}`);
      names.push(name);
      return Object.assign(new URL(address), { pathname: `/${name}` }).href;
    },
    async close() {
      for (const name of names) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.end();
    },
  };
}
