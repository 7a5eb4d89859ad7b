/**
 * A process of the version after this one that lifts the tables of a database, and may be killed in the middle
 * of it: by signal 9, right after it has sent the statement of a number.
 */
import { DatabaseSync } from 'node:sqlite';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { mysqlStore } from '../mysql/index.ts';
import { postgresStore } from '../postgres/index.ts';
import { sqliteStore } from '../sqlite/index.ts';
import { becomeNextVersion } from './next-version.ts';
import type { Place } from './places.ts';

const [given = '', lastStatement = ''] = process.argv.slice(2);
const place: Place = JSON.parse(given);
let statements = 0;

await migrate();
process.send?.(statements);

async function migrate(): Promise<void> {
  becomeNextVersion(place.engine, 1);
  if (place.engine === 'SQLite') {
    const { exec } = DatabaseSync.prototype;
    DatabaseSync.prototype.exec = function (sql) {
      exec.call(this, sql);
      count(() => process.kill(process.pid, 'SIGKILL'));
    };
    sqliteStore({ file: place.file }).close();
    return;
  }
  if (place.engine === 'MariaDB') {
    const pool = createPool({ uri: place.url });
    const getConnection = async () => counted(await pool.getConnection());
    await mysqlStore({ pool: { getConnection }, prefix: place.prefix }).migrate();
    await pool.end();
    return;
  }
  const pool = new Pool({ connectionString: place.url });
  const connect = async () => counted(await pool.connect());
  await postgresStore({ pool: { connect }, schema: place.schema }).migrate();
  await pool.end();
}

/** The same connection, whose statements are counted. */
function counted<Connection extends { query(...given: never[]): unknown }>(
  connection: Connection,
): Connection {
  return new Proxy(connection, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target);
      return (...query: unknown[]) => {
        const answer = value.apply(target, query);
        count(() => setImmediate(() => process.kill(process.pid, 'SIGKILL'))); // it is on its way by then
        return answer;
      };
    },
  });
}

function count(die: () => void): void {
  statements += 1;
  if (String(statements) === lastStatement) die();
}
