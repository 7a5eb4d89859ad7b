import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionData } from 'express-session';
import { expect, it } from 'vitest';
import { openAdminFile } from './sqlite-data.ts';
import { SqliteSessionStore } from './sqlite-sessions.ts';

function newStore() {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-sessions-')), 'admin.sqlite');
  const database = openAdminFile(file);
  return { file, database, store: new SqliteSessionStore(database) };
}

function data(userId: string): SessionData {
  return { cookie: { originalMaxAge: null }, userId } as SessionData;
}

async function load(store: SqliteSessionStore, id: string): Promise<SessionData | null> {
  return new Promise((resolve, reject) => {
    store.get(id, (error, session) => (error ? reject(error) : resolve(session ?? null)));
  });
}

it('keeps a session over a restart', async () => {
  const { file, store } = newStore();
  store.set('s1', data('alice'));

  const reopened = new SqliteSessionStore(openAdminFile(file));

  expect(await load(reopened, 's1')).toMatchObject({ userId: 'alice' });
});

it('does not bring an ended session back when a slow request saves it late (A8)', async () => {
  const { store } = newStore();
  store.set('s1', data('alice'));

  store.destroy('s1');
  store.set('s1', data('alice'));

  expect(await load(store, 's1')).toBeNull();
});

it('keeps no session id in clear: a copy of the table opens nothing', () => {
  const { file, database, store } = newStore();
  store.set('an-id-that-is-easy-to-find', data('alice'));
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  expect(readFileSync(file, 'latin1')).not.toContain('an-id-that-is-easy-to-find');
});

it('tells a failing database to the caller instead of inventing a session', async () => {
  const { database, store } = newStore();
  database.close();

  await expect(load(store, 's1')).rejects.toThrow();
});
