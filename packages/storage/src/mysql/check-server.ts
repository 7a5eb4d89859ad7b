import type { Row } from '../sql/engine.ts';
import { demandPrimary } from '../sql/primary.ts';
import { errors, serverError } from './errors.ts';
import { type MysqlConnection, select } from './pool.ts';
import { syntax } from './syntax.ts';

/** First versions that skip locked rows, and have the rest of what is used here. */
const oldest = { MariaDB: '10.6', MySQL: '8.0.22' } as const;

/** A value of each kind, and what the server must make of it. */
const number = 1_769_851_800_000;
const text = "ä'?\\";

/**
 * Refuses a server, or a pool, that a store cannot work on.
 *
 * @throws Error naming what to change
 */
export async function checkServer(connection: MysqlConnection): Promise<void> {
  const row = await probe(connection);
  if (row.number !== String(number) || row.text !== text) throw ownFormat();
  const version = String(row.version);
  const kind = version.includes('MariaDB') ? 'MariaDB' : 'MySQL';
  if (version.localeCompare(oldest[kind], 'en', { numeric: true }) < 0) {
    throw new Error(
      `mysqlStore needs ${kind} ${oldest[kind]} or later, and the server is ${version}`,
    );
  }
  demandPrimary(row.read_only);
  checkAutocommit(row.autocommit === '1');
}

/** @throws Error where what was written would not stay */
export function checkAutocommit(isOn: boolean): void {
  if (isOn) return;
  throw new Error(
    "mysqlStore: the pool's connections have autocommit off, so what is written would be kept by nobody; give it a pool that leaves autocommit on",
  );
}

async function probe(connection: MysqlConnection): Promise<Row> {
  try {
    const [row] = await select(
      connection,
      `SELECT VERSION() AS version, @@autocommit AS autocommit, ${syntax.readOnly} AS read_only,
        ? AS number, ? AS text`,
      [number, text],
    );
    return row ?? {};
  } catch (error) {
    throw serverError(error) === errors.syntax ? ownFormat(error) : error;
  }
}

function ownFormat(cause?: unknown): Error {
  return new Error(
    'mysqlStore: the pool writes values into statements in its own way (queryFormat); give it a pool that does not',
    { cause },
  );
}
