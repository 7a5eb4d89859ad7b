import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Page, SealedCount, SealedMessage, SealedPage, SealedThings } from '@keyfob/core';

/** What a database holds under which ring keys. */
export function sealedThings(database: DatabaseSync): Omit<SealedThings, 'replaceMessage'> {
  const countAccounts = database.prepare(
    `SELECT ring_keys AS keys, count(*) AS number FROM account
     WHERE ring_keys IS NOT NULL GROUP BY ring_keys`,
  );
  const countMessages = database.prepare(
    `SELECT ring_key AS keys, count(*) AS number FROM message
     WHERE settled_at IS NULL GROUP BY ring_key`,
  );
  // In the order of the index, key by key, so that no page has to sort or to pass over what is done.
  const selectAccounts = inOrder(
    `SELECT ring_keys AS key, user_id AS id FROM account
     WHERE ring_keys IS NOT NULL AND (ring_keys, user_id) > (?, ?) AND {range}
     ORDER BY ring_keys, user_id LIMIT ?`,
    'ring_keys',
  );
  const selectMessages = inOrder(
    `SELECT ring_key AS key, id, channel, not_before, drop_at, sealed FROM message
     WHERE settled_at IS NULL AND (ring_key, id) > (?, ?) AND {range}
     ORDER BY ring_key, id LIMIT ?`,
    'ring_key',
  );

  return {
    async count() {
      const counts = new Map<string, SealedCount>();
      for (const [kind, statement] of [
        ['accounts', countAccounts],
        ['messages', countMessages],
      ] as const) {
        for (const { keys, number } of statement.all()) {
          for (const keyId of String(keys).split(' ')) {
            const known = counts.get(keyId) ?? { keyId, accounts: 0, messages: 0 };
            counts.set(keyId, { ...known, [kind]: known[kind] + Number(number) });
          }
        }
      }
      return [...counts.values()].toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1));
    },

    async accounts(page) {
      return pageOf(page, selectAccounts, ({ id }) => String(id));
    },

    async messages(page) {
      return pageOf(page, selectMessages, (row) => ({
        id: String(row.id),
        channel: row.channel as SealedMessage['channel'], // as the outbox left it
        sealed: String(row.sealed),
        dropAt: Number(row.drop_at),
        ...(row.not_before !== null && { notBefore: Number(row.not_before) }),
      }));
    },
  };

  /** The keys before one, and those behind it. */
  function inOrder(sql: string, column: string) {
    return ['<', '>'].map((side) =>
      database.prepare(sql.replace('{range}', `${column} ${side} ?`)),
    );
  }
}

type Row = Record<string, SQLOutputValue>;

function pageOf<Item>(
  { otherThan, limit, after }: SealedPage,
  statements: readonly StatementSync[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const [key, id] = after === undefined ? ['', ''] : (JSON.parse(after) as [string, string]);
  const rows: Row[] = [];
  for (const statement of statements) {
    rows.push(...statement.all(key, id, otherThan, limit + 1 - rows.length));
  }
  const found = rows.slice(0, limit);
  const last = rows.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(toItem),
    ...(last && { next: JSON.stringify([last.key, last.id]) }),
  };
}
