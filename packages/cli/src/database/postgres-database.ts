import {
  migrationsAsSql,
  type PostgresNames,
  postgresInspector,
  postgresStore,
} from '@keyfob/storage/postgres';
import type { Pool } from 'pg';
import { unusable } from '../output/stop.ts';
import type { Database } from './database.ts';
import { notAnswering } from './not-answering.ts';

const connectTimeoutMs = 5_000;
const looked = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/**
 * The tables of `postgresStore`.
 *
 * @throws Stop where the package pg is not installed
 */
export async function postgresDatabase(
  { url, label }: { readonly url: string; readonly label: string },
  names: PostgresNames,
): Promise<Database> {
  const pool = await openPool(url);
  const inspector = postgresInspector({ pool, ...names });

  return {
    ...{ label, inspector },
    schema: () => inspector.schema().catch(notAnswering(label)),
    async facts() {
      const settings = await pool.query(
        `SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name`,
        [looked],
      );
      const { rows } = await pool.query(
        `SELECT current_setting('max_connections')::int
           - current_setting('superuser_reserved_connections')::int AS most,
           pg_is_in_recovery() AS is_replica,
           (SELECT count(*) FROM pg_stat_replication) AS followers,
           current_setting('synchronous_standby_names') <> ''
             AND current_setting('synchronous_commit') NOT IN ('off', 'local') AS is_waited_for`,
      );
      return {
        kind: 'postgres',
        settings: Object.fromEntries(settings.rows.map(({ name, value }) => [name, value])),
        isReplica: rows[0]?.is_replica === true,
        followers: Number(rows[0]?.followers),
        isWaitedFor: rows[0]?.is_waited_for === true,
        mostConnections: Number(rows[0]?.most),
      };
    },
    store: () => postgresStore({ pool, ...names, migrates: false }),
    migrate: () => postgresStore({ pool, ...names }).migrate(),
    migrationsAsSql: (from) => migrationsAsSql(names, { from }),
    close: () => pool.end(),
  };
}

async function openPool(url: string): Promise<Pool> {
  const pg = await import('pg').catch((error: unknown) => {
    throw unusable('PostgreSQL needs the package pg beside this one: npm install pg', error);
  });
  const pool = new pg.default.Pool({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    max: 4,
  });
  // Without a listener a connection that is lost while nobody uses it would end the process.
  pool.on('error', () => {});
  return pool;
}
