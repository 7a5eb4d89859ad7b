import type { DatabaseSync } from 'node:sqlite';

/** Each entry lifts the schema by one; an entry, once released, is never changed. */
export const migrations: readonly string[] = [
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
  // Which ring keys are needed; channels leased apart; one open request a subject; ages to sweep by.
  // A damaged document keeps nobody else from being lifted: it is refused when somebody asks for it.
  `ALTER TABLE account ADD COLUMN ring_keys TEXT;
   UPDATE account SET ring_keys = (
     SELECT nullif(group_concat(key_id, ' '), '') FROM (
       SELECT DISTINCT substr(rest, 1, instr(rest, '.') - 1) AS key_id FROM (
         SELECT substr(value ->> '$.sealedKey', instr(value ->> '$.sealedKey', '.') + 1) AS rest
         FROM (
           SELECT value FROM json_each(document, '$.authenticators')
           UNION ALL
           SELECT document -> '$.pending' WHERE document ->> '$.pending.sealedKey' IS NOT NULL
         )
       ) ORDER BY key_id
     )
   ) WHERE json_valid(document);
   CREATE INDEX account_by_ring_keys ON account (ring_keys, user_id) WHERE ring_keys IS NOT NULL;
   ALTER TABLE message ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE message ADD COLUMN ring_key TEXT;
   UPDATE message SET ring_key = substr(
       substr(sealed, instr(sealed, '.') + 1), 1,
       instr(substr(sealed, instr(sealed, '.') + 1), '.') - 1)
     WHERE settled_at IS NULL;
   DROP INDEX message_due;
   CREATE INDEX message_due ON message (channel, due_at, number) WHERE settled_at IS NULL;
   CREATE INDEX message_written ON message (written_at) WHERE settled_at IS NULL;
   CREATE INDEX message_by_ring_key ON message (ring_key, id) WHERE settled_at IS NULL;
   CREATE INDEX message_of_user ON message (user_id);
   ALTER TABLE request ADD COLUMN user_id TEXT;
   ALTER TABLE request ADD COLUMN subject TEXT;
   ALTER TABLE request ADD COLUMN submitted_at INTEGER NOT NULL DEFAULT 0;
   UPDATE request SET
     user_id = document ->> '$.userId',
     submitted_at = document ->> '$.submittedAt',
     subject = (document ->> '$.kind') || iif(document ->> '$.userId' IS NULL,
       ' email ' || (document ->> '$.email'), ' user ' || (document ->> '$.userId'))
     WHERE json_valid(document);
   DROP INDEX request_open;
   DROP INDEX request_ended;
   CREATE INDEX request_known ON request (due_at, id) WHERE ended_at IS NULL AND user_id IS NOT NULL;
   CREATE INDEX request_unknown ON request (due_at, id) WHERE ended_at IS NULL AND user_id IS NULL;
   CREATE INDEX request_ended ON request (ended_at, id) WHERE ended_at IS NOT NULL;
   CREATE INDEX request_by_subject ON request (subject, submitted_at, id) WHERE ended_at IS NULL;
   CREATE INDEX request_of_user ON request (user_id) WHERE user_id IS NOT NULL;
   CREATE INDEX request_stale ON request (submitted_at) WHERE ended_at IS NULL AND user_id IS NULL;`,
];

/** How many steps this version knows. */
export const knownSchema = migrations.length;

/** All statements that lift a file from a schema to that of this version, as SQL for the shell of SQLite. */
export function migrationsAsSql({ from = 0 }: { readonly from?: number } = {}): string {
  const steps = migrations.slice(from).map((statements, index) => {
    const text = statements.replaceAll(/^ {3}/gm, '').replace(/;?\s*$/, ';');
    return `BEGIN IMMEDIATE;\n${text}\nPRAGMA user_version = ${from + index + 1};\nCOMMIT;\n`;
  });
  return steps.join('');
}

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
    refuseNewer(version);
    for (const statements of migrations.slice(version)) database.exec(statements);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Watches for a newer version that lifts the file while this one has it open. What this one would write then
 * may lack what the newer one goes by.
 *
 * @returns throws an Error once that has happened
 */
export function schemaWatch(database: DatabaseSync): () => void {
  const select = database.prepare('PRAGMA user_version');
  return () => refuseNewer(Number(select.get()?.user_version));
}

function refuseNewer(version: number): void {
  if (version <= migrations.length) return;
  throw new Error(
    `the database has schema ${version}, this version of @keyfob/storage knows up to ${migrations.length}`,
  );
}

/** How many steps the file has had. */
export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
