import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionData } from 'express-session';
import { expect, it } from 'vitest';
import { openAdminFile, sqliteDatabase } from './sqlite-data.ts';
import { TableSessionStore } from './table-sessions.ts';

function newStore() {
  const name = join(mkdtempSync(join(tmpdir(), 'keyfob-sessions-')), 'admin.sqlite');
  const file = openAdminFile(name);
  return { name, file, store: new TableSessionStore(sqliteDatabase(file)) };
}

const alices = { cookie: { originalMaxAge: null }, userId: 'alice' } as SessionData;

async function save(store: TableSessionStore, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    store.set(id, alices, (error) => (error ? reject(error) : resolve()));
  });
}

async function load(store: TableSessionStore, id: string): Promise<SessionData | null> {
  return new Promise((resolve, reject) => {
    store.get(id, (error, session) => (error ? reject(error) : resolve(session ?? null)));
  });
}

it('keeps a session over a restart', async () => {
  const { name, store } = newStore();
  await save(store, 's1');

  const reopened = new TableSessionStore(sqliteDatabase(openAdminFile(name)));

  expect(await load(reopened, 's1')).toMatchObject({ userId: 'alice' });
});

it('does not bring an ended session back when a slow request saves it late (A8)', async () => {
  const { store } = newStore();
  await save(store, 's1');

  await new Promise((resolve) => store.destroy('s1', resolve));
  await save(store, 's1');

  expect(await load(store, 's1')).toBeNull();
});

it('keeps no session id in clear: a copy of the table opens nothing', async () => {
  const { name, file, store } = newStore();
  await save(store, 'an-id-that-is-easy-to-find');
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)');

  expect(readFileSync(name, 'latin1')).not.toContain('an-id-that-is-easy-to-find');
});

it('tells a failing database to the caller instead of inventing a session', async () => {
  const { file, store } = newStore();
  file.close();

  await expect(load(store, 's1')).rejects.toThrow();
});
