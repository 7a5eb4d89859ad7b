import type { Store } from '@keyfob/core';
import type { Engine } from './engine.ts';
import { checkTables, migrate, type Schema } from './migrate.ts';
import { sqlStore } from './sql-store.ts';

/** A store on a database server. */
export interface ServerStore extends Store {
  /** Makes and lifts the tables now. */
  migrate(): Promise<void>;
}

/**
 * So long a look at the server and its tables counts, in milliseconds. Until then another server may have taken
 * the place of this one, or a newer version may have lifted the tables.
 */
const longestTrustMs = 10_000;

/** Puts the tables of a store before its first call, and a look at them before later ones. */
export function serverStore(
  engine: Engine,
  { schema, migrates }: { readonly schema: Schema; readonly migrates: boolean },
): ServerStore {
  let ready: Promise<void> | undefined;
  let lookAgainAt = 0;
  const isReady = () => {
    if (ready === undefined || performance.now() >= lookAgainAt) {
      const look = ready === undefined && migrates ? migrate : checkTables;
      lookAgainAt = performance.now() + longestTrustMs;
      ready = look(schema).catch((error: unknown) => {
        ready = undefined; // the next call tries again
        throw error;
      });
    }
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
