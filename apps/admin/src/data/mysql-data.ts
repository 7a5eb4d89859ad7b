import { mysqlStore } from '@keyfob/storage/mysql';
import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2';
import { RateLimiterMySQL } from 'rate-limiter-flexible';
import type { Data, Database } from './data.ts';
import { adding } from './insert.ts';
import { TableSessionStore } from './table-sessions.ts';

// Nodes start at the same time: each statement makes one table or finds it made. Ids and addresses compare
// byte by byte, as they do on the other engines.
const tables = [
  `CREATE TABLE IF NOT EXISTS customer (
    id varchar(64) NOT NULL PRIMARY KEY,
    email varchar(255) NOT NULL UNIQUE,
    name text NOT NULL,
    phone varchar(32) NOT NULL,
    password_hash varchar(255) NOT NULL,
    email_verified int NOT NULL,
    phone_verified int NOT NULL,
    locale varchar(8) NOT NULL,
    role varchar(16) NOT NULL,
    contacts_changed_at bigint
  )`,
  `CREATE TABLE IF NOT EXISTS session (
    id_hash varchar(64) NOT NULL PRIMARY KEY,
    user_id varchar(64),
    data text,
    expires_at bigint NOT NULL,
    INDEX session_of_user (user_id),
    INDEX session_by_expiry (expires_at)
  )`,
  `CREATE TABLE IF NOT EXISTS contact_code (
    user_id varchar(64) NOT NULL,
    kind varchar(8) NOT NULL,
    code_hash varchar(64) NOT NULL,
    failures int NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (user_id, kind)
  )`,
  `CREATE TABLE IF NOT EXISTS message (
    id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind varchar(8) NOT NULL,
    recipient varchar(255) NOT NULL,
    text mediumtext NOT NULL,
    subject text,
    html mediumtext,
    at bigint NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS attempt (
    \`key\` varchar(512) NOT NULL PRIMARY KEY,
    points int NOT NULL,
    expire bigint
  )`,
].map((table) => `${table} ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);

const longestWaitMs = 5_000;

/**
 * A MySQL or MariaDB database on a server, for any number of nodes.
 *
 * @throws Error where no server answers
 */
export async function openMysql(url: string): Promise<Data> {
  const pool = createPool({
    uri: url,
    charset: 'utf8mb4_bin',
    connectTimeout: longestWaitMs,
    enableKeepAlive: true,
  });
  const own = pool.promise();
  const run: Database['run'] = async (sql, ...values) => {
    const [result] = await own.query<RowDataPacket[] | ResultSetHeader>(
      { sql, timeout: longestWaitMs },
      [...values],
    );
    if (Array.isArray(result)) return { rows: result, changed: 0 };
    return { rows: [], changed: result.affectedRows };
  };
  try {
    for (const table of tables) await run(table);
  } catch (cause) {
    await own.end();
    const { message, code } = cause as NodeJS.ErrnoException; // several addresses: there is no message
    throw new Error(`DATABASE_URL leads to no MySQL that can be used: ${message || code}`, {
      cause,
    });
  }
  const database: Database = { run, add: unlessThere(adding(run, (insert) => insert)) };
  return {
    store: mysqlStore({ pool }),
    database,
    sessions: new TableSessionStore(database),
    limiter: ({ name, points, seconds }) =>
      new RateLimiterMySQL({
        ...{ storeClient: pool, storeType: 'pool', keyPrefix: name },
        ...{ dbName: new URL(url).pathname.slice(1), tableName: 'attempt', tableCreated: true },
        ...{ points, duration: seconds },
      }),
    async reach() {
      await run('SELECT 1');
    },
    close: () => own.end(),
  };
}

/** INSERT IGNORE would pass over more than a key that is there. */
function unlessThere(add: Database['add']): Database['add'] {
  return async (table, row) => {
    try {
      return await add(table, row);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ER_DUP_ENTRY') return false;
      throw error;
    }
  };
}
