import type { Instant, Store } from '@keyfob/core';
import type { Engine } from '../sql/engine.ts';
import { checkSchema } from '../sql/schema.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { statements } from '../sql/statement.ts';
import { demandDurability } from './durability.ts';
import { migrate, stateOf } from './migrate.ts';
import { migrations } from './migrations.ts';
import { namesOf, type PostgresNames } from './names.ts';
import { connectTo, isLostRace, isRefusal, type PostgresPool } from './pool.ts';
import { writingOn } from './write.ts';

/** What `postgresStore` needs. */
export interface PostgresStoreOptions extends PostgresNames {
  /** A pool of the package `pg`: that of the application, as it is. */
  readonly pool: PostgresPool;
  /**
   * Whether the store makes and lifts its tables by itself, at its first call. Default: true. With false it
   * refuses to work until somebody has done that, with `migrate()` or with `migrationsAsSql()`.
   */
  readonly migrates?: boolean;
  /** The time in milliseconds since 1970, for tests. Default: the clock of the database. */
  readonly clock?: () => Instant;
}

/** A store in a PostgreSQL database. */
export interface PostgresStore extends Store {
  /** Makes and lifts the tables now. */
  migrate(): Promise<void>;
}

/**
 * A store on PostgreSQL 13 or later, for any number of nodes.
 *
 * A code costs two statements: one reads the account, one writes it with its event if it is the same still.
 * A call that the database does not answer within five seconds is refused, and so is every call on
 * connections that do not wait for the disk (S5).
 *
 * @throws TypeError for an option that is unknown, missing or of the wrong type
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  const { pool, migrates = true, clock, schema, prefix } = completeOptions(options);
  const names = {
    ...(schema !== undefined && { schema }),
    ...(prefix !== undefined && { prefix }),
  };
  const { tables } = namesOf(names);
  const dialect: Engine['dialect'] = {
    tables,
    statement: statements(
      {
        place: (number) => `$${number}`,
        timePlace: (number) => `$${number}::bigint`,
        now: '(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)',
      },
      clock,
    ),
    leaveAlone: (key) => `ON CONFLICT (${key}) DO NOTHING`,
    firstFew: ({ table, key, where, order }) =>
      `WHERE (${key}) IN (SELECT ${key} FROM ${tables[table]} WHERE ${where}
         ORDER BY ${order} LIMIT ? FOR UPDATE SKIP LOCKED)`,
  };
  const write = writingOn(dialect);

  let ready: Promise<unknown> | undefined;
  const isReady = () => {
    ready ??= getReady().catch((error: unknown) => {
      ready = undefined; // the next call tries again
      throw error;
    });
    return ready;
  };
  const getReady = async () => {
    await demandDurability(pool);
    if (migrates) await migrate(pool, names);
    else checkSchema(await stateOf(pool, tables), migrations.length);
  };

  const store = sqlStore({
    ...{ dialect, isLostRace, isRefusal },
    async connect() {
      await isReady();
      return connectTo(pool, write);
    },
  });
  return {
    ...store,
    async migrate() {
      await migrate(pool, names);
    },
  };
}

const known = ['pool', 'schema', 'prefix', 'migrates', 'clock'];

function completeOptions(options: PostgresStoreOptions): PostgresStoreOptions {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) {
    throw new TypeError('postgresStore takes an object: { pool: new Pool() }');
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`postgresStore has no option "${unknown}"; known are: ${known.join(', ')}`);
  }
  const { pool, migrates, clock } = options;
  if (typeof pool?.connect !== 'function') {
    throw new TypeError('postgresStore: pool is not a Pool of the package pg');
  }
  if (migrates !== undefined && typeof migrates !== 'boolean') {
    throw new TypeError('postgresStore: migrates is neither true nor false');
  }
  if (clock !== undefined && typeof clock !== 'function') {
    throw new TypeError(
      'postgresStore: clock is not a function that gives milliseconds since 1970',
    );
  }
  return options;
}
