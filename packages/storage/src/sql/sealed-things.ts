import type { SealedPage, SealedThings } from '@keyfob/core';
import { sealedMessage } from '../rows/message.ts';
import { placeOf, sealedCounts, sealedPage } from '../rows/sealed.ts';
import { text } from '../rows/text.ts';
import type { Runner } from './call.ts';
import type { Dialect, Row } from './engine.ts';
import type { Statement } from './statement.ts';

/** What a database holds under which ring keys; each takes the runner that it reads with. */
type Sealed = {
  readonly [Name in 'count' | 'accounts' | 'messages']: (
    runner: Runner,
    ...given: Parameters<SealedThings[Name]>
  ) => ReturnType<SealedThings[Name]>;
};

export function sealedIn({ statement, tables: { account, message }, byIndex }: Dialect): Sealed {
  const countAccounts = statement(
    `SELECT ring_keys, count(*) AS number FROM ${account}
     WHERE ring_keys IS NOT NULL GROUP BY ring_keys`,
  );
  const countMessages = statement(
    `SELECT ring_key AS ring_keys, count(*) AS number FROM ${message}
     WHERE settled_at IS NULL GROUP BY ring_key`,
  );
  // In the order of the index, key by key, so that no page has to sort or to pass over what is done.
  const inOrder = (sql: (side: '<' | '>') => string) => [statement(sql('<')), statement(sql('>'))];
  const selectAccounts = inOrder(
    (side) =>
      `SELECT ring_keys AS key_ids, user_id AS id
       FROM ${account} ${byIndex('by_ring_keys')}
       WHERE ring_keys IS NOT NULL AND (ring_keys > ? OR ring_keys = ? AND user_id > ?)
         AND ring_keys ${side} ?
       ORDER BY ring_keys, user_id LIMIT ?`,
  );
  const selectMessages = inOrder(
    (side) =>
      `SELECT ring_key AS key_ids, id, channel, not_before, drop_at, sealed
       FROM ${message} ${byIndex('by_ring_key')}
       WHERE settled_at IS NULL AND (ring_key > ? OR ring_key = ? AND id > ?)
         AND ring_key ${side} ?
       ORDER BY ring_key, id LIMIT ?`,
  );

  return {
    async count(runner) {
      const accounts = await runner.run(countAccounts);
      return sealedCounts(accounts.rows, (await runner.run(countMessages)).rows);
    },

    async accounts(runner, page) {
      const rows = await rowsOf(runner, page, selectAccounts);
      return sealedPage(rows, page.limit, ({ id }) => text(id));
    },

    async messages(runner, page) {
      return sealedPage(await rowsOf(runner, page, selectMessages), page.limit, sealedMessage);
    },
  };
}

async function rowsOf(
  runner: Runner,
  page: SealedPage,
  statements: readonly Statement[],
): Promise<readonly Row[]> {
  const [key, id] = placeOf(page);
  const rows: Row[] = [];
  for (const select of statements) {
    const left = page.limit + 1 - rows.length;
    rows.push(...(await runner.run(select, [key, key, id, page.otherThan, left])).rows);
  }
  return rows;
}
