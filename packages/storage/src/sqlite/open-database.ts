import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrations.ts';

/** Milliseconds for which SQLite itself waits for another process; longer waits must not stop the event loop. */
const busyTimeoutMs = 100;

/**
 * Opens the file so that what was answered survives a power cut (S5): write-ahead log, a sync at
 * every commit, readable by its owner only, and deleted content overwritten.
 *
 * @throws Error when the file cannot be opened or its file system cannot keep these promises
 */
export function openDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600)); // made here, because SQLite would make it readable by others
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs * 50}`);
    demand(database, 'journal_mode', 'wal');
    demand(database, 'synchronous', 2);
    demand(database, 'secure_delete', 1);
    migrate(database);
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function demand(database: DatabaseSync, pragma: string, value: string | number): void {
  database.exec(`PRAGMA ${pragma} = ${value}`);
  const answer = database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
  if (answer !== value) {
    throw new Error(
      `SQLite keeps ${pragma} at ${answer}; ${value} is needed, or a power cut could lose what was answered. Is the file on a network drive?`,
    );
  }
}
