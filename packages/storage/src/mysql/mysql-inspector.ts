import { figuresOf } from '../inspection/figures.ts';
import type { Inspector } from '../inspection/inspector.ts';
import { schemaReport } from '../inspection/schema-report.ts';
import { selectNotes } from '../sql/migrate.ts';
import { schemaState } from '../sql/schema.ts';
import { notesOn } from './migrate.ts';
import { migrations } from './migrations.ts';
import { type MysqlNames, namesOf } from './names.ts';
import { type MysqlPool, select, using } from './pool.ts';
import { syntax } from './syntax.ts';

/**
 * Looks at the tables of a store.
 *
 * @throws TypeError for a name that is not taken as a database or a prefix
 */
export function mysqlInspector({
  pool,
  ...names
}: MysqlNames & { readonly pool: MysqlPool }): Inspector {
  const { tables } = namesOf(names);
  const ask = (sql: string, values: readonly (string | number)[] = []) =>
    using(pool, (connection) => select(connection, sql, values));
  const figures = figuresOf({
    ask,
    now: async () => Number((await ask(`SELECT ${syntax.now} AS now`))[0]?.now),
    tables,
    oldestEvent: `SELECT min(kept_from) AS at FROM ${tables.event}`,
  });
  return {
    ...figures,
    async schema() {
      const notes = await using(pool, (connection) => notesOn(connection, selectNotes(tables)));
      return schemaReport(schemaState(notes), migrations.length);
    },
  };
}
