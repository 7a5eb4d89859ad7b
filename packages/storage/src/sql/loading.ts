import { text } from '../rows/text.ts';
import type { Shelf } from './documents.ts';
import type { Dialect } from './engine.ts';
import { demandPrimary } from './primary.ts';
import { timeIn } from './time.ts';

/**
 * Reads documents of a table with the time, in one statement, or under a lock.
 *
 * @param key the column that is the key of the table
 * @param decode makes the document of what was kept, or of nothing where there is none yet
 */
export function loadingFrom<Document>(
  dialect: Dialect,
  { table, key }: { readonly table: 'account' | 'request'; readonly key: string },
  decode: (id: string, kept: string | undefined) => Document,
): Shelf<Document, never>['load'] {
  const { statement, tables, readOnly } = dialect;
  const select = statement(
    `SELECT {now} AS now, ${readOnly} AS read_only, ${key} AS id, version, document
     FROM (SELECT 1) AS one LEFT JOIN ${tables[table]} ON ${key} = ?`,
  );
  const lock = statement(
    `SELECT ${readOnly} AS read_only, ${key} AS id, version, document
     FROM ${tables[table]} WHERE ${key} = ? FOR UPDATE`,
  );
  const time = timeIn(dialect);

  return async (runner, id, isLocked) => {
    const [row] = (await runner.run(isLocked ? lock : select, [id])).rows;
    if (row !== undefined) demandPrimary(row.read_only);
    const isNew = row === undefined || row.id === null;
    // A row that is there must never pass for one that is not: who has OTP on would be let in without a code.
    if (!isNew && row.version === null) throw new Error(`a row of ${table} has no version`);
    return {
      version: isNew ? 0 : Number(row.version),
      document: decode(id, isNew ? undefined : text(row.document)),
      now: isLocked ? await time(runner) : Number(row?.now),
    };
  };
}
