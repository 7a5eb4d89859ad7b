import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import { storeSuite, trialKeyfob, trialPassword, virtualAuthenticator } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SqliteStore, sqliteStore } from './index.ts';

const opened: SqliteStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'keyfob-sqlite-')), 'keyfob.sqlite');
}

function open(file: string, clock?: () => number): SqliteStore {
  const store = sqliteStore({ file, ...(clock && { clock }) });
  opened.push(store);
  return store;
}

storeSuite({ describe, it }, async (clock) => {
  const file = newFile();
  return { store: open(file, clock), reopen: async () => open(file, clock) };
});

describe('the options', () => {
  it.each<[unknown, string]>([
    [undefined, "sqliteStore takes an object: { file: 'keyfob.sqlite' }"],
    [null, "sqliteStore takes an object: { file: 'keyfob.sqlite' }"],
    ['keyfob.sqlite', "sqliteStore takes an object: { file: 'keyfob.sqlite' }"],
    [{}, 'sqliteStore: file is missing; give the path of the database file'],
    [{ file: '' }, 'sqliteStore: file is missing; give the path of the database file'],
    [{ file: 7 }, 'sqliteStore: file is missing; give the path of the database file'],
    [{ file: null }, 'sqliteStore: file is missing; give the path of the database file'],
    [{ path: 'x' }, 'sqliteStore has no option "path"; known are: file, clock'],
    [{ file: 'x', path: 'x' }, 'sqliteStore has no option "path"; known are: file, clock'],
    ...[':memory:', 'file:x.sqlite', 'file::memory:?cache=shared'].map(
      (file): [unknown, string] => [
        { file },
        `sqliteStore: file is "${file}"; it must be the path of a file, as what is answered must survive the process. For tests there is memoryStore() in @keyfob/core/testing`,
      ],
    ),
    [
      { file: 'x', clock: 7 },
      'sqliteStore: clock is not a function that gives milliseconds since 1970',
    ],
    [
      { file: 'x', clock: null },
      'sqliteStore: clock is not a function that gives milliseconds since 1970',
    ],
  ])('%j are refused, naming the option, before a file is made', (options, message) => {
    expect(() => sqliteStore(options as never)).toThrow(new TypeError(message));
    expect(['x', ':memory:', 'file:x.sqlite'].filter((name) => existsSync(name))).toEqual([]);
  });

  it('without a clock go by the system’s', async () => {
    const store = open(newFile());
    const before = Date.now();
    const decision = await store.update('alice', (_, now) => ({ result: now }));

    const now = 'result' in decision ? decision.result : Number.NaN;
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});

describe('the database file', () => {
  it('is readable by its owner only, like the files beside it (S5)', async () => {
    const file = newFile();
    const store = open(file);
    await store.update('alice', (account) => ({ next: account, events: [], result: null }));

    const folder = join(file, '..');
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);

    expect(modes.length).toBeGreaterThan(1);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it('is closed to others even if it was open before (S5)', () => {
    const file = newFile();
    new DatabaseSync(file).close();
    expect(statSync(file).mode & 0o077).not.toBe(0);

    open(file);

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is written ahead and synced at every commit (S5)', () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    open(newFile());
    const [database] = exec.mock.contexts as DatabaseSync[]; // how often it syncs only its own connection tells
    exec.mockRestore();
    const settingOf = (pragma: string) => database?.prepare(`PRAGMA ${pragma}`).get()?.[pragma];

    expect(settingOf('journal_mode')).toBe('wal');
    expect(settingOf('synchronous')).toBe(2); // FULL
    expect(settingOf('secure_delete')).toBe(1);
  });

  it('holds nothing of a key after disabling, not even in freed pages (D2)', async () => {
    const file = newFile();
    const store = open(file);
    const ring = generateKeyRing();
    const trial = trialKeyfob({ store, keys: parseKeyRing(ring) });
    const { uri } = await trial.keyfob.beginEnrolment({ userId: 'alice' });
    const authenticator = virtualAuthenticator(uri);
    const activation = { password: trialPassword, code: authenticator.codeAt(Date.now()) };
    await trial.keyfob.activate({ userId: 'alice', input: activation });
    const sealed = /"sealedKey":"([^"]+)"/.exec(documentOf(file))?.[1] ?? '';
    expect(sealed).not.toBe('');

    const input = { password: trialPassword, code: authenticator.codeAt(Date.now() + 30_000) };
    await trial.keyfob.deactivate({ userId: 'alice', input });
    store.close();

    const folder = join(file, '..');
    const bytes = Buffer.concat(
      readdirSync(folder).map((name) => readFileSync(join(folder, name))),
    );
    expect(bytes.includes('alice')).toBe(true);
    expect(bytes.includes(sealed)).toBe(false);
    expect(documentOf(file)).not.toContain('sealedKey');
  });

  it('of a newer version is refused at start, untouched', () => {
    const file = newFile();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();

    expect(() => open(file)).toThrow(/schema 99, this version of @keyfob\/storage knows up to 3/);
    const again = new DatabaseSync(file);
    expect(() => again.exec('CREATE TABLE free (n INTEGER)')).not.toThrow(); // no lock was left behind
    again.close();
  });

  it('on a file system that cannot write ahead is refused at start (S5)', () => {
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
    prepare.mockImplementation(() => ({ get: () => ({ journal_mode: 'delete' }) }) as never);
    const close = vi.spyOn(DatabaseSync.prototype, 'close');

    expect(() => open(newFile())).toThrow('SQLite keeps journal_mode at delete; wal is needed');
    expect(close).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it('that is up to date opens at once while another process writes', () => {
    const file = newFile();
    open(file).close();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');

    expect(() => open(file)).not.toThrow();
    other.close();
  });

  it('that another process is still making is waited for', async () => {
    const file = newFile();
    const state = new Int32Array(new SharedArrayBuffer(4));
    const maker = new Worker(makerScript, { eval: true, workerData: { file, state } });
    await vi.waitUntil(() => Atomics.load(state, 0) === 1, { timeout: 10_000, interval: 5 });

    expect(() => open(file)).not.toThrow();

    expect(Atomics.load(state, 0)).toBe(2);
    await once(maker, 'exit');
  });

  it('that another process has made just before is taken as it is', () => {
    const file = newFile();
    const { exec } = DatabaseSync.prototype;
    const spy = vi.spyOn(DatabaseSync.prototype, 'exec');
    spy.mockImplementation(function (this: DatabaseSync, sql) {
      if (sql === 'BEGIN IMMEDIATE') {
        spy.mockRestore();
        open(file);
      }
      exec.call(this, sql);
    });

    expect(() => open(file)).not.toThrow();
  });

  it('in a folder that does not exist is refused at start', () => {
    expect(() => open(join(newFile(), 'missing', 'keyfob.sqlite'))).toThrow(/ENOTDIR|ENOENT/);
  });

  it('that is something else is refused at start', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'keyfob-sqlite-')), 'keyfob.sqlite');
    const text = 'this is no database, it is a text that somebody put here'.repeat(40);
    writeFileSync(file, text);

    expect(() => open(file)).toThrow(/not a database/);
  });
});

/** Holds the lock on a new file for a while; its state is 1 when it has it and 2 when it lets go. */
const makerScript = `
  const { DatabaseSync } = require('node:sqlite');
  const { file, state } = require('node:worker_threads').workerData;
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = wal; BEGIN IMMEDIATE');
  Atomics.store(state, 0, 1);
  Atomics.wait(state, 0, 1, 300);
  Atomics.store(state, 0, 2);
  database.exec('COMMIT');`;

/** The account of alice as it lies in the file. */
function documentOf(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare("SELECT document FROM account WHERE user_id = 'alice'").get();
  database.close();
  return String(row?.document);
}
