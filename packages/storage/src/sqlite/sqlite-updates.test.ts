import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Account, SupportRequest } from '@keyfob/core';
import { afterEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { type SqliteStore, sqliteStore } from './index.ts';

const opened: SqliteStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'keyfob-updates-')), 'keyfob.sqlite');
}

function open(file: string): SqliteStore {
  const store = sqliteStore({ file });
  opened.push(store);
  return store;
}

function request(id: string): SupportRequest {
  return {
    ...{ schema: 1, id, kind: 'lost_access', state: 'open', email: `${id}@example.test` },
    ...{ message: 'My phone is gone.', submittedAt: 0, dueAt: 0 },
    ...{ evidence: [], approvals: [], trail: [] },
  };
}

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

  it('judges once what is new, also where it is a support request', async () => {
    const store = open(newFile());
    const change = (id: string) => vi.fn(() => ({ next: request(id), events: [], result: null }));
    const [first, second] = [change('r-1'), change('r-2')];

    await store.requests.update('r-1', first);
    await store.requests.updateOpen('lost_access email r-2@example.test', second);

    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('says so when its rule makes an account of another user (S9)', async () => {
    const store = open(newFile());

    const update = store.update('alice', (account) => write({ ...account, userId: 'bob' }));

    await expect(update).rejects.toEqual(new Error('the account is of another user'));
  });

  it('judges anew what somebody else has changed since', async () => {
    const file = newFile();
    const [first, second] = [open(file), open(file)];
    await first.update('alice', write);

    const seen: number[] = [];
    await first.update('alice', (account) => {
      seen.push(account.loginEpoch);
      if (seen.length === 1) changeBehindItsBack(file);
      return { next: account, events: [], result: null };
    });

    expect(seen).toEqual([0, 7]);
    expect((await load(second)).loginEpoch).toBe(7);
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

    await expect(update).rejects.toEqual(new Error('the store is closed'));
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
    const document = documentOf(file).replace('"loginEpoch":0', '"loginEpoch":7');
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

    const update = store.update('alice', () => ({ result: null }));

    await expect(update).rejects.toEqual(new Error('the store is closed'));
  });
});

/** The account of alice as it lies in the file. */
function documentOf(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare("SELECT document FROM account WHERE user_id = 'alice'").get();
  database.close();
  return String(row?.document);
}
