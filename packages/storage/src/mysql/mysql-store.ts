import type { Engine } from '../sql/engine.ts';
import { checkOptions, hasMethod, type ServerStoreOptions } from '../sql/options.ts';
import { type ServerStore, serverStore } from '../sql/server-store.ts';
import { statements } from '../sql/statement.ts';
import { connectTo } from './connection.ts';
import { isLostRace, isRefusal } from './errors.ts';
import { schemaIn } from './migrate.ts';
import { type MysqlNames, namesOf } from './names.ts';
import type { MysqlPool } from './pool.ts';
import { syntax } from './syntax.ts';
import { writingOn } from './write.ts';

/** What `mysqlStore` needs. */
export interface MysqlStoreOptions extends MysqlNames, ServerStoreOptions {
  /** A pool of the package `mysql2`, of `mysql2/promise` or with callbacks: that of the application, as it is. */
  readonly pool: MysqlPool;
}

/** A store in a MySQL or MariaDB database. */
export type MysqlStore = ServerStore;

/**
 * A store on MySQL 8.0.22 or MariaDB 10.6, or later, for any number of nodes.
 *
 * A code costs five statements: one reads the account, and a transaction of four writes it with its event if it
 * is the same still. A call that the database does not answer within five seconds is refused.
 *
 * Calls fail, and say why, on a server that is older or read-only, and on a pool that writes values into statements in its own
 * way (`queryFormat`) or has autocommit off.
 *
 * @throws TypeError for an option that is unknown, missing or of the wrong type
 */
export function mysqlStore(options: MysqlStoreOptions): MysqlStore {
  checkOptions(options, {
    ...{ store: 'mysqlStore', driver: 'mysql2', pool: 'createPool(uri)' },
    isPool: (pool) => hasMethod(pool, 'getConnection') || hasMethod(pool, 'promise'),
    known: ['pool', 'database', 'prefix', 'migrates', 'clock'],
  });
  const { pool, migrates = true, clock } = options;
  const dialect: Engine['dialect'] = {
    tables: namesOf(options).tables,
    statement: statements(syntax, clock),
    readOnly: syntax.readOnly,
    leaveAlone: (key) => `ON DUPLICATE KEY UPDATE ${key} = ${key}`,
    // What is behind UNION is planned as if it had no LIMIT, and a lease locks all that it reads.
    byIndex: (index) => `FORCE INDEX (${index})`,
    firstFew: ({ where, order }) => `WHERE ${where} ORDER BY ${order} LIMIT ?`,
  };
  const writing = writingOn(dialect);

  return serverStore(
    { dialect, isLostRace, isRefusal, connect: () => connectTo(pool, writing) },
    { schema: schemaIn(pool, options), migrates },
  );
}
