import { DatabaseSync } from 'node:sqlite';
import { figuresOf } from '../inspection/figures.ts';
import type { Inspector } from '../inspection/inspector.ts';
import { schemaReport } from '../inspection/schema-report.ts';
import { knownSchema, schemaVersion } from './migrations.ts';

/** An inspector of a SQLite file. */
export interface SqliteInspector extends Inspector {
  /** How SQLite keeps its journal in the file; `sqliteStore` sets `wal`. */
  journalMode(): string;
  close(): void;
}

/**
 * Looks at the file of a store. It is opened for reading alone, and not made when it is not there.
 *
 * @throws Error when it cannot be opened, or is no database of SQLite
 */
export function sqliteInspector({ file }: { readonly file: string }): SqliteInspector {
  const database = new DatabaseSync(file, { readOnly: true });
  const figures = figuresOf({
    ask: async (sql, values = []) => database.prepare(sql).all(...values),
    now: async () => Date.now(),
    tables: { account: 'account', event: 'event', message: 'message', request: 'request' },
    oldestEvent: 'SELECT at FROM event WHERE id > 0 ORDER BY id LIMIT 1',
  });
  return {
    ...figures,
    async schema() {
      const number = schemaVersion(database);
      return schemaReport({ number, worksFrom: number }, knownSchema);
    },
    journalMode: () => String(database.prepare('PRAGMA journal_mode').get()?.journal_mode),
    close: () => database.close(),
  };
}
