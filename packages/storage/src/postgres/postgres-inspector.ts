import { figuresOf } from '../inspection/figures.ts';
import type { Inspector } from '../inspection/inspector.ts';
import { schemaReport } from '../inspection/schema-report.ts';
import { schemaState } from '../sql/schema.ts';
import { statements } from '../sql/statement.ts';
import { notesOn } from './migrate.ts';
import { migrations } from './migrations.ts';
import { namesOf, type PostgresNames } from './names.ts';
import { type PostgresPool, using } from './pool.ts';
import { syntax } from './syntax.ts';

/**
 * Looks at the tables of a store, also on connections that the store refuses.
 *
 * @throws TypeError for a name that is not taken as a schema or a prefix
 */
export function postgresInspector({
  pool,
  ...names
}: PostgresNames & { readonly pool: PostgresPool }): Inspector {
  const { tables } = namesOf(names);
  const statement = statements(syntax);
  const ask = async (sql: string, values: readonly (string | number)[] = []) => {
    const { text } = statement(sql);
    const { rows } = await using(pool, (client) => client.query({ text, values: [...values] }));
    return rows;
  };
  const figures = figuresOf({
    ask,
    now: async () => Number((await ask('SELECT {now} AS now'))[0]?.now),
    tables,
    oldestEvent: `SELECT min(kept_from) AS at FROM ${tables.event}`,
  });
  return {
    ...figures,
    async schema() {
      const notes = await using(pool, (client) => notesOn(client, tables));
      return schemaReport(schemaState(notes), migrations.length);
    },
  };
}
