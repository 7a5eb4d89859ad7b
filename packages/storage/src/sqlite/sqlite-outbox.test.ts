import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SealedMessage } from '@keyfob/core';
import { type ManualClock, manualClock } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type SqliteStore, sqliteStore } from './index.ts';

const opened: SqliteStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

function open(clock: ManualClock = manualClock()) {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-outbox-')), 'keyfob.sqlite');
  const store = sqliteStore({ file, clock });
  opened.push(store);
  return { file, store, clock };
}

async function post(store: SqliteStore, messages: readonly SealedMessage[]): Promise<void> {
  await store.update('alice', (account) => ({ next: account, events: [], messages, result: null }));
}

function mail(id: string, sealed = `sealed body of ${id}`): SealedMessage {
  return { id, channel: 'mail', sealed, dropAt: 2_000_000_000_000 };
}

/** Another order than the one they were written in. */
const byId = (one: SealedMessage, other: SealedMessage) => (one.id < other.id ? 1 : -1);

/** Everything that lies beside the database, as text. */
function bytesOf(file: string): string {
  const folder = join(file, '..');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

function count(file: string, table: 'message' | 'budget'): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  database.close();
  return Number(row?.n);
}

/** Fills a table behind the store's back, as years of use would. */
function fill(file: string, sql: string, rows: number): void {
  const database = new DatabaseSync(file);
  const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${rows})`;
  database.exec(`${numbers} ${sql}`);
  database.close();
}

const oldBudgets = `INSERT INTO budget SELECT 'old-' || n, 1, n FROM n`;
const oldMessages = `INSERT INTO message (id, user_id, channel, drop_at, due_at, state, settled_at, sealed)
  SELECT 'old-' || n, 'alice', 'mail', n, n, 'sent', n, '' FROM n`;

describe('what a message said', () => {
  it('is on the disk while it waits, and in no file once it is settled (M2)', async () => {
    const { file, store, clock } = open();
    const bodies = Array.from({ length: 300 }, (_, index) =>
      `<${index}>`.repeat(20 + (index % 90)),
    );
    const messages = bodies.map((body, index) => mail(`m-${index}`, body));
    for (let sent = 0; sent < 300; sent += 20) await post(store, messages.slice(sent, sent + 20));
    expect(bytesOf(file)).toContain(bodies[7]);

    for (let left = bodies.length; left > 0; left -= 50) {
      const leased = await store.outbox.lease({ channel: 'mail', limit: 50, leaseSeconds: 60 });
      const settlings = leased.toSorted(byId).map((message, index) => {
        const state = (['sent', 'failed', 'dropped'] as const)[index % 3] ?? 'sent';
        return store.outbox.settle(message, { state });
      });
      await Promise.all(settlings);
      clock.advanceSeconds(1);
    }
    store.close();

    const bytes = bytesOf(file);
    expect(count(file, 'message')).toBe(300);
    const isLeft = (_: string, index: number) => bytes.includes(`<${index}>`.repeat(3));
    expect(bodies.filter(isLeft)).toEqual([]);
  });

  it('is out of the log file a second after it is settled (M2)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { file, store } = open();
    await post(store, [mail('m-1')]);
    const [leased] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    await store.outbox.settle(leased ?? expect.fail(), { state: 'sent' });
    expect(bytesOf(file)).toContain('sealed body of m-1');

    vi.advanceTimersByTime(1000);

    expect(bytesOf(file)).not.toContain('sealed body of m-1');
    vi.useRealTimers();
  });

  it('is out of the log file after ten seconds, even if it is never quiet (M2, D2)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const { file, store } = open();
    await post(store, [mail('m-1')]);
    const [leased] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    await store.outbox.settle(leased ?? expect.fail(), { state: 'sent' });

    for (let halfSeconds = 0; halfSeconds < 19; halfSeconds += 1) {
      vi.advanceTimersByTime(500);
      await post(store, []);
    }
    expect(bytesOf(file)).toContain('sealed body of m-1');
    vi.advanceTimersByTime(500);

    expect(bytesOf(file)).not.toContain('sealed body of m-1');
    vi.useRealTimers();
  });
});

describe('clean-up', () => {
  it('attack 92: removes old rows with other work, a hundred at a time', async () => {
    const { file, store } = open();
    fill(file, oldMessages, 250);
    fill(file, oldBudgets, 250);

    const left: number[][] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.all([post(store, []), post(store, [])]);
      left.push([count(file, 'message'), count(file, 'budget')]);
    }

    expect(left).toEqual([
      [150, 150],
      [50, 50],
      [0, 0],
      [0, 0],
    ]);
  });

  it('attack 92: goes on by itself when it is quiet, and then stops', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { file, store } = open();
    fill(file, oldMessages, 350);
    await post(store, []);

    vi.advanceTimersByTime(1000);
    expect(count(file, 'message')).toBe(150);
    vi.advanceTimersByTime(2000);

    expect(count(file, 'message')).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('ends with the store, and keeps no process running until then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { store } = open();
    const setTimer = vi.spyOn(globalThis, 'setTimeout');
    await post(store, []);

    const timers = setTimer.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef());
    store.close();

    expect(timers).toEqual([false]);
    expect(vi.getTimerCount()).toBe(0);
    setTimer.mockRestore();
    vi.useRealTimers();
  });

  it('keeps what was settled less than a month ago, and what still waits', async () => {
    const { file, store, clock } = open();
    await post(store, [mail('sent'), mail('waiting')]);
    const [leased] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    await store.outbox.settle(leased ?? expect.fail(), { state: 'sent' });

    clock.advanceSeconds(30 * 86_400 - 1);
    await post(store, []);
    expect(await store.outbox.delivery('sent')).toBe('sent');
    clock.advanceSeconds(1);
    await post(store, []);

    expect(await store.outbox.delivery('sent')).toBeUndefined();
    expect(await store.outbox.delivery('waiting')).toBe('on_its_way');
    expect(count(file, 'message')).toBe(1);
  });

  it('attack 89: keeps no budget of the addresses that came and went', async () => {
    const { file, store, clock } = open();

    for (let minute = 0; minute < 60; minute += 1) {
      const keys = Array.from({ length: 50 }, (_, index) => `address:${minute}:${index}`);
      await Promise.all(keys.map((key) => store.spend([{ key, most: 5, windowSeconds: 60 }])));
      clock.advanceSeconds(60);
    }

    expect(count(file, 'budget')).toBe(50);
  });
});

describe('the statements', () => {
  it('attack 92: find everything by an index and sort nothing', () => {
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
    const { file } = open();
    const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => !/PRAGMA/.test(sql));
    prepare.mockRestore();
    const database = new DatabaseSync(file, { readOnly: true });

    const steps = statements.flatMap((sql) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail)),
    );
    database.close();

    expect(statements.length).toBeGreaterThan(20);
    // Counting what waits and what is sealed, at start and for the operator, reads one index.
    const counting = /^SCAN (?:account|message) USING (?:COVERING )?INDEX \w+$/;
    const slow = steps.filter((step) => /SCAN|TEMP B-TREE/.test(step) && !counting.test(step));
    expect(slow).toEqual([]);
    for (const index of [
      ...['message_due', 'message_written', 'message_settled', 'message_by_ring_key'],
      ...['message_of_user', 'account_by_ring_keys', 'budget_end', 'request_known'],
      ...['request_unknown', 'request_ended', 'request_by_subject', 'request_of_user'],
      'request_stale',
    ]) {
      expect(
        steps.filter((step) => step.includes(index)),
        index,
      ).not.toEqual([]);
    }
  });
});

describe('one turn', () => {
  it('shares its transaction among all kinds of work', async () => {
    const { store } = open();
    await post(store, [mail('m-1'), mail('m-2')]);
    const [held] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');

    await Promise.all([
      post(store, [mail('m-3')]),
      store.outbox.settle(held ?? expect.fail(), { state: 'sent' }),
      store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 }),
      store.spend([{ key: 'k', most: 1, windowSeconds: 60 }]),
    ]);

    expect(exec.mock.calls.flat()).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
    exec.mockRestore();
  });

  it('with nothing to send, to settle, to spend or to give back takes no lock', async () => {
    const { store } = open();
    const budget = { key: 'k', most: 1, windowSeconds: 60 };
    await store.spend([budget]);
    await post(store, [mail('m-1')]);
    const [leased] = await store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 });
    await store.outbox.settle(leased ?? expect.fail(), { state: 'sent' });
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');

    const answers = await Promise.all([
      store.outbox.lease({ channel: 'mail', limit: 1, leaseSeconds: 60 }),
      store.outbox.settle(leased ?? expect.fail(), { state: 'failed' }),
      store.spend([budget]),
      store.spend([]),
      store.refund('nobody took from it'),
    ]);

    expect(answers).toEqual([[], undefined, 60, 0, undefined]);
    expect(exec).not.toHaveBeenCalled();
    exec.mockRestore();
  });
});
