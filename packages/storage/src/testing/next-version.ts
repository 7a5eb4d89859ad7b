import { migrations as mysqlMigrations } from '../mysql/migrations.ts';
import { migrations as postgresMigrations } from '../postgres/migrations.ts';
import type { Name } from '../sql/names.ts';
import type { Migration } from '../sql/schema.ts';
import { migrations as sqliteMigrations } from '../sqlite/migrations.ts';
import type { Place } from './places.ts';

/**
 * What the version after this one adds, as the tests make it up.
 *
 * @param account the table of accounts, as it stands in a statement
 */
function additionsTo(account: string, ifNotExists = ''): readonly string[] {
  const ownTable = account.replace(/["`]?$/, '_trial$&');
  return [
    `CREATE TABLE ${ifNotExists} ${ownTable} (id int NOT NULL)`,
    `ALTER TABLE ${account} ADD COLUMN ${ifNotExists} trial_one int`,
    `ALTER TABLE ${account} ADD COLUMN ${ifNotExists} trial_two int DEFAULT 7`,
  ];
}

/**
 * Makes this process one of the version after this one, which has a migration more.
 *
 * @param worksFrom the migration that a node must know to go on beside it
 */
export function becomeNextVersion(engine: Place['engine'], worksFrom: number): void {
  if (engine === 'SQLite') {
    (sqliteMigrations as string[]).push(additionsTo('account').join(';\n'));
    return;
  }
  const all = engine === 'MariaDB' ? mysqlMigrations : postgresMigrations;
  const ifNotExists = engine === 'MariaDB' ? 'IF NOT EXISTS' : '';
  const next: Migration<Name> = {
    worksFrom,
    statements: (name) => additionsTo(name('account'), ifNotExists),
  };
  (all as Migration<Name>[]).push(next);
}
