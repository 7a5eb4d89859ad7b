import type { Engine } from '../sql/engine.ts';
import { checkOptions, hasMethod, type ServerStoreOptions } from '../sql/options.ts';
import { type ServerStore, serverStore } from '../sql/server-store.ts';
import { statements } from '../sql/statement.ts';
import { schemaIn } from './migrate.ts';
import { namesOf, type PostgresNames } from './names.ts';
import { connectTo, isLostRace, isRefusal, type PostgresPool } from './pool.ts';
import { syntax } from './syntax.ts';
import { writingOn } from './write.ts';

/** What `postgresStore` needs. */
export interface PostgresStoreOptions extends PostgresNames, ServerStoreOptions {
  /** A pool of the package `pg`: that of the application, as it is. */
  readonly pool: PostgresPool;
}

/** A store in a PostgreSQL database. */
export type PostgresStore = ServerStore;

/**
 * A store on PostgreSQL 13 or later, for any number of nodes.
 *
 * A code costs two statements: one reads the account, one writes it with its event if it is the same still.
 * A call that the database does not answer within five seconds is refused, and so is every call on
 * connections that do not wait for the disk (S5), or to a standby (S7).
 *
 * @throws TypeError for an option that is unknown, missing or of the wrong type
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  checkOptions(options, {
    ...{ store: 'postgresStore', driver: 'pg', pool: 'new Pool()' },
    isPool: (pool) => hasMethod(pool, 'connect'),
    known: ['pool', 'schema', 'prefix', 'migrates', 'clock'],
  });
  const { pool, migrates = true, clock } = options;
  const { tables } = namesOf(options);
  const dialect: Engine['dialect'] = {
    tables,
    statement: statements(syntax, clock),
    readOnly: syntax.readOnly,
    leaveAlone: (key) => `ON CONFLICT (${key}) DO NOTHING`,
    byIndex: () => '',
    firstFew: ({ table, key, where, order }) =>
      `WHERE (${key}) IN (SELECT ${key} FROM ${tables[table]} WHERE ${where}
         ORDER BY ${order} LIMIT ? FOR UPDATE SKIP LOCKED)`,
  };
  const write = writingOn(dialect);

  return serverStore(
    { dialect, isLostRace, isRefusal, connect: () => connectTo(pool, write) },
    { schema: schemaIn(pool, options), migrates },
  );
}
