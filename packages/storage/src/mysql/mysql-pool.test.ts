import { findServer } from '@keyfob/test-servers';
import { createPool as createCallbackPool } from 'mysql2';
import type { PoolOptions, RowDataPacket } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { connectTo } from './connection.ts';
import { type MysqlStore, mysqlStore } from './index.ts';
import { testPools } from './testing/test-pools.ts';

const { url, isThere } = await findServer('mysql');
const { pool: plain, open, newPrefix, end } = testPools(url);
afterAll(end, 60_000);

const sealed = '1.k1.bödy \u{1f511} \'"\\?';

/** Goes through what has values of every kind in it. */
async function tryOut(store: MysqlStore) {
  const before = Date.now();
  await store.update('älice ?', (account) => ({
    next: { ...account, epoch: 0 } as typeof account,
    events: [{ type: 'reset', actor: 'ß' }, { type: 'deactivated' }],
    messages: [{ id: 'ü-1', channel: 'mail', sealed, dropAt: before + 60_000 }],
    result: null,
  }));
  const [event, ...others] = await store.events('älice ?', { limit: 5 });
  expect(event?.type).toBe('deactivated');
  expect(event?.at).toBeGreaterThanOrEqual(before - 2);
  expect(others).toMatchObject([{ type: 'reset', actor: 'ß', userId: 'älice ?' }]);
  const [message, ...more] = await store.outbox.lease({
    channel: 'mail',
    limit: 5,
    leaseSeconds: 9,
  });
  expect(message).toMatchObject({ id: 'ü-1', sealed, attempts: 1, dropAt: before + 60_000 });
  expect(more).toEqual([]);
  expect(await store.spend([{ key: 'k', most: 1, windowSeconds: 60 }])).toBe(0);
  expect(await store.spend([{ key: 'k', most: 1, windowSeconds: 60 }])).toBeGreaterThan(50);
}

const options: readonly (readonly [string, PoolOptions])[] = [
  ['rows as arrays', { rowsAsArray: true }],
  ['rows in tables', { nestTables: true }],
  ['large numbers as texts', { supportBigNumbers: true, bigNumberStrings: true }],
  ['times as texts', { dateStrings: true, timezone: '+05:00' }],
  ['named places', { namedPlaceholders: true }],
  ['types left as they come', { typeCast: false }],
  ['types of its own', { typeCast: (field) => `<${field.string()}>` }],
  ['counts of what has changed alone', { flags: ['-FOUND_ROWS'] }],
  ['several statements at once', { multipleStatements: true }],
  ['spaces behind functions', { flags: ['IGNORE_SPACE'] }],
  ['a charset without most letters', { charset: 'latin1_swedish_ci' }],
  ['a charset with backslashes in its letters', { charset: 'gbk_chinese_ci' }],
  ['parsers that are not compiled', { disableEval: true }],
  ['numbers with a point as numbers', { decimalNumbers: true, jsonStrings: true }],
  ['a reset of what is given back', { resetOnRelease: true } as PoolOptions],
  ['packed packets', { compress: true }],
  ['one connection', { connectionLimit: 1 }],
];

const sessions = [
  "sql_mode = ''",
  "sql_mode = 'ANSI,TRADITIONAL,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'",
  "time_zone = '+13:00'",
  "time_zone = '-09:30', character_set_results = NULL",
  'group_concat_max_len = 4, div_precision_increment = 0',
];

describe.skipIf(!isThere)('a pool of MySQL', () => {
  it.each(options)('with %s keeps and gives everything as it was', async (_, given) => {
    const pool = open(given);

    await tryOut(mysqlStore({ pool, prefix: newPrefix() }));
  });

  it.each(sessions)(
    'whose sessions have %s keeps and gives everything as it was',
    async (setting) => {
      const pool = open();
      pool.on('connection', (connection) => {
        connection.query(`SET SESSION ${setting}`);
      });

      await tryOut(mysqlStore({ pool, prefix: newPrefix() }));
    },
  );

  it('with callbacks is taken as well', async () => {
    const pool = createCallbackPool({ uri: url });
    try {
      await tryOut(mysqlStore({ pool, prefix: newPrefix() }));
    } finally {
      await pool.promise().end();
    }
  });

  it('with statements of its own making is refused by name', async () => {
    const queryFormat = (sql: string) => sql;
    const store = mysqlStore({ pool: open({ queryFormat }), prefix: newPrefix() });

    await expect(store.outbox.backlog()).rejects.toThrow('queryFormat');
  });

  it('without autocommit is refused by name, also where it is turned off later', async () => {
    const prefix = newPrefix();
    const [early, late] = [open({ connectionLimit: 1 }), open({ connectionLimit: 1 })];
    await early.query('SET autocommit = 0');
    await mysqlStore({ pool: late, prefix }).migrate();
    const store = mysqlStore({ pool: late, prefix });
    await store.migrate();
    await late.query('SET autocommit = 0');

    await expect(mysqlStore({ pool: early, prefix }).outbox.backlog()).rejects.toThrow(
      'autocommit off',
    );
    await expect(
      store.update('alice', (next) => ({ next, events: [], result: null })),
    ).rejects.toThrow('autocommit off');

    const [rows] = await plain.query<RowDataPacket[]>(`SELECT 1 FROM ${prefix}account`);
    expect(rows).toEqual([]);
  });

  it('has its sessions as they were, after what is kept and after what is not', async () => {
    const pool = open({ connectionLimit: 1 });
    const bounds = 'SELECT @@innodb_lock_wait_timeout AS lock_wait, @@wait_timeout AS silence';
    await pool.query('SET SESSION innodb_lock_wait_timeout = 41, SESSION wait_timeout = 1234');
    const connection = await connectTo(pool, { isSeveral: () => false, write: async () => true });
    const statement = { name: '', text: bounds, valuesOf: () => [] };

    const seen = [];
    for (const finish of ['commit', 'rollback'] as const) {
      await connection.begin(5_400);
      seen.push((await connection.query(statement, [])).rows[0]);
      await connection[finish]();
      seen.push((await connection.query(statement, [])).rows[0]);
    }
    connection.release(false);

    const [inside, outside] = [
      { lock_wait: '6', silence: '6' },
      { lock_wait: '41', silence: '1234' },
    ];
    expect(seen).toEqual([inside, outside, inside, outside]);
  });

  it('tells nothing of a document in its errors', async () => {
    const prefix = newPrefix();
    const store = mysqlStore({ pool: plain, prefix });
    await store.migrate();
    await plain.query(`DROP TABLE ${prefix}event`);

    const error = await store
      .update('alice', (next) => ({
        next,
        events: [{ type: 'reset', actor: 'bob' }],
        result: null,
      }))
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ errno: 1146 });
    expect(JSON.stringify(error)).not.toContain(Buffer.from('bob').toString('hex'));
    expect(error).not.toHaveProperty('sql');
  });

  it.each([
    ['alice'.repeat(300), 'user_id is longer than 1020 bytes'],
    ['ä'.repeat(511), 'user_id is longer than 1020 bytes'],
  ])('is never given an id that a lenient server would cut off', async (userId, problem) => {
    const store = mysqlStore({ pool: plain, prefix: newPrefix() });

    const call = store.update(userId, (next) => ({ next, events: [], result: null }));

    await expect(call).rejects.toThrow(problem);
  });

  it('that has lost its connection in a call fails that call, and no other one', async () => {
    const prefix = newPrefix();
    const pool = open({ connectionLimit: 1 });
    const store = mysqlStore({ pool, prefix });
    const keep = () =>
      store.update('alice', (next) => ({ next, events: [{ type: 'deactivated' }], result: null }));
    await keep();
    const [[own]] = await pool.query<RowDataPacket[]>('SELECT connection_id() AS id');
    const holder = await plain.getConnection();
    await holder.query('START TRANSACTION');
    await holder.query(`SELECT 1 FROM ${prefix}account FOR UPDATE`);

    const refusal = expect(keep()).rejects.toThrow();
    await waitFor(async () => {
      const [rows] = await plain.query<RowDataPacket[]>('SHOW FULL PROCESSLIST');
      return rows.some(({ Id, Info }) => Id === own?.id && String(Info).includes('UPDATE'));
    });
    await plain.query('KILL ?', [own?.id]);
    await refusal;
    await holder.query('ROLLBACK');
    holder.release();
    await keep();

    expect(await store.events('alice', { limit: 9 })).toHaveLength(2);
  });

  it('that has lost a connection while it was idle works on', async () => {
    const pool = open({ connectionLimit: 1 });
    const store = mysqlStore({ pool, prefix: newPrefix() });
    await store.migrate();
    const [[own]] = await pool.query<RowDataPacket[]>('SELECT connection_id() AS id');

    await plain.query('KILL ?', [own?.id]);
    await store.outbox.backlog().catch(() => {}); // it may be told by this one that the connection is gone

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });
});

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
