import type { Row } from '../sql/engine.ts';

/** What is used of a pool of the package `mysql2`: one of `mysql2/promise`, or one with callbacks. */
export type MysqlPool = MysqlPromisePool | { promise(): MysqlPromisePool };

/** What is used of a pool of `mysql2/promise`. */
export interface MysqlPromisePool {
  getConnection(): Promise<MysqlConnection>;
}

/** What is used of a connection of such a pool. */
export interface MysqlConnection {
  query(query: MysqlQuery): Promise<readonly [unknown, unknown]>;
  release(): void;
  destroy(): void;
}

interface MysqlQuery {
  readonly sql: string;
  readonly values?: (Buffer | number | null)[];
  readonly rowsAsArray?: boolean;
  readonly nestTables?: boolean;
  readonly namedPlaceholders?: boolean;
  readonly typeCast?: (field: { buffer(): Buffer | null }) => string | null;
}

/** What the driver gives: rows, or what a statement without rows has done. */
export type MysqlAnswer =
  | readonly Row[]
  | { readonly affectedRows: number; readonly serverStatus: number };

/** Takes a connection from the pool, or waits for one. */
export function connectionOf(pool: MysqlPool): Promise<MysqlConnection> {
  return ('promise' in pool ? pool.promise() : pool).getConnection();
}

/**
 * Runs a statement, whatever the pool's options say of the types and the shape of rows: every value comes back
 * as text. Values are written into the statement by the driver, as digits and as bytes in hexadecimal, so
 * neither the SQL mode nor the charset of the connection can spoil one, nor make SQL of it.
 *
 * The statement is not prepared: numbers would become floating ones there, which MySQL refuses behind LIMIT.
 */
export async function run(
  connection: MysqlConnection,
  sql: string,
  values: readonly (string | number | null)[] = [],
): Promise<MysqlAnswer> {
  try {
    const [answer] = await connection.query({
      sql,
      values: values.map((each) => (typeof each === 'string' ? Buffer.from(each) : each)),
      ...{ rowsAsArray: false, nestTables: false, namedPlaceholders: false, typeCast: asText },
    });
    return answer as MysqlAnswer; // of one statement
  } catch (error) {
    // The driver puts the statement there with all that was written: documents do not belong into a log.
    if (error instanceof Error && 'sql' in error) delete error.sql;
    throw error;
  }
}

/** Runs a statement that gives rows. */
export async function select(
  connection: MysqlConnection,
  sql: string,
  values: readonly (string | number | null)[] = [],
): Promise<readonly Row[]> {
  const answer = await run(connection, sql, values);
  return 'affectedRows' in answer ? [] : answer;
}

function asText(field: { buffer(): Buffer | null }): string | null {
  return field.buffer()?.toString('utf8') ?? null;
}

/** Does something on a connection, which nobody gets again when that fails. */
export async function using<T>(
  pool: MysqlPool,
  work: (connection: MysqlConnection) => Promise<T>,
): Promise<T> {
  const connection = await connectionOf(pool);
  try {
    const result = await work(connection);
    connection.release();
    return result;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}
