import { checkNames, type Names, namesIn } from '../sql/names.ts';

/** Where the tables are. */
export interface MysqlNames {
  /** Database of the tables; it must exist. Default: that of the pool's connections. */
  readonly database?: string;
  /** What the names of the tables begin with. Default: `keyfob_`. */
  readonly prefix?: string;
}

/** @throws TypeError for a name that would have to be quoted everywhere */
export function namesOf({ database, prefix }: MysqlNames): Names {
  checkNames('mysqlStore', { database, prefix });
  return namesIn((name) => `\`${name}\``, { within: database, prefix });
}
