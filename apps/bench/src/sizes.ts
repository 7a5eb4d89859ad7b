/** The same code on PostgreSQL with few and with many enrolled users: does it take longer, and what room do they take? */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  createKeyfob,
  encodeAccount,
  generateKeyRing,
  type Keyfob,
  newAccount,
  parseKeyRing,
  ringKeyOf,
} from '@keyfob/core';
import { postgresStore } from '@keyfob/storage/postgres';
import { type Client, Pool } from 'pg';
import { codeAtStep } from '../../../packages/core/src/factor/totp.ts';
import { sealKey } from '../../../packages/core/src/sealing/sealed-key.ts';
import { postgresUrl, type Servers } from './servers.ts';
import { median, quantile, ratioOf } from './statistics.ts';
import { type Bar, barOf, ceilingOf, type Table } from './table.ts';

const sizes = (process.env.BENCH_USERS ?? '10000,1000000').split(',').map(Number);
const rounds = 8;
const codesPerRound = 2_000;
const usersPerInsert = 5_000;
const dayMs = 86_400_000;
const parameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const keys = parseKeyRing(generateKeyRing());

interface Place {
  readonly users: number;
  readonly schema: string;
  readonly keyfob: Keyfob;
  readonly pool: Pool;
  readonly p50Ms: number[];
  readonly p99Ms: number[];
  walBytes: number;
}

/** Each round is a day later: everybody logs in once a day. */
let now = Date.now();

export async function compareSizes({ own, postgres }: Servers): Promise<Table> {
  const places: Place[] = [];
  try {
    for (const users of sizes) places.push(await fill(postgres, `${own}_${users}`, users));
    for (let round = 0; round <= rounds; round += 1) {
      now += dayMs;
      for (const place of places) await measure(postgres, place, round);
    }
    await pause(2_000); // the server's counters come a second late
    const rows: string[][] = [];
    const bars: Bar[] = [];
    const [base] = places;
    for (const place of places) {
      const { users, p50Ms, p99Ms, walBytes } = place;
      const room = await roomOf(postgres, place);
      const p99 = ratioOf(p99Ms, base?.p99Ms ?? []);
      rows.push([
        users.toLocaleString('en'),
        median(p50Ms).toFixed(2),
        ratioOf(p50Ms, base?.p50Ms ?? []).toFixed(2),
        ratioOf(p99Ms, base?.p99Ms ?? []).toFixed(2),
        room.bytesPerUser.toFixed(0),
        room.indexBytesPerUser.toFixed(0),
        room.bytesPerEvent.toFixed(0),
        `${(room.hotShare * 100).toFixed(1)} %`,
        (walBytes / (rounds * codesPerRound)).toFixed(0),
      ]);
      if (place !== base) {
        const most = users.toLocaleString('en');
        bars.push(
          ceilingOf(`${most} users: p99, times that with few`, p99, 1.2),
          ceilingOf(`${most} users: bytes a user, indexes included`, room.bytesPerUser, 1536),
          barOf(`${most} users: share of updates in place`, room.hotShare, 0.95),
        );
      }
    }
    return {
      title: 'Enrolled users on PostgreSQL',
      head: [
        ...['users', 'p50 ms', 'p50 ratio', 'p99 ratio', 'bytes a user', 'of it indexes'],
        ...['bytes an event', 'updates in place', 'WAL bytes a code'],
      ],
      rows,
      bars,
    };
  } finally {
    for (const { pool } of places) await pool.end();
  }
}

/** Users who have logged in every day of the last weeks. */
async function fill(postgres: Client, schema: string, users: number): Promise<Place> {
  await postgres.query(`CREATE SCHEMA ${schema}`);
  const pool = new Pool({ connectionString: postgresUrl, max: 2 });
  const keyfob = createKeyfob({
    issuer: 'Example',
    store: postgresStore({ pool, schema, clock: () => now }),
    keys,
    users: {
      find: async (id) => ({ label: id, contacts: { email: 'verified', phone: 'verified' } }),
      verifyPassword: async () => true,
    },
  });
  await keyfob.check();
  for (let first = 0; first < users; first += usersPerInsert) {
    const ids = Array.from({ length: Math.min(usersPerInsert, users - first) }, (_, index) =>
      userId(first + index),
    );
    await postgres.query({
      name: `fill ${schema}`,
      text: `INSERT INTO ${schema}.keyfob_account (user_id, version, ring_keys, document)
        SELECT id, 25, $3, document FROM unnest($1::text[], $2::text[]) AS each (id, document)`,
      values: [ids, ids.map(documentOf), keys.currentId],
    });
  }
  await postgres.query(`VACUUM (ANALYZE) ${schema}.keyfob_account`);
  await postgres.query('CHECKPOINT');
  return { users, schema, keyfob, pool, p50Ms: [], p99Ms: [], walBytes: 0 };
}

async function measure(postgres: Client, place: Place, round: number): Promise<void> {
  const { users, keyfob, p50Ms, p99Ms } = place;
  const latenciesMs: number[] = [];
  const before = await walPosition(postgres);
  for (let count = 0; count < codesPerRound; count += 1) {
    // A prime step through all of them: nobody twice in a round, neighbours never in a row.
    const id = userId(((round * codesPerRound + count) * 7_368_787) % users);
    const code = codeAtStep(keyOf(id), Math.floor(now / 30_000), parameters);
    const pending = { id: randomUUID(), userId: id, openedAt: now };
    const startedAt = performance.now();
    await keyfob.verify({ pending, input: { code } });
    latenciesMs.push(performance.now() - startedAt);
  }
  if (round === 0) return; // it warms up
  p50Ms.push(median(latenciesMs));
  p99Ms.push(quantile(latenciesMs, 0.99));
  place.walBytes += (await walPosition(postgres)) - before;
}

async function walPosition(postgres: Client): Promise<number> {
  const { rows } = await postgres.query("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes");
  return Number(rows[0].bytes);
}

async function roomOf(postgres: Client, { users, schema }: Place) {
  const { rows } = await postgres.query(
    `SELECT pg_total_relation_size($1::regclass) AS total, pg_indexes_size($1::regclass) AS indexes,
       pg_total_relation_size($2::regclass) AS events,
       (SELECT count(*) FROM ${schema}.keyfob_event) AS event_count,
       n_tup_upd AS updates, n_tup_hot_upd AS in_place
     FROM pg_stat_user_tables WHERE relid = $1::regclass`,
    [`${schema}.keyfob_account`, `${schema}.keyfob_event`],
  );
  const [row] = rows;
  return {
    bytesPerUser: Number(row.total) / users,
    indexBytesPerUser: Number(row.indexes) / users,
    bytesPerEvent: Number(row.events) / Number(row.event_count),
    hotShare: Number(row.in_place) / Number(row.updates),
  };
}

/** As random as the ids of most sites, and known again without being kept. */
function userId(index: number): string {
  const hex = createHash('sha256').update(`user ${index}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

function keyOf(id: string): Uint8Array {
  return createHash('sha256').update(`key ${id}`).digest().subarray(0, 20);
}

function documentOf(id: string): string {
  const authenticatorId = id.toUpperCase();
  const sealedKey = sealKey(keys, keyOf(id), { userId: id, authenticatorId });
  if (ringKeyOf(sealedKey) !== keys.currentId) throw new Error('sealed by another key');
  const lastStep = Math.floor((now - dayMs) / 30_000);
  const recentSteps = Array.from({ length: 24 }, (_, index) => lastStep - (23 - index) * 2_880);
  const times = { addedAt: now - 30 * dayMs, lastUsedAt: now - dayMs };
  return encodeAccount({
    ...newAccount(id),
    authenticators: [
      {
        ...{ id: authenticatorId, name: 'Authenticator', sealedKey },
        ...{ ...parameters, ...times, lastStep, recentSteps },
      },
    ],
    spentLogins: [{ id: randomUUID(), expiresAt: now - dayMs }],
    changedAt: now - dayMs,
    enrolments: { since: now - 30 * dayMs, uses: 1 },
    sessions: { endedAt: now - 30 * dayMs, loggedOut: [] },
  });
}
