import type { Database } from './data.ts';

/**
 * How a row is added.
 *
 * @param unlessThere makes of an INSERT one that leaves alone what is there already
 */
export function adding(
  run: Database['run'],
  unlessThere: (insert: string) => string,
): Database['add'] {
  return async (table, row) => {
    const names = Object.keys(row);
    const places = names.map(() => '?').join(', ');
    const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`;
    const { changed } = await run(unlessThere(insert), ...Object.values(row));
    return changed === 1;
  };
}
