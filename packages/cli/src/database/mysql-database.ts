import {
  type MysqlNames,
  migrationsAsSql,
  mysqlInspector,
  mysqlStore,
} from '@keyfob/storage/mysql';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { unusable } from '../output/stop.ts';
import type { Database } from './database.ts';
import { notAnswering } from './not-answering.ts';

const connectTimeoutMs = 5_000;
const looked = [
  ...(['innodb_flush_log_at_trx_commit', 'innodb_doublewrite'] as const),
  ...(['max_connections', 'read_only'] as const),
  // Whether commits wait for a replica: in the words of MariaDB, of older and of newer versions of MySQL.
  ...(['rpl_semi_sync_master_enabled', 'rpl_semi_sync_source_enabled'] as const),
];

/**
 * The tables of `mysqlStore`.
 *
 * @throws Stop where the package mysql2 is not installed
 */
export async function mysqlDatabase(
  { url, label }: { readonly url: string; readonly label: string },
  names: MysqlNames,
): Promise<Database> {
  const pool = await openPool(url);
  const inspector = mysqlInspector({ pool, ...names });

  return {
    ...{ label, inspector },
    schema: () => inspector.schema().catch(notAnswering(label)),
    async facts() {
      const [rows] = await pool.query<RowDataPacket[]>(
        'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)',
        [[...looked]],
      );
      const {
        max_connections: most,
        read_only: readOnly,
        rpl_semi_sync_master_enabled: isMasterWaiting,
        rpl_semi_sync_source_enabled: isSourceWaiting,
        ...settings
      } = Object.fromEntries(
        rows.map(({ Variable_name: name, Value: value }) => [String(name), String(value)]),
      );
      const [followers] = await pool.query<RowDataPacket[]>(
        "SELECT 1 FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'",
      );
      return {
        ...{ kind: 'mysql', settings, mostConnections: Number(most) },
        isReplica: readOnly !== 'OFF',
        followers: followers.length,
        isWaitedFor: isMasterWaiting === 'ON' || isSourceWaiting === 'ON',
      };
    },
    store: () => mysqlStore({ pool, ...names, migrates: false }),
    migrate: () => mysqlStore({ pool, ...names }).migrate(),
    migrationsAsSql: (from) => migrationsAsSql(names, { from }),
    close: () => pool.end(),
  };
}

async function openPool(url: string): Promise<Pool> {
  const { createPool } = await import('mysql2/promise').catch((error: unknown) => {
    throw unusable('MySQL needs the package mysql2 beside this one: npm install mysql2', error);
  });
  return createPool({ uri: url, connectTimeout: connectTimeoutMs, connectionLimit: 4 });
}
