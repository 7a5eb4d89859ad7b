import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { inbox } from './inbox.ts';
import { openAdminFile, sqliteDatabase } from './sqlite-data.ts';
import { customers } from './users.ts';

/** A database as the first version has left it: no roles, no languages, mails without subjects. */
function oldDatabase(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-old-')), 'admin.sqlite');
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE user (
      id TEXT NOT NULL PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      phone TEXT NOT NULL, password_hash TEXT NOT NULL, email_verified INTEGER NOT NULL,
      phone_verified INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE message (
      id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, recipient TEXT NOT NULL,
      text TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    INSERT INTO user VALUES ('u1', 'old@example.test', 'Old Example', '+420 555 000 199', 'x', 1, 1);
    INSERT INTO message (kind, recipient, text, at) VALUES ('mail', 'old@example.test', 'Hello', 1);`);
  database.close();
  return file;
}

it('lifts a database of an older version, and leaves it alone the next time', async () => {
  const file = oldDatabase();

  openAdminFile(file).close();
  const database = sqliteDatabase(openAdminFile(file));

  expect(await customers(database).byId('u1')).toEqual({
    id: 'u1',
    email: 'old@example.test',
    name: 'Old Example',
    phone: '+420555000199',
    locale: 'en',
    role: 'customer',
    contacts: { email: 'verified', phone: 'verified' },
    contactsChangedAt: undefined,
  });
  expect(await inbox(database).list()).toMatchObject([{ text: 'Hello', subject: undefined }]);
});
