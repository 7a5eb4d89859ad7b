import type { Row, Tables } from '../sql/engine.ts';
import { asSql, noteColumns, noteOf, type Schema, selectNotes } from '../sql/migrate.ts';
import type { Name } from '../sql/names.ts';
import { checkServer } from './check-server.ts';
import { migrations } from './migrations.ts';
import { namesOf, type PostgresNames } from './names.ts';
import { type PostgresClient, type PostgresPool, using } from './pool.ts';

const noSuchTable = ['42P01', '3F000'];
/** `IF NOT EXISTS` looks before it makes, and others may be as fast: table, type, schema, or their names. */
const madeByOthers = ['42P07', '42710', '42P06', '23505'];

/** The tables of a store in the database of a pool. */
export function schemaIn(pool: PostgresPool, names: PostgresNames): Schema {
  const { name, tables } = namesOf(names);
  const first = preparation(names);
  return {
    known: migrations.length,
    noted: () =>
      using(pool, async (client) => {
        await checkServer(client);
        return notesOn(client, tables);
      }),
    lift: (from) =>
      using(pool, async (client) => {
        if (from === 1) await prepare(client, first);
        for (let number = from; number <= migrations.length; number += 1) {
          await liftTo(client, number, name);
        }
      }),
  };
}

/** What the database has noted of its migrations, on whatever connection. */
export async function notesOn(client: PostgresClient, tables: Tables): Promise<readonly Row[]> {
  try {
    return (await client.query({ text: selectNotes(tables) })).rows;
  } catch (error) {
    if (noSuchTable.includes((error as { readonly code?: string }).code ?? '')) return [];
    throw error;
  }
}

/** All statements that lift a database from a schema to that of this version, as plain SQL. */
export function migrationsAsSql(
  names: PostgresNames = {},
  { from = 0 }: { from?: number } = {},
): string {
  const { name } = namesOf(names);
  return asSql({
    ...{ migrations, from, preparation: preparation(names) },
    stepOf: ({ worksFrom, statements }, number) => [
      ...['BEGIN', noteOf({ number, worksFrom }, name), ...statements(name), 'COMMIT'],
    ],
  });
}

async function prepare(client: PostgresClient, statements: readonly string[]): Promise<void> {
  for (const text of statements) {
    try {
      await client.query({ text });
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (!madeByOthers.includes(code ?? '')) throw error;
    }
  }
}

function preparation(names: PostgresNames): readonly string[] {
  const { schema } = names;
  return [
    ...(schema === undefined ? [] : [`CREATE SCHEMA IF NOT EXISTS "${schema}"`]),
    `CREATE TABLE IF NOT EXISTS ${namesOf(names).name('migration')} ${noteColumns}`,
  ];
}

/** Whoever writes the number first makes the step; others wait for that, and find it made. */
async function liftTo(client: PostgresClient, number: number, name: Name): Promise<void> {
  const migration = migrations[number - 1] as (typeof migrations)[number];
  await client.query({ text: 'BEGIN ISOLATION LEVEL READ COMMITTED' });
  try {
    const text = `${noteOf({ number, worksFrom: migration.worksFrom }, name)} ON CONFLICT DO NOTHING`;
    const { rowCount } = await client.query({ text });
    if (rowCount === 1) {
      for (const statement of migration.statements(name)) await client.query({ text: statement });
    }
    await client.query({ text: 'COMMIT' });
  } catch (error) {
    await client.query({ text: 'ROLLBACK' });
    throw error;
  }
}
