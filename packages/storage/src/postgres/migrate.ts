import type { Tables } from '../sql/engine.ts';
import { checkSchema, type SchemaState, schemaState } from '../sql/schema.ts';
import { migrations, type Name } from './migrations.ts';
import { namesOf, type PostgresNames } from './names.ts';
import { type PostgresClient, type PostgresPool, using } from './pool.ts';

const noSuchTable = ['42P01', '3F000'];
/** `IF NOT EXISTS` looks before it makes, and others may be as fast: table, type, schema, or their names. */
const madeByOthers = ['42P07', '42710', '42P06', '23505'];

/** What the database has of Keyfob. */
export async function stateOf(pool: PostgresPool, { migration }: Tables): Promise<SchemaState> {
  return using(pool, async (client) => {
    try {
      const { rows } = await client.query({ text: `SELECT number, works_from FROM ${migration}` });
      return schemaState(rows);
    } catch (error) {
      if (noSuchTable.includes((error as { readonly code?: string }).code ?? ''))
        return schemaState([]);
      throw error;
    }
  });
}

/**
 * Brings a database to the schema of this version, whichever process comes first. Nodes of the version before
 * may go on meanwhile.
 *
 * @throws Error when only a newer version can work on what is there
 */
export async function migrate(pool: PostgresPool, names: PostgresNames): Promise<SchemaState> {
  const { name, tables } = namesOf(names);
  const before = await stateOf(pool, tables);
  await using(pool, async (client) => {
    if (before.number === 0) await prepare(client, names);
    for (let number = before.number + 1; number <= migrations.length; number += 1) {
      await lift(client, number, name);
    }
  });
  const state = await stateOf(pool, tables);
  checkSchema(state, migrations.length);
  return state;
}

/** All statements that lift a database from a schema to that of this version, as plain SQL. */
export function migrationsAsSql(
  names: PostgresNames = {},
  { from = 0 }: { from?: number } = {},
): string {
  const { name } = namesOf(names);
  const steps = migrations.slice(from).map(({ worksFrom, statements }, index) => {
    const number = from + index + 1;
    return ['BEGIN', noteOf({ number, worksFrom }, name), ...statements(name), 'COMMIT'];
  });
  const all = [...(from === 0 ? preparation(names) : []), ...steps.flat()];
  return all.map((statement) => `${statement.replace(/^ {4}/gm, '')};\n`).join('');
}

async function prepare(client: PostgresClient, names: PostgresNames): Promise<void> {
  for (const text of preparation(names)) {
    try {
      await client.query({ text });
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (!madeByOthers.includes(code ?? '')) throw error;
    }
  }
}

function preparation({ schema, ...names }: PostgresNames): string[] {
  const { name } = namesOf({ ...names, ...(schema !== undefined && { schema }) });
  return [
    ...(schema === undefined ? [] : [`CREATE SCHEMA IF NOT EXISTS "${schema}"`]),
    `CREATE TABLE IF NOT EXISTS ${name('migration')} (
       number int NOT NULL PRIMARY KEY,
       works_from int NOT NULL
     )`,
  ];
}

/** Whoever writes the number first makes the step; others wait for that, and find it made. */
async function lift(client: PostgresClient, number: number, name: Name): Promise<void> {
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

function noteOf({ number, worksFrom }: SchemaState, name: Name): string {
  return `INSERT INTO ${name('migration')} (number, works_from) VALUES (${number}, ${worksFrom})`;
}
