import { randomUUID } from 'node:crypto';
import type { Store } from '@keyfob/core';
import { manualClock, storeSuite } from '@keyfob/core/testing';
import { findServer } from '@keyfob/test-servers';
import { Pool, type PoolConfig } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { migrationsAsSql, type PostgresStoreOptions, postgresStore } from './index.ts';

const { url: postgresUrl, isThere } = await findServer('postgres');
const plain = new Pool({ connectionString: postgresUrl, max: 10 });
const pools = [plain];
const schemas: string[] = [];

function newSchema(): string {
  const schema = `keyfob_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  schemas.push(schema);
  return schema;
}

function newPool(config: PoolConfig): Pool {
  const pool = new Pool({ connectionString: postgresUrl, ...config });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  for (const schema of schemas.splice(0)) {
    await plain.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  }
});
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

describe.runIf(isThere)('PostgreSQL', () => {
  storeSuite({ describe, it }, async (clock) => {
    const schema = newSchema();
    const open = () => postgresStore({ pool: plain, schema, clock });
    return { store: open(), reopen: async () => open() };
  });
});

describe.runIf(isThere)('PostgreSQL that serialises all transactions', () => {
  const pool = newPool({ options: '-c default_transaction_isolation=serializable' });
  storeSuite({ describe, it }, async (clock) => {
    const schema = newSchema();
    const open = () => postgresStore({ pool, schema, clock });
    return { store: open(), reopen: async () => open() };
  });
});

describe.runIf(isThere)('PostgreSQL with tables that are spread by user', () => {
  storeSuite({ describe, it }, async (clock) => {
    const schema = newSchema();
    await plain.query(spread(migrationsAsSql({ schema }), schema));
    const open = () => postgresStore({ pool: plain, schema, migrates: false, clock });
    return { store: open(), reopen: async () => open() };
  });

  /** As engines do that keep each user's rows on one of several machines. */
  function spread(sql: string, schema: string): string {
    const tables = ['account', 'event', 'message'];
    const parts = tables.flatMap((table) =>
      [0, 1, 2].map(
        (part) =>
          `CREATE TABLE "${schema}"."${table}_${part}" PARTITION OF "${schema}"."keyfob_${table}"
           FOR VALUES WITH (MODULUS 3, REMAINDER ${part});`,
      ),
    );
    const byUser = tables.reduce(
      (text, table) =>
        text.replace(
          new RegExp(
            `(CREATE TABLE "${schema}"."keyfob_${table}" \\([^;]*?\\n? *\\))( WITH \\([^)]*\\))?;`,
          ),
          '$1 PARTITION BY HASH (user_id);',
        ),
      sql,
    );
    return `${byUser}\n${parts.join('\n')}`;
  }
});

describe.runIf(isThere)('PostgreSQL with events that are split by time', () => {
  storeSuite({ describe, it }, async (clock) => {
    const schema = newSchema();
    await plain.query(split(migrationsAsSql({ schema }), schema));
    const open = () => postgresStore({ pool: plain, schema, migrates: false, clock });
    return { store: open(), reopen: async () => open() };
  });

  /** As operators do who drop whole months: an event's id is its time in microseconds. */
  function split(sql: string, schema: string): string {
    const event = `"${schema}"."keyfob_event"`;
    const end = `PRIMARY KEY (user_id, id)\n );\nCREATE INDEX "keyfob_event_by_age"`;
    expect(sql).toContain(end);
    const byTime = sql.replace(end, end.replace(');', ') PARTITION BY RANGE (id);'));
    const months = ['MINVALUE', 1_769_851_800_000_000, 1_769_851_860_000_000, 'MAXVALUE'];
    const parts = [0, 1, 2].map(
      (part) =>
        `CREATE TABLE "${schema}"."event_${part}" PARTITION OF ${event}
         FOR VALUES FROM (${months[part]}) TO (${months[part + 1]});`,
    );
    return `${byTime}\n${parts.join('\n')}`;
  }
});

describe.runIf(isThere)('the clock', () => {
  it('is that of the database, to the millisecond', async () => {
    const store = postgresStore({ pool: plain, schema: newSchema() });
    await store.outbox.backlog();

    const before = Date.now();
    const decision = await store.update('alice', (_, now) => ({ result: now }));
    const after = Date.now();

    const now = 'result' in decision ? decision.result : 0;
    expect(Number.isInteger(now)).toBe(true);
    expect(now).toBeGreaterThanOrEqual(before - 1); // this server runs on this machine
    expect(now).toBeLessThanOrEqual(after + 1);
  });
});

describe.runIf(isThere)('connections', () => {
  it('that do not wait for the disk are refused (S5)', async () => {
    const pool = newPool({ options: '-c synchronous_commit=off' });
    const store = postgresStore({ pool, schema: newSchema() });

    await expect(store.outbox.backlog()).rejects.toThrow(
      'synchronous_commit is off on this connection',
    );
  });
});

describe.runIf(isThere)('an account that is attacked', () => {
  it('is changed by its owner 40 times of 40, beside 30 others who change it all the time (S1)', async () => {
    const schema = newSchema();
    const clock = manualClock();
    const attackers = [1, 2, 3].map(() => {
      const pool = newPool({ max: 4 });
      return postgresStore({ pool, schema, clock });
    });
    const owner = postgresStore({ pool: plain, schema, clock });
    let isOver = false;
    let others = 0;
    const attack = async (store: Store) => {
      while (!isOver) {
        await count(store);
        others += 1;
      }
    };

    const attacks = Array.from({ length: 30 }, (_, index) => attack(attackers[index % 3] as Store));
    for (let turn = 0; turn < 40; turn += 1) await count(owner);
    isOver = true;
    await Promise.all(attacks);

    const decision = await owner.update('alice', (account) => ({
      result: account.attempts.code.failures,
    }));
    expect(decision).toEqual({ result: 40 + others });
  }, 60_000);

  async function count(store: Store): Promise<void> {
    await store.update('alice', (account) => {
      const code = { failures: account.attempts.code.failures + 1, blockedUntil: null };
      const next = { ...account, attempts: { ...account.attempts, code } };
      return { next, events: [], result: null };
    });
  }
});

describe.runIf(isThere)('the tables', () => {
  const tablesIn = async (schema: string) => {
    const { rows } = await plain.query(
      'SELECT table_name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1',
      [schema],
    );
    return rows.map(({ table_name }) => table_name);
  };

  it('are made by whoever comes first, and by twenty at once just the same', async () => {
    const schema = newSchema();
    const stores = Array.from({ length: 20 }, () => postgresStore({ pool: plain, schema }));

    const backlogs = await Promise.all(stores.map((store) => store.outbox.backlog()));

    expect(backlogs).toEqual(stores.map(() => ({ waiting: 0 })));
  });

  it('have the names that the application wants, beside its own', async () => {
    const schema = newSchema();
    const store = postgresStore({ pool: plain, schema, prefix: 'otp_' });
    await store.migrate();
    await store.migrate();

    expect(await tablesIn(schema)).toEqual(
      ['account', 'budget', 'event', 'message', 'migration', 'request', 'turn'].map(
        (table) => `otp_${table}`,
      ),
    );
  });

  it('are in the schema of the connection where none is named', async () => {
    const schema = newSchema();
    await plain.query(`CREATE SCHEMA "${schema}"`);
    const pool = newPool({ options: `-c search_path=${schema}` });

    await postgresStore({ pool }).migrate();

    expect(await tablesIn(schema)).toHaveLength(7);
  });

  it('can be made by hand from plain SQL, and the store works on them', async () => {
    const schema = newSchema();
    await plain.query(migrationsAsSql({ schema }));
    const store = postgresStore({ pool: plain, schema, migrates: false });

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it('are missed by a store that may not make them, until somebody has', async () => {
    const schema = newSchema();
    const store = postgresStore({ pool: plain, schema, migrates: false });

    await expect(store.outbox.backlog()).rejects.toThrow(
      'the database has no tables of Keyfob yet, and this version of @keyfob/storage needs schema 1: call migrate() of the store, or run the statements of its migrations',
    );
    await store.migrate();

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it.each([true, false])(
    'of a newer version are refused where it says so (migrates: %s)',
    async (migrates) => {
      const schema = newSchema();
      await postgresStore({ pool: plain, schema }).migrate();
      const note = `INSERT INTO "${schema}".keyfob_migration (number, works_from) VALUES`;
      const open = () => postgresStore({ pool: plain, schema, migrates });

      await plain.query(`${note} (2, 1)`);
      expect(await open().outbox.backlog()).toEqual({ waiting: 0 });
      await plain.query(`${note} (3, 3)`);

      await expect(open().outbox.backlog()).rejects.toThrow(
        'the database has schema 3, which needs a newer version of @keyfob/storage: this one knows up to 1',
      );
    },
  );
});

describe('the options', () => {
  const pool = plain;

  it.each<[unknown, string]>([
    [undefined, 'postgresStore takes an object: { pool: new Pool() }'],
    [null, 'postgresStore takes an object: { pool: new Pool() }'],
    ['postgres://', 'postgresStore takes an object: { pool: new Pool() }'],
    [{}, 'postgresStore: pool is not a Pool of the package pg'],
    [{ pool: {} }, 'postgresStore: pool is not a Pool of the package pg'],
    [
      { pool, url: 'x' },
      'postgresStore has no option "url"; known are: pool, schema, prefix, migrates, clock',
    ],
    [{ pool, migrates: 'no' }, 'postgresStore: migrates is neither true nor false'],
    [
      { pool, clock: 7 },
      'postgresStore: clock is not a function that gives milliseconds since 1970',
    ],
    ...['', 'Auth', 'auth"', '1auth', 'a'.repeat(33)].map((schema): [unknown, string] => [
      { pool, schema },
      `postgresStore: schema is ${JSON.stringify(schema)}; allowed are up to 32 lower-case letters, digits and underscores, not beginning with a digit`,
    ]),
    [
      { pool, prefix: 7 },
      'postgresStore: prefix is 7; allowed are up to 32 lower-case letters, digits and underscores, not beginning with a digit',
    ],
  ])('that are wrong are named: %j', (options, message) => {
    expect(() => postgresStore(options as PostgresStoreOptions)).toThrow(new TypeError(message));
  });
});
