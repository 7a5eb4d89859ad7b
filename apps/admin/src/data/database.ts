import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS user (
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
  user: {
    locale: "TEXT NOT NULL DEFAULT 'en'",
    role: "TEXT NOT NULL DEFAULT 'customer'",
    contacts_changed_at: 'INTEGER',
  },
  message: { subject: 'TEXT', html: 'TEXT' },
} as const;

/** Opens the demo's own tables: users, sessions, contact codes and the inbox. Keyfob has its own file. */
export function openAdminDatabase(file: string): DatabaseSync {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = wal; PRAGMA busy_timeout = 1000; PRAGMA foreign_keys = on;');
  database.exec(schema);
  addLaterColumns(database);
  return database;
}

function addLaterColumns(database: DatabaseSync): void {
  for (const [table, columns] of Object.entries(laterColumns)) {
    const present = database.prepare(`PRAGMA table_info(${table})`).all();
    const missing = Object.entries(columns).filter(
      ([name]) => !present.some((column) => column.name === name),
    );
    for (const [name, type] of missing) {
      database.exec(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
    }
  }
  // Numbers were kept as they are read aloud; SMS need them as E.164 has them.
  database.exec("UPDATE user SET phone = replace(phone, ' ', '') WHERE phone LIKE '% %'");
}
