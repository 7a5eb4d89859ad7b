import type { Row } from './engine.ts';

/** One step of a schema. */
export interface Migration<Name> {
  /**
   * The number of the migration that a node must know to work on this schema: nodes of the version before go
   * on while a new one is rolled out. Where it rises they stop, but may write as before for some seconds more.
   */
  readonly worksFrom: number;
  statements(name: Name): readonly string[];
}

/** What a database says of its schema. */
export interface SchemaState {
  /** How many migrations it has had. */
  readonly number: number;
  /** How many of them a node must know. */
  readonly worksFrom: number;
}

/** @param rows one for each migration that the database has had */
export function schemaState(rows: readonly Row[]): SchemaState {
  const most = (column: string) => Math.max(0, ...rows.map((row) => Number(row[column])));
  return { number: most('number'), worksFrom: most('works_from') };
}

/**
 * Refuses a schema that this version cannot work on.
 *
 * @param known how many migrations this version knows
 * @throws Error saying what to do
 */
export function checkSchema({ number, worksFrom }: SchemaState, known: number): void {
  if (worksFrom > known) {
    throw new Error(
      `the database has schema ${number}, which needs a newer version of @keyfob/storage: this one knows up to ${known}`,
    );
  }
  if (number < known) {
    throw new Error(
      `the database has ${number === 0 ? 'no tables of Keyfob yet' : `schema ${number}`}, and this version of @keyfob/storage needs schema ${known}: call migrate() of the store, or run the statements of its migrations`,
    );
  }
}
