import type { Facts } from '../facts.ts';
import { type Finding, fine, wrong } from '../finding.ts';

/** Whether the tables are those of this version. */
export function checkSchema({ schema: { state, found, known } }: Facts): Finding[] {
  const id = 'schema';
  switch (state) {
    case 'fits':
      return [fine(id, `schema ${found} fits this version`)];
    case 'missing':
      return [wrong(id, 'there are no tables of Keyfob', 'run `keyfob migrate up`')];
    case 'older':
      return [
        wrong(
          id,
          `the database has schema ${found}, and this version needs ${known}`,
          'back up, then run `keyfob migrate up`',
        ),
      ];
    case 'newer':
      return [
        wrong(
          id,
          `the database has schema ${found}, and this version knows up to ${known}`,
          'install the version of @keyfob/cli that the application has of @keyfob/storage',
        ),
      ];
  }
}
