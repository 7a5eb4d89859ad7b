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
import { type Account, generateKeyRing, parseKeyRing } from '@keyfob/core';
import { storeSuite, trialKeyfob, trialPassword, virtualAuthenticator } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, type MockInstance, vi } from 'vitest';
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

describe('an update', () => {
  const write = (account: Account) => ({ next: account, events: [], result: null });

  const transactions = (exec: MockInstance<DatabaseSync['exec']>) =>
    exec.mock.calls.filter(([sql]) => sql === 'BEGIN IMMEDIATE').length;

  it('shares one transaction, and so one sync, with all others of its turn', async () => {
    const store = open(newFile());
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');

    await Promise.all(Array.from({ length: 64 }, (_, n) => store.update(`user-${n}`, write)));

    expect(transactions(exec)).toBe(1);
    exec.mockRestore();
  });

  it('that changes nothing takes no lock', async () => {
    const store = open(newFile());
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');

    await store.update('alice', () => ({ result: 'read' }));

    expect(transactions(exec)).toBe(0);
    exec.mockRestore();
  });

  it('judges once while nobody else is in the way', async () => {
    const store = open(newFile());
    const decide = vi.fn(write);

    await store.update('alice', decide);

    expect(decide).toHaveBeenCalledTimes(1);
  });

  it('judges anew what somebody else has changed since', async () => {
    const file = newFile();
    const [first, second] = [open(file), open(file)];
    await first.update('alice', write);

    const seen: number[] = [];
    await first.update('alice', (account) => {
      seen.push(account.attempts.code.failures);
      if (seen.length === 1) changeBehindItsBack(file);
      return { next: account, events: [], result: null };
    });

    expect(seen).toEqual([0, 7]);
    expect((await load(second)).attempts.code.failures).toBe(7);
  });

  it('leaves no overwritten page in the log once it is quiet for a second (D2)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const file = newFile();
    const store = open(file);
    await store.update('alice', write);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);

    vi.advanceTimersByTime(500);
    await store.update('alice', write);
    vi.advanceTimersByTime(999);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    vi.advanceTimersByTime(1);

    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('that waits is finished before the file is closed', async () => {
    const file = newFile();
    const store = open(file);
    const update = store.update('alice', write);

    store.close();

    await expect(update).resolves.toMatchObject({ result: null });
    expect(documentOf(file)).toContain('alice');
  });

  it('that waits for another process ends when the store is closed', async () => {
    const file = newFile();
    const store = open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const update = store.update('alice', write);
    await new Promise(setImmediate);
    await new Promise(setImmediate);

    store.close();
    other.close();

    await expect(update).rejects.toThrow('the store is closed');
  });

  it('that fails for another reason than a lock fails at once', async () => {
    const file = newFile();
    const store = open(file);
    const other = new DatabaseSync(file);
    other.exec('DROP TABLE event');
    other.close();

    const update = store.update('alice', (account) => ({
      next: account,
      events: [{ type: 'deactivated' }],
      result: null,
    }));

    await expect(update).rejects.toThrow('no such table');
    expect(() => documentOf(file)).not.toThrow();
    expect(documentOf(file)).toBe('undefined');
    await expect(store.update('alice', write)).resolves.toBeDefined();
  });

  function changeBehindItsBack(file: string): void {
    const database = new DatabaseSync(file);
    const document = documentOf(file).replace('"failures":0', '"failures":7');
    database
      .prepare("UPDATE account SET version = version + 1, document = ? WHERE user_id = 'alice'")
      .run(document);
    database.close();
  }

  async function load(store: SqliteStore): Promise<Account> {
    const decision = await store.update('alice', (account) => ({ result: account }));
    return 'result' in decision ? decision.result : expect.fail();
  }
});

describe('trouble while running', () => {
  it('waits for another process that holds the lock, and answers once it is free', async () => {
    const file = newFile();
    const store = open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const update = store.update('alice', (account) => ({ next: account, events: [], result: 7 }));

    const reading = await store.update('alice', () => ({ result: 'read' }));
    setTimeout(() => other.exec('COMMIT'), 300);

    expect(reading).toEqual({ result: 'read' });
    expect(await update).toMatchObject({ result: 7 });
    other.close();
  });

  it('attack 23: gives up on a lock that is never freed, and changes nothing', async () => {
    const file = newFile();
    const store = open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');

    const update = store.update('alice', (account) => ({ next: account, events: [], result: 7 }));

    await expect(update).rejects.toThrow(/locked/);
    other.exec('ROLLBACK');
    expect(other.prepare('SELECT count(*) AS n FROM account').get()).toEqual({ n: 0 });
    other.close();
  }, 20_000);

  it('refuses everything once it is closed', async () => {
    const store = open(newFile());
    store.close();

    await expect(store.update('alice', () => ({ result: null }))).rejects.toThrow(
      'the store is closed',
    );
  });
});

/** The account of alice as it lies in the file. */
function documentOf(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare("SELECT document FROM account WHERE user_id = 'alice'").get();
  database.close();
  return String(row?.document);
}
