import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Account, encodeAccount, newAccount } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { type SqliteStore, sqliteStore } from './index.ts';

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

/** What the second one added. */
const schema2 = `${schema1}
  CREATE TABLE message (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    not_before INTEGER,
    drop_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    leased_at INTEGER,
    state TEXT NOT NULL DEFAULT 'waiting',
    settled_at INTEGER,
    sealed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_due ON message (due_at) WHERE settled_at IS NULL;
  CREATE INDEX message_settled ON message (settled_at) WHERE settled_at IS NOT NULL;
  CREATE TABLE budget (
    key TEXT NOT NULL PRIMARY KEY,
    uses INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX budget_end ON budget (ends_at);
  CREATE TABLE request (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    ended_at INTEGER,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX request_open ON request (due_at) WHERE ended_at IS NULL;
  CREATE INDEX request_ended ON request (ended_at) WHERE ended_at IS NOT NULL;
  PRAGMA user_version = 2;`;

const now = 1_769_850_000_000;
const page = { limit: 10, unknownWithinSeconds: 86_400, endedWithinSeconds: 86_400 };

/** An account of schema 2, as it lay in a database. */
function oldAccount(userId: string, change: object = {}): string {
  const none = { failures: 0, blockedUntil: null };
  return JSON.stringify({
    ...{ schema: 2, userId, authenticators: [], pending: null, spentLogins: [] },
    attempts: { code: none, password: none, activation: none },
    ...{ recovery: null, recoveryStarts: [], notice: null, frozenUntil: null, ...change },
  });
}

const keyOf = (id: string, ringKey: string) => ({
  ...{ id, name: 'Phone', sealedKey: `1.${ringKey}.${'A'.repeat(64)}`, algorithm: 'SHA1' },
  ...{ digits: 6, periodSeconds: 30, lastStep: 7, addedAt: 1, lastUsedAt: 2 },
});
const onScreen = (id: string, ringKey: string) => ({
  ...{ id, sealedKey: `1.${ringKey}.${'B'.repeat(64)}`, algorithm: 'SHA1', digits: 6 },
  ...{ periodSeconds: 30, failures: 0, expiresAt: 9 },
});

function oldRequest(id: string, change: object = {}): string {
  return JSON.stringify({
    ...{ schema: 1, id, kind: 'lost_access', state: 'open', email: 'alice@example.test' },
    ...{ message: 'Help.', submittedAt: now, dueAt: now + 1, evidence: [], approvals: [] },
    ...{ trail: [{ at: now, by: 'requester', action: 'submitted' }], ...change },
  });
}

/** A file of schema 2 that was in use. */
function usedFile(): string {
  const file = newFile();
  const database = new DatabaseSync(file);
  database.exec(schema2);
  const account = database.prepare('INSERT INTO account VALUES (?, 3, ?)');
  account.run('none', oldAccount('none'));
  account.run('one', oldAccount('one', { authenticators: [keyOf('a', 'k1')] }));
  account.run('setting', oldAccount('setting', { pending: onScreen('p', 'k2') }));
  const both = {
    authenticators: [keyOf('a', 'k2'), keyOf('b', 'k1')],
    pending: onScreen('p', 'k3'),
  };
  account.run('both', oldAccount('both', both));
  const waiting = {
    phase: 'waiting',
    id: 'f',
    by: 'support',
    requestId: 'r-known',
    effectiveAt: 5,
  };
  const wait = { authenticators: [keyOf('a', 'k1')], recovery: waiting, recoveryStarts: [4] };
  account.run('waiting', oldAccount('waiting', wait));

  const message = database.prepare(
    `INSERT INTO message (id, user_id, channel, not_before, drop_at, due_at, state, settled_at, sealed)
     VALUES (?, 'one', ?, ?, ?, ?, ?, ?, ?)`,
  );
  message.run('mail', 'mail', null, now * 2, 5, 'waiting', null, '1.k1.body of mail');
  message.run('sms', 'sms', 6, now * 2, 6, 'waiting', null, '1.k4.body of sms');
  message.run('task', 'task', null, now * 2, now * 2, 'waiting', null, '1.k1.body of task');
  message.run('sent', 'mail', null, now * 2, 5, 'sent', now, '');

  const request = database.prepare('INSERT INTO request VALUES (?, 2, ?, ?, ?)');
  request.run('r-known', now + 1, null, oldRequest('r-known', { userId: 'waiting' }));
  request.run('r-unknown', now, null, oldRequest('r-unknown'));
  const ended = { state: 'done', endedAt: now, userId: 'one' };
  request.run('r-ended', now, now, oldRequest('r-ended', ended));
  const objection = { kind: 'not_me', userId: 'one', dueAt: now + 2 };
  request.run('r-not-me', now + 2, null, oldRequest('r-not-me', objection));
  database.prepare("INSERT INTO budget VALUES ('k', 1, ?)").run(now + 60_000);
  database.close();
  return file;
}

async function accountOf(store: SqliteStore, userId: string): Promise<Account> {
  const decision = await store.update(userId, (account) => ({ result: account }));
  return 'result' in decision ? decision.result : expect.fail('refused');
}

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

describe('a file of the second schema', () => {
  const open = (file = usedFile()) => sqliteStore({ file, clock: () => now });

  it('gets the same shape as a new one', () => {
    const [old, fresh] = [usedFile(), newFile()];

    for (const file of [old, fresh]) open(file).close();

    expect(shapeOf(old)).toEqual(shapeOf(fresh));
  });

  it('is lifted with its accounts, keys and waits in them', async () => {
    const store = open();

    expect(await accountOf(store, 'none')).toEqual(newAccount('none'));
    const { authenticators, pending } = await accountOf(store, 'both');
    expect(authenticators).toEqual(
      [keyOf('a', 'k2'), keyOf('b', 'k1')].map((each) => ({ ...each, recentSteps: [7] })),
    );
    expect(pending).toEqual(onScreen('p', 'k3'));
    expect(await accountOf(store, 'waiting')).toMatchObject({
      recovery: { phase: 'waiting', requestIds: ['r-known'], effectiveAt: 5 },
      recoveryStarts: [{ at: 4, network: '', isConfirmed: true }],
    });
    store.close();
  });

  it('tells which ring keys its accounts and messages need, before any was used (S3)', async () => {
    const store = open();
    const counts = await store.sealed.count();

    expect(counts).toEqual([
      { keyId: 'k1', accounts: 3, messages: 2 },
      { keyId: 'k2', accounts: 2, messages: 0 },
      { keyId: 'k3', accounts: 1, messages: 0 },
      { keyId: 'k4', accounts: 0, messages: 1 },
    ]);
    const others = await store.sealed.accounts({ otherThan: 'k1', limit: 10 });
    expect(others.items.toSorted()).toEqual(['both', 'setting']);
    const messages = await store.sealed.messages({ otherThan: 'k1', limit: 10 });
    expect(messages.items).toEqual([
      { id: 'sms', channel: 'sms', sealed: '1.k4.body of sms', dropAt: now * 2, notBefore: 6 },
    ]);
    store.close();
  });

  it('counts as the account is written from then on', async () => {
    const store = open();
    await store.update('both', (account) => ({
      next: { ...account, authenticators: [], pending: null },
      events: [],
      result: null,
    }));

    expect((await store.sealed.count()).map(({ keyId, accounts }) => [keyId, accounts])).toEqual([
      ...[
        ['k1', 2],
        ['k2', 1],
        ['k4', 0],
      ],
    ]);
    store.close();
  });

  it('hands out what waits, each channel apart, and nothing that was sent (M2)', async () => {
    const store = open();
    const lease = async (channel: 'mail' | 'sms' | 'task') => {
      const leased = await store.outbox.lease({ channel, limit: 10, leaseSeconds: 60 });
      return leased.map(({ id, sealed, userId }) => [id, sealed, userId]);
    };

    expect(await store.outbox.backlog()).toEqual({ waiting: 3, oldestDueAt: 5 });
    expect(await lease('mail')).toEqual([['mail', '1.k1.body of mail', 'one']]);
    expect(await lease('sms')).toEqual([['sms', '1.k4.body of sms', 'one']]);
    expect(await lease('task')).toEqual([]); // not due yet
    expect(await store.outbox.delivery('sent')).toBe('sent');
    store.close();
  });

  it('lists its requests, those of accounts first, and finds the open ones by what they are about', async () => {
    const store = open();
    const { requests } = await store.requests.list(page);
    const found = async (subject: string) => {
      const decision = await store.requests.updateOpen(subject, (each) => ({ result: each?.id }));
      return 'result' in decision && decision.result;
    };

    expect(requests.map(({ id }) => id)).toEqual(['r-known', 'r-not-me', 'r-unknown', 'r-ended']);
    expect(await found('lost_access user waiting')).toBe('r-known');
    expect(await found('lost_access email alice@example.test')).toBe('r-unknown');
    expect(await found('not_me user one')).toBe('r-not-me');
    expect(await found('lost_access user one')).toBeUndefined(); // it has ended
    store.close();
  });

  it('forgets a user, and sweeps what is old, also of what came from before', async () => {
    const store = open();
    await store.forget('one');
    const ages = { events: 86_400, endedRequests: 86_400, unknownRequests: 0 };
    while (await store.sweep(ages));

    const { requests } = await store.requests.list(page);
    expect(requests.map(({ id }) => id)).toEqual(['r-known']);
    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
    expect(await accountOf(store, 'one')).toEqual(newAccount('one'));
    expect(await store.spend([{ key: 'k', most: 1, windowSeconds: 60 }])).toBe(60); // still used up
    store.close();
  });

  it('is lifted for all others where one account or request in it is damaged (C13)', async () => {
    const file = usedFile();
    const database = new DatabaseSync(file);
    database.exec("INSERT INTO account VALUES ('broken', 1, '{\"schema\":2')");
    database.exec("INSERT INTO request VALUES ('r-broken', 1, 0, NULL, '{\"schema\":1')");
    database.close();
    const store = open(file);

    expect((await accountOf(store, 'one')).authenticators).toHaveLength(1);
    await expect(accountOf(store, 'broken')).rejects.toMatchObject({ code: 'unavailable' });
    const known = await store.requests.list({ ...page, limit: 1 });
    expect(known.requests.map(({ id }) => id)).toEqual(['r-known']);
    store.close();
  });
});
