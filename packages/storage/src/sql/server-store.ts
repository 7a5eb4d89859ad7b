import type { Store } from '@keyfob/core';
import type { Engine } from './engine.ts';
import { checkTables, migrate, type Schema } from './migrate.ts';
import { sqlStore } from './sql-store.ts';

/** A store on a database server. */
export interface ServerStore extends Store {
  /** Makes and lifts the tables now. */
  migrate(): Promise<void>;
}

/** Puts the tables of a store before its first call. */
export function serverStore(
  engine: Engine,
  { schema, migrates }: { readonly schema: Schema; readonly migrates: boolean },
): ServerStore {
  let ready: Promise<void> | undefined;
  const isReady = () => {
    ready ??= (migrates ? migrate(schema) : checkTables(schema)).catch((error: unknown) => {
      ready = undefined; // the next call tries again
      throw error;
    });
    return ready;
  };
  const store = sqlStore({
    ...engine,
    async connect() {
      await isReady();
      return engine.connect();
    },
  });
  return { ...store, migrate: () => migrate(schema) };
}
