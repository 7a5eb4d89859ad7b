import { findServer } from '@keyfob/test-servers';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { migrationsAsSql, mysqlStore } from './index.ts';
import { testPools } from './testing/test-pools.ts';

const { url, isThere } = await findServer('mysql');
const { pool, newPrefix, end } = testPools(url);
afterAll(end, 60_000);

/** Each table as the server has it, without its prefix. */
async function tablesOf(prefix: string): Promise<string[]> {
  const names = ['account', 'event', 'message', 'budget', 'request', 'turn', 'migration'];
  return Promise.all(
    names.map(async (name) => {
      const [[row]] = await pool.query<RowDataPacket[]>(`SHOW CREATE TABLE ${prefix}${name}`);
      return String(row?.['Create Table']).replaceAll(prefix, '');
    }),
  );
}

async function notesOf(prefix: string): Promise<number[]> {
  const [rows] = await pool.query<RowDataPacket[]>(`SELECT number FROM ${prefix}migration`);
  return rows.map(({ number }) => number);
}

describe.skipIf(!isThere)('migrations on MySQL', () => {
  it('are made once by 16 processes at once', async () => {
    const prefix = newPrefix();
    const stores = Array.from({ length: 16 }, () => mysqlStore({ pool, prefix }));

    await Promise.all(stores.map((store) => store.migrate()));

    expect(await notesOf(prefix)).toEqual([1]);
    expect(await stores[3]?.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it('go on where a process has died in the middle, and keep what was written', async () => {
    const [prefix, whole] = [newPrefix(), newPrefix()];
    const [preparation = '', account = '', event = ''] = migrationsAsSql({ prefix }).split(';\n');
    for (const sql of [preparation, account, event]) await pool.query(sql);
    await pool.query(
      `INSERT INTO ${prefix}event (user_id, id, at, kept_from, detail) VALUES ('alice', 1, 2, 3, '{}')`,
    );

    const store = mysqlStore({ pool, prefix });
    await store.migrate();
    await mysqlStore({ pool, prefix: whole }).migrate();

    expect(await notesOf(prefix)).toEqual([1]);
    expect(await tablesOf(prefix)).toEqual(await tablesOf(whole));
    expect(await store.events('alice', { limit: 1 })).toEqual([{ id: 1, at: 2, userId: 'alice' }]);
  });

  it('make the same tables by hand, however often', async () => {
    const [prefix, whole] = [newPrefix(), newPrefix()];
    const statements = migrationsAsSql({ prefix }).split(';\n').filter(Boolean);

    for (const sql of [...statements, ...statements]) await pool.query(sql);
    await mysqlStore({ pool, prefix: whole }).migrate();

    const store = mysqlStore({ pool, prefix, migrates: false });
    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
    expect(await tablesOf(prefix)).toEqual(await tablesOf(whole));
  });

  it('are left to somebody else where the store is told so', async () => {
    const prefix = newPrefix();
    const store = mysqlStore({ pool, prefix, migrates: false });

    await expect(store.outbox.backlog()).rejects.toThrow('no tables of Keyfob yet');
    await store.migrate();

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it('of a newer version that this one cannot work on are refused', async () => {
    const prefix = newPrefix();
    await mysqlStore({ pool, prefix }).migrate();
    await pool.query(`INSERT INTO ${prefix}migration (number, works_from) VALUES (2, 2)`);

    await expect(mysqlStore({ pool, prefix }).outbox.backlog()).rejects.toThrow(
      'schema 2, which needs a newer version',
    );
  });

  it('fail at one call and are tried again at the next', async () => {
    const prefix = newPrefix();
    await pool.query(`CREATE TABLE ${prefix}migration (number int)`);
    const store = mysqlStore({ pool, prefix });

    await expect(store.update('alice', () => ({ result: null }))).rejects.toThrow('works_from');
    await pool.query(`DROP TABLE ${prefix}migration`);

    await expect(store.update('alice', () => ({ result: 1 }))).resolves.toEqual({ result: 1 });
  });
});

describe.skipIf(!isThere)('tables on MySQL', () => {
  it('of two prefixes, and of two databases, are kept apart', async () => {
    const [prefix, other, database] = [newPrefix(), newPrefix(), newPrefix().slice(0, -1)];
    await pool.query(`CREATE DATABASE ${database}`);
    try {
      const stores = [
        mysqlStore({ pool, prefix }),
        mysqlStore({ pool, prefix: other }),
        mysqlStore({ pool, prefix, database }),
      ];
      for (const [index, store] of stores.entries()) {
        await store.update('alice', (account) => {
          const attempts = { ...account.attempts, code: { failures: index + 1, blockedUntil: 1 } };
          return {
            next: { ...account, attempts },
            events: [{ type: 'deactivated' }],
            result: null,
          };
        });
      }

      for (const [index, store] of stores.entries()) {
        const decision = await store.update('alice', ({ attempts }) => ({ result: attempts.code }));
        expect(decision).toMatchObject({ result: { failures: index + 1 } });
        expect(await store.events('alice', { limit: 9 })).toHaveLength(1);
      }
    } finally {
      await pool.query(`DROP DATABASE ${database}`);
    }
  });
});
