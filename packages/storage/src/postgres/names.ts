import { checkNames, type Names, namesIn } from '../sql/names.ts';

/** Where the tables are. */
export interface PostgresNames {
  /** Schema of the tables. Default: the first one of the connection's `search_path`. */
  readonly schema?: string;
  /** What the names of the tables begin with. Default: `keyfob_`. */
  readonly prefix?: string;
}

/** @throws TypeError for a name that would have to be quoted everywhere */
export function namesOf({ schema, prefix }: PostgresNames): Names {
  checkNames('postgresStore', { schema, prefix });
  return namesIn((name) => `"${name}"`, { within: schema, prefix });
}
