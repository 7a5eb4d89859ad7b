/** Replicas that lag behind, and servers that take another one's place: real ones, of these tests alone. */
import { generateKeyRing, type KeyfobOptions, parseKeyRing } from '@keyfob/core';
import { type ManualClock, manualClock, refusalOf, trialKeyfob } from '@keyfob/core/testing';
import {
  ask,
  asRoot,
  endServers,
  havePrograms,
  type OwnServer,
  ownMariadb,
  ownPostgres,
  promote,
  standbyOf,
  until,
} from '@keyfob/test-servers';
import { createPool, type Pool as MysqlPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mysqlStore } from './mysql/index.ts';
import { postgresStore } from './postgres/index.ts';
import type { PostgresPool } from './postgres/pool.ts';
import { engines, newPlace, type Place, removePlace } from './testing/places.ts';

const closing: (() => Promise<unknown>)[] = [];
const closeAll = async () => {
  for (const close of closing.splice(0).toReversed()) await close();
};
afterEach(closeAll);
afterAll(endServers, 60_000);

const replica = 'the server is a read-only replica; Keyfob needs the primary';
const keys = parseKeyRing(generateKeyRing());

/** Keyfob on a store, with what it tells of faults. */
function nodeOn(store: KeyfobOptions['store'], clock: ManualClock, restoredAt?: number) {
  const faults: string[] = [];
  const onFault = ({ cause }: { readonly cause?: unknown }) => {
    faults.push(String((cause as Error).message));
  };
  const more = restoredAt === undefined ? {} : { restoredAt };
  const trial = trialKeyfob({ store, clock, keys, onFault, ...more });
  const logIn = async (code: string) =>
    trial.keyfob.verify({ pending: await trial.pendingLogin(), input: { code } });
  return { ...trial, faults, logIn };
}

function poolOf(url: string, max = 4): Pool {
  const pool = new Pool({ connectionString: url, max });
  pool.on('error', () => {}); // connections at rest whose server has ended
  closing.push(() => pool.end());
  return pool;
}

const programs = havePrograms('initdb', 'postgres', 'pg_basebackup');
describe.runIf(programs)('a standby of PostgreSQL', () => {
  let primary: OwnServer;
  let behind: OwnServer;
  beforeAll(async () => {
    primary = await ownPostgres();
    behind = await standbyOf(primary, 'behind');
  }, 60_000);

  /** Waits until so many standbys have everything that was written. */
  const replayed = (standbys: number) =>
    until(async () => {
      const [row] = await ask(
        primary.url,
        `SELECT count(*) AS standbys FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()`,
      );
      return Number(row?.standbys) === standbys;
    });

  it('is refused by name, also where a pool reaches it beside its primary (S7)', async () => {
    const clock = manualClock();
    const names = { schema: 'mixed', clock };
    const pool = poolOf(primary.url);
    const onPrimary = nodeOn(postgresStore({ pool, ...names }), clock);
    await onPrimary.keyfob.check();
    await replayed(1);
    await ask(behind.url, 'SELECT pg_wal_replay_pause()'); // it lags from now on
    let next: PostgresPool = pool;
    const mixed = nodeOn(
      postgresStore({ pool: { connect: () => next.connect() }, ...names }),
      clock,
    );
    expect((await mixed.keyfob.beginLogin({ userId: 'alice' })).next).toBe('signed_in');
    const authenticator = await onPrimary.enrol();
    const onStandby = nodeOn(postgresStore({ pool: poolOf(behind.url), ...names }), clock);

    next = poolOf(behind.url, 1);
    const refusals = [
      await refusalOf(onStandby.keyfob.check()),
      await refusalOf(onStandby.keyfob.beginLogin({ userId: 'alice' })),
      await refusalOf(mixed.keyfob.beginLogin({ userId: 'alice' })),
    ];
    next = pool;
    await ask(behind.url, 'SELECT pg_wal_replay_resume()');

    expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill('unavailable'));
    expect(new Set([...onStandby.faults, ...mixed.faults])).toEqual(new Set([replica]));
    await mixed.logIn(authenticator.codeAt(clock()));
  }, 60_000);

  it('that takes over has each code that was spent where commits wait for it; where they do not, restoredAt is needed (C4, S5)', async () => {
    const clock = manualClock();
    const names = { schema: 'failover', clock };
    const waitedFor = await standbyOf(primary, 'waited_for');
    const before = nodeOn(postgresStore({ pool: poolOf(primary.url), ...names }), clock);
    const authenticator = await before.enrol();
    await ask(primary.url, "ALTER SYSTEM SET synchronous_standby_names = 'waited_for'");
    await ask(primary.url, 'SELECT pg_reload_conf()');
    const sync = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'";
    await until(async () => (await ask(primary.url, sync)).length > 0);
    await replayed(2);

    await behind.stop();
    const code = authenticator.codeAt(clock());
    await before.logIn(code);
    await primary.kill(); // at once, as by a power cut
    await promote(waitedFor);
    await behind.start();
    await promote(behind);

    const after = nodeOn(postgresStore({ pool: poolOf(waitedFor.url), ...names }), clock);
    expect((await refusalOf(after.logIn(code))).code).toBe('code_already_used');
    const store = postgresStore({ pool: poolOf(behind.url), ...names });
    const told = nodeOn(store, clock, clock());
    expect((await refusalOf(told.logIn(code))).code).toBe('code_already_used');
    await nodeOn(store, clock).logIn(code); // what nobody was told of: the code works twice
  }, 60_000);
});

describe.runIf(engines.includes('PostgreSQL'))('connections to PostgreSQL', () => {
  const placeOf = () => {
    const place = newPlace('PostgreSQL') as Extract<Place, { engine: 'PostgreSQL' }>;
    closing.push(() => removePlace(place));
    return place;
  };

  it('that may not write are refused by name', async () => {
    const { url, schema } = placeOf();
    const pool = new Pool({
      ...{ connectionString: url, options: '-c default_transaction_read_only=on' },
    });
    closing.push(() => pool.end());

    await expect(postgresStore({ pool, schema }).outbox.backlog()).rejects.toThrow(
      'transactions on this connection are read-only',
    );
  });

  it.each([
    ['have become read-only', 'SET default_transaction_read_only = on'],
    [
      'have prepared statements for columns of another type',
      'ALTER TABLE $ ALTER version TYPE int',
    ],
  ])('that %s are not used again', async (_, change) => {
    const { url, schema } = placeOf();
    const pool = poolOf(url, 1);
    const clock = manualClock();
    const { enrol, logIn } = nodeOn(postgresStore({ pool, schema, clock }), clock);
    const authenticator = await enrol();
    const code = authenticator.codeAt(clock());

    await pool.query(change.replace('$', `"${schema}".keyfob_account`));
    expect((await refusalOf(logIn(code))).code).toBe('unavailable');

    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
  });
});

const mariadb = havePrograms('mariadbd', 'mariadb-install-db');
describe.runIf(mariadb)('a MariaDB that is no longer the primary', () => {
  it('lets nobody in, is refused by name, and its connections are given up (S7)', async () => {
    const server = await ownMariadb();
    const pool: MysqlPool = createPool({ uri: server.url, connectionLimit: 1 });
    closing.push(() => pool.end());
    const clock = manualClock();
    const node = nodeOn(mysqlStore({ pool, clock }), clock);
    const authenticator = await node.enrol();
    const pending = await node.pendingLogin();
    const code = authenticator.codeAt(clock());
    const connectionId = async () => {
      const [rows] = await pool.query('SELECT connection_id() AS id');
      return (rows as { id: number }[])[0]?.id;
    };
    const first = await connectionId();

    await asRoot(server, 'SET GLOBAL read_only = 1');
    const refusals = [
      await refusalOf(node.keyfob.beginLogin({ userId: 'alice' })),
      await refusalOf(node.keyfob.verify({ pending, input: { code } })),
    ];
    const second = await connectionId();
    const atStart = await refusalOf(nodeOn(mysqlStore({ pool, clock }), clock).keyfob.check());
    await asRoot(server, 'SET GLOBAL read_only = 0');

    expect([...refusals, atStart].map((refusal) => refusal.code)).toEqual(
      Array(3).fill('unavailable'),
    );
    expect(new Set(node.faults)).toEqual(new Set([replica]));
    expect(second).not.toBe(first);
    await node.logIn(code);
  }, 60_000);
});
