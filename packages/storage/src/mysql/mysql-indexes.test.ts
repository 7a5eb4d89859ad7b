import { requestOrder } from '@keyfob/core';
import { findServer } from '@keyfob/test-servers';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MysqlPool, type MysqlStore, mysqlStore } from './index.ts';
import { testPools } from './testing/test-pools.ts';

const { url, isThere } = await findServer('mysql');
const { pool, newPrefix, end } = testPools(url);
afterAll(end, 60_000);

type Sent = Parameters<Awaited<ReturnType<Pool['getConnection']>>['query']>[0];

const prefix = newPrefix();
const sent: Sent[] = [];
/** The same pool, with all that is sent by it written down. */
const recording: MysqlPool = {
  async getConnection() {
    const connection = await pool.getConnection();
    return {
      query(query) {
        sent.push(query as Sent);
        return connection.query(query as Sent);
      },
      release: () => connection.release(),
      destroy: () => connection.destroy(),
    };
  },
};
const store = mysqlStore({ pool: recording, prefix });

const now = Date.now();
const count = 8_000; // of fewer the server reads them all, and sorts them

beforeAll(async () => {
  if (!isThere) return;
  await store.outbox.backlog();
  await fill('account', (n) => [`user-${n}`, 1, n % 9 === 0 ? 'old' : 'new', body]);
  await fill('event', (n) => [`user-${n % 400}`, n, now - n * 1000, now - n * 1000, body]);
  await fill('message', (n) => {
    const settledAt = n % 10 === 0 ? null : now - n * 1000;
    const facts = [n % 4 === 0 ? 'sms' : 'mail', 0, null, now, now + n * 10, now, 0, null];
    const seal = settledAt === null ? (n % 3 === 0 ? 'old' : 'new') : null;
    return [`user-${n % 400}`, `m-${n}`, ...facts, 'waiting', settledAt, seal, body];
  });
  await fill('budget', (n) => [`budget-${n}`, 1, now + n * 1000]);
  await fill('request', (n) => {
    const [endedAt, userId] = [
      n % 3 === 0 ? now - n * 1000 : null,
      n % 2 === 0 ? `user-${n}` : null,
    ];
    const next = { ...request(`r-${n}`), ...(userId && { userId }), ...(endedAt && { endedAt }) };
    return [`r-${n}`, 1, now + n, endedAt, userId, `subject ${n}`, now, JSON.stringify(next)];
  });
  for (const table of ['account', 'event', 'message', 'budget', 'request']) {
    await pool.query(`ANALYZE TABLE ${prefix}${table}`);
  }
}, 60_000);

const body = JSON.stringify({ type: 'x'.repeat(500) });

async function fill(table: string, row: (n: number) => (string | number | null)[]) {
  const rows = Array.from({ length: count }, (_, n) => row(n));
  await pool.query(`INSERT INTO ${prefix}${table} VALUES ?`, [rows]);
}

function request(id: string) {
  return {
    ...{
      schema: 1,
      id,
      kind: 'lost_access',
      state: 'open',
      email: 'a@example.test',
      message: body,
    },
    ...{ submittedAt: now, dueAt: now, evidence: [], approvals: [], trail: [] },
  } as const;
}

/** How the server reads the tables for what a call sends. */
async function plansOf(call: (store: MysqlStore) => Promise<unknown>) {
  sent.length = 0;
  await call(store);
  const plans = [];
  for (const query of [...sent]) {
    if (!/^(SELECT|\(SELECT|INSERT|UPDATE|DELETE)/.test(query.sql)) continue;
    const [rows] = await pool.query<RowDataPacket[]>({ ...query, sql: `EXPLAIN ${query.sql}` });
    plans.push(...rows.map((row) => ({ ...row, sql: query.sql })));
  }
  return plans as unknown as Plan[];
}

interface Plan {
  readonly sql: string;
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly rows: string | null;
  readonly Extra: string | null;
}

const laterPage = requestOrder.toCursor({ group: 2, at: now - 9_000, id: 'r-9' });

const calls: readonly (readonly [string, (store: MysqlStore) => Promise<unknown>])[] = [
  [
    'a code step',
    (own) =>
      own.update('user-new', (next, at) => ({
        ...{ next, events: [{ type: 'deactivated' }], result: null },
        messages: [{ id: 'm-new', channel: 'mail', sealed: '1.new.body', dropAt: at }],
      })),
  ],
  [
    'its repetition',
    (own) =>
      own.update('user-new', (next) => ({ next, events: [{ type: 'deactivated' }], result: null })),
  ],
  ['a page of events', (own) => own.events('user-7', { limit: 20, before: 900 })],
  [
    'a lease',
    async (own) => {
      const [message] = await own.outbox.lease({ channel: 'sms', limit: 5, leaseSeconds: 60 });
      if (message) await own.outbox.settle(message, { state: 'sent' });
    },
  ],
  ['how far a message is', (own) => own.outbox.delivery('m-7')],
  ['a budget', (own) => own.spend([{ key: 'budget-9', most: 5, windowSeconds: 9_999 }])],
  ['what a budget gets back', (own) => own.refund('budget-9')],
  [
    'the first page of requests',
    (own) =>
      own.requests.list({ limit: 20, unknownWithinSeconds: 9_999, endedWithinSeconds: 9_999 }),
  ],
  [
    'a later page of requests',
    (own) =>
      own.requests.list({
        limit: 20,
        after: laterPage,
        unknownWithinSeconds: 9_999,
        endedWithinSeconds: 9_999,
      }),
  ],
  ['a request', (own) => own.requests.update('r-3', () => ({ result: null }))],
  [
    'the open request of a subject',
    (own) => own.requests.updateOpen('subject 4', () => ({ result: null })),
  ],
  ['accounts under another key', (own) => own.sealed.accounts({ otherThan: 'new', limit: 20 })],
  ['messages under another key', (own) => own.sealed.messages({ otherThan: 'new', limit: 20 })],
  ['what is forgotten', (own) => own.forget('user-11')],
];

describe.skipIf(!isThere)('on MySQL', () => {
  it.each(calls)('%s is found by an index, in its order', async (_, call) => {
    const plans = await plansOf(call);

    const read = plans.filter(({ sql, table }) => table !== null && !sql.startsWith('INSERT'));
    expect(read.filter(({ table, key }) => table?.startsWith(prefix) && key === null)).toEqual([]);
    expect(read.filter(({ Extra }) => Extra?.includes('filesort'))).toEqual([]);
  });

  it('what is swept is found by an index', async () => {
    const ages = { events: 1, endedRequests: 1, unknownRequests: 1 };

    const plans = await plansOf((own) => own.sweep(ages));

    expect(plans.filter(({ table, key }) => table !== null && key === null)).toEqual([]);
  });
});
