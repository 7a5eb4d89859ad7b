import type { Row, Tables } from './engine.ts';
import type { Name } from './names.ts';
import { checkSchema, type Migration, type SchemaState, schemaState } from './schema.ts';

/** The tables of a store in a database, as far as the engines differ. */
export interface Schema {
  /** How many migrations this version knows. */
  readonly known: number;
  /** What the database has noted of its migrations: nothing where it has no tables of Keyfob. */
  noted(): Promise<readonly Row[]>;
  /** Makes all steps from this one on, whichever process comes first. */
  lift(from: number): Promise<void>;
}

/**
 * Brings a database to the schema of this version. Nodes of the version before may go on meanwhile.
 *
 * @throws Error when only a newer version can work on what is there
 */
export async function migrate(schema: Schema): Promise<void> {
  const { number } = schemaState(await schema.noted());
  if (number < schema.known) await schema.lift(number + 1);
  await checkTables(schema);
}

/** @throws Error saying what to do where this version cannot work on what is there */
export async function checkTables({ known, noted }: Schema): Promise<void> {
  checkSchema(schemaState(await noted()), known);
}

/** What the notes of made migrations are read with. */
export function selectNotes({ migration }: Tables): string {
  return `SELECT number, works_from FROM ${migration}`;
}

/** Columns of the table of these notes. */
export const noteColumns = `(
       number int NOT NULL PRIMARY KEY,
       works_from int NOT NULL
     )`;

/** What notes that a migration was made. */
export function noteOf({ number, worksFrom }: SchemaState, name: Name): string {
  return `INSERT INTO ${name('migration')} (number, works_from) VALUES (${number}, ${worksFrom})`;
}

/** All statements that lift a database from a schema to that of this version, as plain SQL. */
export function asSql({
  migrations,
  from,
  preparation,
  stepOf,
}: {
  readonly migrations: readonly Migration<Name>[];
  readonly from: number;
  /** What stands before the first step. */
  readonly preparation: readonly string[];
  readonly stepOf: (migration: Migration<Name>, number: number) => readonly string[];
}): string {
  const steps = migrations
    .slice(from)
    .flatMap((migration, index) => stepOf(migration, from + index + 1));
  const all = [...(from === 0 ? preparation : []), ...steps];
  return all.map((statement) => `${statement.replace(/^ {4}/gm, '')};\n`).join('');
}
