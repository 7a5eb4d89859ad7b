import { createPool, type Pool as MysqlPool } from 'mysql2/promise';
import { Pool as PostgresPool } from 'pg';

/** A database of either engine, with one way to ask it. */
export type Database = {
  /** Places of values are written `?`. */
  query(sql: string, values?: readonly (string | number)[]): Promise<readonly Row[]>;
  close(): Promise<void>;
} & (
  | { readonly engine: 'postgres'; readonly pool: PostgresPool }
  | { readonly engine: 'mysql'; readonly pool: MysqlPool }
);

export type Row = Readonly<Record<string, unknown>>;

const longestWaitMs = 4_000;

export function openDatabase(engine: string, url: string): Database {
  if (engine === 'mysql') {
    const pool = createPool({ uri: url, connectionLimit: 10, connectTimeout: longestWaitMs });
    return {
      ...{ engine, pool },
      query: async (sql, values = []) => {
        const [rows] = await pool.query({ sql, timeout: longestWaitMs, values: [...values] });
        return rows as Row[];
      },
      close: () => pool.end(),
    };
  }
  const pool = new PostgresPool({
    ...{ connectionString: url, max: 10, query_timeout: longestWaitMs },
    connectionTimeoutMillis: longestWaitMs,
  });
  pool.on('error', () => {}); // connections at rest that were cut
  return {
    ...{ engine: 'postgres', pool },
    async query(sql, values = []) {
      let place = 0;
      const text = sql.replaceAll('?', () => {
        place += 1;
        return `$${place}`;
      });
      return (await pool.query(text, [...values])).rows;
    },
    close: () => pool.end(),
  };
}
