import type { DatabaseSync } from 'node:sqlite';

/** Each entry lifts the schema by one; an entry, once released, is never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE account (
     user_id TEXT NOT NULL PRIMARY KEY,
     version INTEGER NOT NULL,
     document TEXT NOT NULL
   ) STRICT;
   CREATE TABLE event (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     user_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     detail TEXT NOT NULL
   ) STRICT;
   CREATE INDEX event_of_user ON event (user_id, id);`,
  `CREATE TABLE message (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     user_id TEXT NOT NULL,
     channel TEXT NOT NULL,
     not_before INTEGER,
     drop_at INTEGER NOT NULL,
     due_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     leased_at INTEGER,
     state TEXT NOT NULL DEFAULT 'waiting',
     settled_at INTEGER,
     sealed TEXT NOT NULL
   ) STRICT;
   CREATE INDEX message_due ON message (due_at) WHERE settled_at IS NULL;
   CREATE INDEX message_settled ON message (settled_at) WHERE settled_at IS NOT NULL;
   CREATE TABLE budget (
     key TEXT NOT NULL PRIMARY KEY,
     uses INTEGER NOT NULL,
     ends_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX budget_end ON budget (ends_at);
   CREATE TABLE request (
     id TEXT NOT NULL PRIMARY KEY,
     version INTEGER NOT NULL,
     due_at INTEGER NOT NULL,
     ended_at INTEGER,
     document TEXT NOT NULL
   ) STRICT;
   CREATE INDEX request_open ON request (due_at) WHERE ended_at IS NULL;
   CREATE INDEX request_ended ON request (ended_at) WHERE ended_at IS NOT NULL;`,
];

/**
 * Brings a database to the current schema, whichever process comes first.
 *
 * @throws Error when a newer version of this package has written the database
 */
export function migrate(database: DatabaseSync): void {
  if (schemaVersion(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = schemaVersion(database);
    if (version > migrations.length) {
      throw new Error(
        `the database has schema ${version}, this version of @keyfob/storage knows up to ${migrations.length}`,
      );
    }
    for (const statements of migrations.slice(version)) database.exec(statements);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
