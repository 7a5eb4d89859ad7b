import { unusable, wrongUsage } from '../output/stop.ts';
import { type DatabaseAddress, labelOf } from '../settings/database-address.ts';
import type { Settings } from '../settings/settings.ts';
import type { Database } from './database.ts';
import { mysqlDatabase } from './mysql-database.ts';
import { postgresDatabase } from './postgres-database.ts';
import { sqliteDatabase } from './sqlite-database.ts';

/** Opens what the settings name; drivers are loaded here, when they are needed. */
export async function openDatabase(
  address: DatabaseAddress,
  { schema, prefix }: Pick<Settings, 'schema' | 'prefix'>,
): Promise<Database> {
  if (address.kind === 'sqlite') {
    if (schema !== undefined || prefix !== undefined) {
      throw wrongUsage('--schema and --prefix are for servers; a SQLite file has neither');
    }
    return sqliteDatabase(address.file);
  }
  if (address.kind === 'mysql' && schema !== undefined) {
    throw wrongUsage('--schema is for PostgreSQL; with MySQL the database stands in the URL');
  }
  const names = {
    ...(schema !== undefined && { schema }),
    ...(prefix !== undefined && { prefix }),
  };
  try {
    const at = { url: address.url, label: labelOf(address) };
    return await (address.kind === 'mysql'
      ? mysqlDatabase(at, names)
      : postgresDatabase(at, names));
  } catch (error) {
    if (error instanceof TypeError) throw wrongUsage(error.message.replace(/^\w+: /, '--'));
    throw error;
  }
}

/**
 * Makes sure that this version can work on the database as it is.
 *
 * @throws Stop saying what to do
 */
export async function requireSchema(database: Database): Promise<void> {
  const { state, found, known } = await database.schema();
  if (state === 'fits') return;
  const says = {
    missing: 'has no tables of Keyfob; run `keyfob migrate up`',
    older: `has schema ${found}, and this version needs ${known}; run \`keyfob migrate up\``,
    newer: `has schema ${found}, which needs a newer version of @keyfob/cli`,
  }[state];
  throw unusable(`${database.label} ${says}`);
}
