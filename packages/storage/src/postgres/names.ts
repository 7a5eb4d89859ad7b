import type { Table, Tables } from '../sql/engine.ts';
import type { Name } from './migrations.ts';

/** Where the tables are. */
export interface PostgresNames {
  /** Schema of the tables. Default: the first one of the connection's `search_path`. */
  readonly schema?: string;
  /** What the names of the tables begin with. Default: `keyfob_`. */
  readonly prefix?: string;
}

const all: readonly Table[] = [
  ...(['account', 'event', 'message', 'budget', 'request', 'turn', 'migration'] as const),
];
const fits = /^[a-z_][a-z0-9_]{0,31}$/;

/** @throws TypeError for a name that would have to be quoted everywhere */
export function namesOf({ schema, prefix = 'keyfob_' }: PostgresNames): {
  readonly name: Name;
  readonly tables: Tables;
} {
  for (const [option, given] of Object.entries({ schema, prefix })) {
    if (given === undefined || (typeof given === 'string' && fits.test(given))) continue;
    throw new TypeError(
      `postgresStore: ${option} is ${JSON.stringify(given)}; allowed are up to 32 lower-case letters, digits and underscores, not beginning with a digit`,
    );
  }
  const within = schema === undefined ? '' : `"${schema}".`;
  return {
    // An index is always in the schema of its table.
    name: (table, index) =>
      index === undefined ? `${within}"${prefix}${table}"` : `"${prefix}${table}_${index}"`,
    tables: Object.fromEntries(
      all.map((table) => [table, `${within}"${prefix}${table}"`]),
    ) as Tables,
  };
}
