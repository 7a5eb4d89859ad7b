/** Room of our own on the database servers, which goes when the comparison ends. */
import { randomUUID } from 'node:crypto';
import { serverUrl } from '@keyfob/test-servers';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { Client } from 'pg';

export const postgresUrl = serverUrl('postgres');
export const mysqlUrl = serverUrl('mysql');

export interface Servers {
  /** A schema of PostgreSQL, and with `_` the beginning of our tables' names on MariaDB. */
  readonly own: string;
  readonly postgres: Client;
  /** What they say that they are. */
  readonly versions: readonly string[];
  close(): Promise<void>;
}

/** @throws Error when a server does not answer: a comparison without one of them would mislead */
export async function openServers(): Promise<Servers> {
  const own = `keyfob_bench_${randomUUID().slice(0, 8)}`;
  const postgres = new Client({ connectionString: postgresUrl });
  await postgres.connect();
  await postgres.query(`CREATE SCHEMA ${own}`);
  await postgres.query(`CREATE SCHEMA ${own}_auth`); // better-auth has a table of a name that sessions have
  const mysql = createPool(mysqlUrl);
  const [[mysqlVersion]] = await mysql.query<RowDataPacket[]>('SELECT version() AS version');
  const { rows } = await postgres.query('SHOW server_version');

  return {
    own,
    postgres,
    versions: [
      `PostgreSQL ${String(rows[0].server_version).split(' ')[0]}`,
      `MariaDB ${String(mysqlVersion?.version).split('-')[0]}`,
    ],
    async close() {
      const { rows: schemas } = await postgres.query(
        'SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)',
        [own],
      );
      for (const { nspname } of schemas) await postgres.query(`DROP SCHEMA ${nspname} CASCADE`);
      await postgres.end();
      const [tables] = await mysql.query<RowDataPacket[]>('SHOW TABLES LIKE ?', [`${own}%`]);
      for (const table of tables) await mysql.query(`DROP TABLE ${Object.values(table)[0]}`);
      await mysql.end();
    },
  };
}
