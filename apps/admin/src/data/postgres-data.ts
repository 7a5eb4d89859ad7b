import { postgresStore } from '@keyfob/storage/postgres';
import { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Data, Database } from './data.ts';
import { adding } from './insert.ts';
import { postgresSessions } from './postgres-sessions.ts';

/** What the lock of those who make the tables is known by, among all locks of the database. */
const lock = 1_263_885_894;

// Nodes start at the same time: the first makes the tables, the others wait for that. Several statements
// in one query are one transaction, and the lock ends with it.
const schema = `
  SELECT pg_advisory_xact_lock(${lock});
  CREATE TABLE IF NOT EXISTS customer (
    id text NOT NULL PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    phone text NOT NULL,
    password_hash text NOT NULL,
    email_verified int NOT NULL,
    phone_verified int NOT NULL,
    locale text NOT NULL,
    role text NOT NULL,
    contacts_changed_at bigint
  );
  CREATE TABLE IF NOT EXISTS session (
    sid text NOT NULL PRIMARY KEY,
    sess json NOT NULL,
    expire timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS session_of_user ON session ((sess ->> 'userId'));
  CREATE INDEX IF NOT EXISTS session_by_expiry ON session (expire);
  CREATE TABLE IF NOT EXISTS contact_code (
    user_id text NOT NULL,
    kind text NOT NULL,
    code_hash text NOT NULL,
    failures int NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (user_id, kind)
  );
  CREATE TABLE IF NOT EXISTS message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    recipient text NOT NULL,
    text text NOT NULL,
    subject text,
    html text,
    at bigint NOT NULL
  );
  CREATE TABLE IF NOT EXISTS attempt (
    key text NOT NULL PRIMARY KEY,
    points int NOT NULL,
    expire bigint
  );`;

const longestWaitMs = 5_000;

/**
 * A database on a server, for any number of nodes.
 *
 * @throws Error where no server answers
 */
export async function openPostgres(url: string): Promise<Data> {
  const pool = new Pool({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: longestWaitMs,
    query_timeout: longestWaitMs,
  });
  // A connection that waits in the pool and is lost; the next call takes another one.
  pool.on('error', (error) => {
    if (!pool.ending) console.error(`demo: lost a connection: ${error.message}`);
  });
  await pool.query(schema).catch(async (cause: NodeJS.ErrnoException) => {
    await pool.end();
    const reason = cause.message || cause.code; // several addresses were tried: there is no message
    throw new Error(`DATABASE_URL leads to no PostgreSQL that can be used: ${reason}`, { cause });
  });
  const run: Database['run'] = async (sql, ...values) => {
    let place = 0;
    const text = sql.replace(/\?/g, () => `$${++place}`);
    const { rows, rowCount } = await pool.query(text, [...values]);
    return { rows, changed: rowCount ?? 0 };
  };
  const { sessions, stopPruning } = postgresSessions(pool);
  return {
    store: postgresStore({ pool }),
    database: { run, add: adding(run, (insert) => `${insert} ON CONFLICT DO NOTHING`) },
    sessions,
    limiter: ({ name, points, seconds }) =>
      new RateLimiterPostgres({
        ...{ storeClient: pool, tableName: 'attempt', tableCreated: true, keyPrefix: name },
        ...{ points, duration: seconds },
      }),
    async reach() {
      await pool.query('SELECT 1');
    },
    async close() {
      await stopPruning();
      await pool.end();
    },
  };
}
