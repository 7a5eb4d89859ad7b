import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Account, encodeAccount, newAccount } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { sqliteStore } from './index.ts';

/** The schema as it was first released; it stands here so that nobody changes it there. */
const schema1 = `
  CREATE TABLE account (
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
  CREATE INDEX event_of_user ON event (user_id, id);
  PRAGMA user_version = 1;`;

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'keyfob-migration-')), 'keyfob.sqlite');
}

/** A file of schema 1 with an account that has one failure and one event. */
function oldFile(): string {
  const file = newFile();
  const database = new DatabaseSync(file);
  database.exec(schema1);
  const account = newAccount('alice');
  const code = { failures: 1, blockedUntil: 0 } as Account['attempts']['code'];
  const text = encodeAccount({ ...account, attempts: { ...account.attempts, code } });
  database.prepare("INSERT INTO account VALUES ('alice', 4, ?)").run(text);
  const event = JSON.stringify({ type: 'deactivated' });
  database.prepare("INSERT INTO event VALUES (9, 'alice', 1769851800000, ?)").run(event);
  database.close();
  return file;
}

function shapeOf(file: string) {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  const version = database.prepare('PRAGMA user_version').get()?.user_version;
  database.close();
  const objects = rows.map(({ name, sql }) => [name, String(sql).replaceAll(/\s+/g, ' ')]);
  return { objects: Object.fromEntries(objects), version };
}

describe('a file of the first schema', () => {
  it('is lifted with everything in it', async () => {
    const file = oldFile();

    const store = sqliteStore({ file });

    const decision = await store.update('alice', (account) => ({ result: account }));
    expect(decision).toMatchObject({ result: { attempts: { code: { failures: 1 } } } });
    const events = await store.events('alice', { limit: 10 });
    expect(events).toEqual([{ type: 'deactivated', id: 9, userId: 'alice', at: 1769851800000 }]);
    expect(await store.spend([{ key: 'k', most: 1, windowSeconds: 60 }])).toBe(0);
    store.close();
  });

  it('gets the same shape as a new one', () => {
    const [old, fresh] = [oldFile(), newFile()];

    for (const file of [old, fresh]) sqliteStore({ file }).close();

    expect(shapeOf(old)).toEqual(shapeOf(fresh));
    expect(shapeOf(old).version).toBe(3);
  });

  it('stays as it was when it cannot be lifted', () => {
    const file = oldFile();
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE budget (own INTEGER)'); // a table of somebody else
    database.close();

    expect(() => sqliteStore({ file })).toThrow('table budget already exists');

    expect(shapeOf(file).version).toBe(1);
    expect(shapeOf(file).objects).not.toHaveProperty('message');
  });
});
