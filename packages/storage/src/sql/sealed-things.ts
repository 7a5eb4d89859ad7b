import type { Page, SealedCount, SealedMessage, SealedPage, SealedThings } from '@keyfob/core';
import type { Runner } from './call.ts';
import type { Dialect, Row } from './engine.ts';
import type { Statement } from './statement.ts';
import { text } from './values.ts';

/** What a database holds under which ring keys; each takes the runner that it reads with. */
type Sealed = {
  readonly [Name in 'count' | 'accounts' | 'messages']: (
    runner: Runner,
    ...given: Parameters<SealedThings[Name]>
  ) => ReturnType<SealedThings[Name]>;
};

export function sealedIn({ statement, tables: { account, message }, byIndex }: Dialect): Sealed {
  const countAccounts = statement(
    `SELECT ring_keys AS ring_key, count(*) AS number FROM ${account}
     WHERE ring_keys IS NOT NULL GROUP BY ring_keys`,
  );
  const countMessages = statement(
    `SELECT ring_key, count(*) AS number FROM ${message}
     WHERE settled_at IS NULL GROUP BY ring_key`,
  );
  // In the order of the index, key by key, so that no page has to sort or to pass over what is done.
  const inOrder = (sql: (side: '<' | '>') => string) => [statement(sql('<')), statement(sql('>'))];
  const selectAccounts = inOrder(
    (side) =>
      `SELECT ring_keys AS ring_key, user_id AS id
       FROM ${account} ${byIndex('by_ring_keys')}
       WHERE ring_keys IS NOT NULL AND (ring_keys > ? OR ring_keys = ? AND user_id > ?)
         AND ring_keys ${side} ?
       ORDER BY ring_keys, user_id LIMIT ?`,
  );
  const selectMessages = inOrder(
    (side) =>
      `SELECT ring_key, id, channel, not_before, drop_at, sealed
       FROM ${message} ${byIndex('by_ring_key')}
       WHERE settled_at IS NULL AND (ring_key > ? OR ring_key = ? AND id > ?)
         AND ring_key ${side} ?
       ORDER BY ring_key, id LIMIT ?`,
  );

  return {
    async count(runner) {
      const counts = new Map<string, SealedCount>();
      for (const [kind, countAll] of [
        ['accounts', countAccounts],
        ['messages', countMessages],
      ] as const) {
        for (const { ring_key, number } of (await runner.run(countAll)).rows) {
          for (const keyId of text(ring_key).split(' ')) {
            const known = counts.get(keyId) ?? { keyId, accounts: 0, messages: 0 };
            counts.set(keyId, { ...known, [kind]: known[kind] + Number(number) });
          }
        }
      }
      return [...counts.values()].toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1));
    },

    async accounts(runner, page) {
      return pageOf(runner, { page, statements: selectAccounts, toItem: ({ id }) => text(id) });
    },

    async messages(runner, page) {
      return pageOf(runner, { page, statements: selectMessages, toItem: sealedMessage });
    },
  };
}

async function pageOf<Item>(
  runner: Runner,
  {
    page: { otherThan, limit, after },
    statements,
    toItem,
  }: {
    readonly page: SealedPage;
    readonly statements: readonly Statement[];
    readonly toItem: (row: Row) => Item;
  },
): Promise<Page<Item>> {
  const [key, id] = after === undefined ? ['', ''] : (JSON.parse(after) as [string, string]);
  const rows: Row[] = [];
  for (const select of statements) {
    const found = await runner.run(select, [key, key, id, otherThan, limit + 1 - rows.length]);
    rows.push(...found.rows);
  }
  const found = rows.slice(0, limit);
  const last = rows.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(toItem),
    ...(last && { next: JSON.stringify([text(last.ring_key), text(last.id)]) }),
  };
}

function sealedMessage(row: Row): SealedMessage {
  return {
    id: text(row.id),
    channel: text(row.channel) as SealedMessage['channel'], // as it was written
    sealed: text(row.sealed),
    dropAt: Number(row.drop_at),
    ...(row.not_before !== null && { notBefore: Number(row.not_before) }),
  };
}
