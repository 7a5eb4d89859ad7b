import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  knownSchema,
  migrationsAsSql,
  type SqliteInspector,
  type SqliteStore,
  sqliteInspector,
  sqliteStore,
} from '@keyfob/storage/sqlite';
import { unusable } from '../output/stop.ts';
import type { Database } from './database.ts';
import { permissionsOf } from './permissions.ts';

/** The file of `sqliteStore`. */
export function sqliteDatabase(file: string): Database {
  let inspector: SqliteInspector | undefined;
  let store: SqliteStore | undefined;
  const inspect = () => {
    inspector ??= open(() => sqliteInspector({ file }));
    return inspector;
  };
  const work = () => {
    store ??= open(() => sqliteStore({ file }));
    return store;
  };

  return {
    label: `sqlite ${file}`,
    async schema() {
      if (!existsSync(file)) return { state: 'missing', found: 0, known: knownSchema };
      try {
        return await inspect().schema();
      } catch (error) {
        throw broken(error);
      }
    },
    get inspector() {
      return inspect();
    },
    async facts() {
      return {
        kind: 'sqlite',
        file,
        journalMode: inspect().journalMode(),
        fileMode: permissionsOf(file),
        folderMode: permissionsOf(dirname(file)),
        fileSystem: statfsSync(file).type,
      };
    },
    store: work,
    async migrate() {
      if (!existsSync(dirname(file)))
        throw unusable(`there is no folder ${dirname(file)}; make it`);
      work();
    },
    migrationsAsSql: (from) => migrationsAsSql({ from }),
    async close() {
      inspector?.close();
      store?.close();
    },
  };

  function open<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      throw broken(error);
    }
  }

  function broken(error: unknown) {
    const reason = error instanceof Error ? error.message : String(error);
    return unusable(`${file} cannot be used: ${reason}`, error);
  }
}
