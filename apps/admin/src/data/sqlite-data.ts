import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Data, Database } from './data.ts';
import { adding } from './insert.ts';
import { TableSessionStore } from './table-sessions.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS customer (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    email_verified INTEGER NOT NULL,
    phone_verified INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS session (
    id_hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT,
    data TEXT,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS session_of_user ON session (user_id);
  CREATE INDEX IF NOT EXISTS session_by_expiry ON session (expires_at);
  CREATE TABLE IF NOT EXISTS contact_code (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;`;

/** Columns that came later: databases of older versions get them when they are opened. */
const laterColumns = {
  customer: {
    locale: "TEXT NOT NULL DEFAULT 'en'",
    role: "TEXT NOT NULL DEFAULT 'customer'",
    contacts_changed_at: 'INTEGER',
  },
  message: { subject: 'TEXT', html: 'TEXT' },
} as const;

/** Two files in a folder of this machine: one of Keyfob, one of the demo. */
export function openSqlite(folder: string): Data {
  const file = openAdminFile(join(folder, 'admin.sqlite'));
  const store = sqliteStore({ file: join(folder, 'keyfob.sqlite') });
  const database = sqliteDatabase(file);
  return {
    ...{ store, database },
    sessions: new TableSessionStore(database),
    limiter: ({ points, seconds }) => new RateLimiterMemory({ points, duration: seconds }),
    async reach() {
      file.prepare('SELECT 1').get();
    },
    async close() {
      store.close();
      file.close();
    },
  };
}

export function sqliteDatabase(file: DatabaseSync): Database {
  const run: Database['run'] = async (sql, ...values) => {
    const statement = file.prepare(sql);
    if (sql.startsWith('SELECT')) return { rows: statement.all(...values), changed: 0 };
    return { rows: [], changed: Number(statement.run(...values).changes) };
  };
  return { run, add: adding(run, (insert) => `${insert} ON CONFLICT DO NOTHING`) };
}

/** Opens the demo's own tables: customers, sessions, contact codes and the inbox. */
export function openAdminFile(name: string): DatabaseSync {
  closeSync(openSync(name, 'a', 0o600));
  chmodSync(name, 0o600);
  const file = new DatabaseSync(name);
  file.exec('PRAGMA journal_mode = wal; PRAGMA busy_timeout = 1000; PRAGMA foreign_keys = on;');
  file.exec('BEGIN IMMEDIATE'); // one process lifts it, others wait for that
  renameUser(file);
  file.exec(schema);
  addLaterColumns(file);
  file.exec('COMMIT');
  return file;
}

/** The table of customers had a name that PostgreSQL keeps for itself. */
function renameUser(file: DatabaseSync): void {
  if (file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'user'").get() !== undefined) {
    file.exec('ALTER TABLE user RENAME TO customer');
  }
}

function addLaterColumns(file: DatabaseSync): void {
  for (const [table, columns] of Object.entries(laterColumns)) {
    const present = file.prepare(`PRAGMA table_info(${table})`).all();
    const missing = Object.entries(columns).filter(
      ([name]) => !present.some((column) => column.name === name),
    );
    for (const [name, type] of missing) {
      file.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    }
  }
  // Numbers were kept as they are read aloud; SMS need them as E.164 has them.
  file.exec("UPDATE customer SET phone = replace(phone, ' ', '') WHERE phone LIKE '% %'");
}
