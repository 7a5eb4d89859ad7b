import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { SealedPage, SealedThings } from '@keyfob/core';
import { sealedMessage } from '../rows/message.ts';
import { placeOf, sealedCounts, sealedPage } from '../rows/sealed.ts';

/** What a database holds under which ring keys. */
export function sealedThings(database: DatabaseSync): Omit<SealedThings, 'replaceMessage'> {
  const countAccounts = database.prepare(
    `SELECT ring_keys, count(*) AS number FROM account
     WHERE ring_keys IS NOT NULL GROUP BY ring_keys`,
  );
  const countMessages = database.prepare(
    `SELECT ring_key AS ring_keys, count(*) AS number FROM message
     WHERE settled_at IS NULL GROUP BY ring_key`,
  );
  // In the order of the index, key by key, so that no page has to sort or to pass over what is done.
  const selectAccounts = inOrder(
    `SELECT ring_keys AS key_ids, user_id AS id FROM account
     WHERE ring_keys IS NOT NULL AND (ring_keys, user_id) > (?, ?) AND {range}
     ORDER BY ring_keys, user_id LIMIT ?`,
    'ring_keys',
  );
  const selectMessages = inOrder(
    `SELECT ring_key AS key_ids, id, channel, not_before, drop_at, sealed FROM message
     WHERE settled_at IS NULL AND (ring_key, id) > (?, ?) AND {range}
     ORDER BY ring_key, id LIMIT ?`,
    'ring_key',
  );

  return {
    async count() {
      return sealedCounts(countAccounts.all(), countMessages.all());
    },

    async accounts(page) {
      return sealedPage(rowsOf(page, selectAccounts), page.limit, ({ id }) => String(id));
    },

    async messages(page) {
      return sealedPage(rowsOf(page, selectMessages), page.limit, sealedMessage);
    },
  };

  /** The keys before one, and those behind it. */
  function inOrder(sql: string, column: string) {
    return ['<', '>'].map((side) =>
      database.prepare(sql.replace('{range}', `${column} ${side} ?`)),
    );
  }
}

function rowsOf(page: SealedPage, statements: readonly StatementSync[]) {
  const [key, id] = placeOf(page);
  const rows: Record<string, SQLOutputValue>[] = [];
  for (const statement of statements) {
    rows.push(...statement.all(key, id, page.otherThan, page.limit + 1 - rows.length));
  }
  return rows;
}
