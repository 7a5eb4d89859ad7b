/** What inspectors tell of real databases: a SQLite file, and servers where they answer. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '@keyfob/core';
import { manualClock, trialKeyfob } from '@keyfob/core/testing';
import { findServer } from '@keyfob/test-servers';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mysqlInspector, mysqlStore } from '../mysql/index.ts';
import { migrationsAsSql, postgresInspector, postgresStore } from '../postgres/index.ts';
import {
  migrationsAsSql as migrationsOfSqlite,
  sqliteInspector,
  sqliteStore,
} from '../sqlite/index.ts';
import type { Inspector } from './inspector.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyfob-inspector-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { url, isThere } = await findServer('postgres');
const pool = new Pool({ connectionString: url });
const mysql = await findServer('mysql');
afterAll(() => pool.end());

/** One user with OTP on, and one whose OTP an operator has turned off and who has a key on screen since. */
async function fill(store: Store): Promise<void> {
  const { keyfob, enrol } = trialKeyfob({ store, clock: manualClock(Date.now()) });
  await keyfob.check();
  await enrol('alice');
  await enrol('bob');
  await keyfob.reset({ userId: 'bob', actor: 'operator' });
  await keyfob.beginEnrolment({ userId: 'bob' });
}

async function expectFigures(inspector: Inspector): Promise<void> {
  expect(await inspector.schema()).toMatchObject({ state: 'fits' });
  const figures = await inspector.figures();
  expect(figures).toMatchObject({ accounts: 2, accountsWithKey: 2 });
  const task = figures.channels.find(({ channel }) => channel === 'task');
  expect(task).toMatchObject({ waiting: 1, mostAttempts: 0, lastDay: { sent: 0, failed: 0 } });
  expect(figures.channels.find(({ channel }) => channel === 'mail')?.waiting).toBe(2);
  expect(Math.abs((figures.oldestEventAt ?? 0) - Date.now())).toBeLessThan(120_000);
  expect((await inspector.account('alice')).authenticators).toHaveLength(1);
  expect((await inspector.account('nobody')).authenticators).toEqual([]);
  expect(await inspector.sealed()).toMatchObject([{ accounts: 2, messages: 3 }]);
  expect(await inspector.scan()).toEqual({ on: 1, recovering: 0 });
  expect(await inspector.requestsOf('alice')).toEqual({ open: 0, ended: 0 });
  expect(Math.abs((await inspector.now()) - Date.now())).toBeLessThan(60_000);
}

describe('the inspector of SQLite', () => {
  const file = join(folder, 'one.sqlite');

  it('counts what the store has written', async () => {
    const store = sqliteStore({ file });
    await fill(store);
    store.close();
    const inspector = sqliteInspector({ file });

    await expectFigures(inspector);

    expect(inspector.journalMode()).toBe('wal');
    inspector.close();
  });

  it('makes no file, and tells an empty one from one of another version', async () => {
    const missing = join(folder, 'missing.sqlite');
    const other = join(folder, 'other.sqlite');
    const database = new DatabaseSync(other);
    const states: string[] = [];
    for (const version of [0, 1, 99]) {
      database.exec(`PRAGMA user_version = ${version}`);
      const inspector = sqliteInspector({ file: other });
      states.push((await inspector.schema()).state);
      inspector.close();
    }
    database.close();

    expect(() => sqliteInspector({ file: missing })).toThrow();
    expect(existsSync(missing)).toBe(false);
    expect(states).toEqual(['missing', 'older', 'newer']);
  });

  it('finds a schema that fits where its statements were run by hand', async () => {
    const byHand = join(folder, 'by-hand.sqlite');
    const database = new DatabaseSync(byHand);
    database.exec(migrationsOfSqlite());
    database.close();
    const inspector = sqliteInspector({ file: byHand });

    expect(await inspector.schema()).toMatchObject({ state: 'fits', found: 3 });
    inspector.close();
    sqliteStore({ file: byHand }).close();
  });
});

describe.skipIf(!isThere)('the inspector of PostgreSQL', () => {
  const schema = `keyfob_inspector_${process.pid}`;
  afterEach(() => pool.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));

  it('counts what the store has written', async () => {
    await fill(postgresStore({ pool, schema }));

    await expectFigures(postgresInspector({ pool, schema }));
  });

  it('tells missing tables from those of another version', async () => {
    const inspector = postgresInspector({ pool, schema });

    const before = await inspector.schema();
    await pool.query(migrationsAsSql({ schema }));
    const after = await inspector.schema();
    await pool.query(`INSERT INTO ${schema}.keyfob_migration VALUES (99, 98)`);
    const later = await inspector.schema();

    expect([before.state, after.state, later.state]).toEqual(['missing', 'fits', 'newer']);
  });
});

describe.skipIf(!mysql.isThere)('the inspector of MySQL', () => {
  const database = `keyfob_inspector_${process.pid}`;
  const server = createPool({ uri: mysql.url });
  beforeEach(() => server.query(`CREATE DATABASE ${database}`));
  afterEach(() => server.query(`DROP DATABASE IF EXISTS ${database}`));
  afterAll(() => server.end());

  it('counts what the store has written, and tells missing tables', async () => {
    const inspector = mysqlInspector({ pool: server, database });

    const before = await inspector.schema();
    await fill(mysqlStore({ pool: server, database }));

    expect(before.state).toBe('missing');
    await expectFigures(inspector);
  });
});
