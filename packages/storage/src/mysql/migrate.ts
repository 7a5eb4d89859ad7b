import type { Row } from '../sql/engine.ts';
import { asSql, noteColumns, noteOf, type Schema, selectNotes } from '../sql/migrate.ts';
import type { Name } from '../sql/names.ts';
import { schemaState } from '../sql/schema.ts';
import { checkServer } from './check-server.ts';
import { errors, serverError } from './errors.ts';
import { migrations } from './migrations.ts';
import { type MysqlNames, namesOf } from './names.ts';
import { type MysqlConnection, type MysqlPool, run, select, using } from './pool.ts';

/** So long a process waits for another one that lifts the same tables, in seconds. */
const longestWait = 300;

/** The tables of a store in the database of a pool. */
export function schemaIn(pool: MysqlPool, names: MysqlNames): Schema {
  const { name, tables } = namesOf(names);
  const notes = selectNotes(tables);
  const { database = null } = names;
  return {
    known: migrations.length,
    noted: () =>
      using(pool, async (connection) => {
        await checkServer(connection);
        return notesOn(connection, notes);
      }),
    lift: () =>
      using(pool, (connection) =>
        alone(connection, [database, tables.migration], async () => {
          await run(connection, preparation(name));
          // Another process may have made some of the steps while this one waited.
          const { number } = schemaState(await notesOn(connection, notes));
          for (const [index, step] of migrations.entries()) {
            if (index < number) continue;
            for (const statement of statementsOf(step, index + 1, name))
              await run(connection, statement);
          }
        }),
      ),
  };
}

/**
 * All statements that lift a database from a schema to that of this version, as plain SQL. Those that were run
 * already do nothing when they are run again.
 */
export function migrationsAsSql(
  names: MysqlNames = {},
  { from = 0 }: { from?: number } = {},
): string {
  const { name } = namesOf(names);
  return asSql({
    ...{ migrations, from, preparation: [preparation(name)] },
    stepOf: (migration, number) => statementsOf(migration, number, name),
  });
}

function preparation(name: Name): string {
  return `CREATE TABLE IF NOT EXISTS ${name('migration')} ${noteColumns} ENGINE=InnoDB`;
}

/** The number comes last: a step that has ended in the middle is made once more. */
function statementsOf(
  { worksFrom, statements }: (typeof migrations)[number],
  number: number,
  name: Name,
): readonly string[] {
  const note = `${noteOf({ number, worksFrom }, name)} ON DUPLICATE KEY UPDATE number = number`;
  return [...statements(name), note];
}

/** What the database has noted of its migrations, also on a server that the store refuses. */
export async function notesOn(connection: MysqlConnection, notes: string): Promise<readonly Row[]> {
  try {
    return await select(connection, notes);
  } catch (error) {
    if (serverError(error) === errors.noSuchTable) return [];
    throw error;
  }
}

/** Does something while no other process does it to the same table. */
async function alone(
  connection: MysqlConnection,
  table: readonly [database: string | null, name: string],
  work: () => Promise<void>,
): Promise<void> {
  const lock = "sha1(concat('keyfob ', coalesce(?, database()), ' ', ?))";
  const [row] = await select(
    connection,
    `SELECT get_lock(${lock}, ${longestWait}) AS is_held`,
    table,
  );
  if (row?.is_held !== '1') throw new Error('another process has not ended its migration');
  await work();
  await select(connection, `SELECT release_lock(${lock})`, table);
}
