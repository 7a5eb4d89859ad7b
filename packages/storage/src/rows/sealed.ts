import type { Page, SealedCount, SealedPage } from '@keyfob/core';
import { text } from './text.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * What each ring key is needed for, in the order of their ids. An account may need several keys, so its row
 * counts for each of them.
 *
 * @param accounts rows with `ring_keys`, ids with spaces between, and their `number`
 * @param messages the same of messages that wait
 */
export function sealedCounts(
  accounts: readonly Row[],
  messages: readonly Row[],
): readonly SealedCount[] {
  const counts = new Map<string, SealedCount>();
  for (const [kind, rows] of [
    ['accounts', accounts],
    ['messages', messages],
  ] as const) {
    for (const { ring_keys, number } of rows) {
      for (const keyId of text(ring_keys).split(' ')) {
        const known = counts.get(keyId) ?? { keyId, accounts: 0, messages: 0 };
        counts.set(keyId, { ...known, [kind]: known[kind] + Number(number) });
      }
    }
  }
  return [...counts.values()].toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1));
}

/** Where a page begins: behind this ring key and id. */
export function placeOf({ after }: SealedPage): readonly [key: string, id: string] {
  return after === undefined ? ['', ''] : (JSON.parse(after) as [string, string]);
}

/**
 * The page that a list of one more than asked for is, and where the next one begins.
 *
 * @param rows with `key_ids`, what the list is in the order of, and `id`
 */
export function sealedPage<Found extends Row, Item>(
  rows: readonly Found[],
  limit: number,
  toItem: (row: Found) => Item,
): Page<Item> {
  const found = rows.slice(0, limit);
  const last = rows.length > limit ? found.at(-1) : undefined;
  return {
    items: found.map(toItem),
    ...(last && { next: JSON.stringify([text(last.key_ids), text(last.id)]) }),
  };
}
