import { DatabaseSync } from 'node:sqlite';
import { ask } from '@keyfob/test-servers';
import { createConnection } from 'mysql2/promise';
import type { Place } from './places.ts';

/** The name of a table of the store as it stands in a statement. */
export function tableIn(place: Place, table: string): string {
  if (place.engine === 'SQLite') return table;
  if (place.engine === 'MariaDB') return `${place.prefix}${table}`;
  return `"${place.schema}".keyfob_${table}`;
}

/** Runs a statement past the store, as a newer version or an operator would. */
export async function runSql(place: Place, sql: string): Promise<void> {
  if (place.engine === 'SQLite') {
    const database = new DatabaseSync(place.file);
    database.exec(sql);
    database.close();
    return;
  }
  if (place.engine === 'MariaDB') {
    const connection = await createConnection(place.url);
    await connection.query(sql);
    await connection.end();
    return;
  }
  await ask(place.url, sql);
}
