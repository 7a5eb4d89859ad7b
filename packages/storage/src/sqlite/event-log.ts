import type { DatabaseSync } from 'node:sqlite';
import type { AuditEvent, Instant, Store, StoredEvent } from '@keyfob/core';

/** The event log of a database. */
interface EventLog {
  /** Writes events out as text; what it returns keeps them. */
  prepare(
    events: readonly AuditEvent[],
    whose: { readonly userId: string; readonly now: Instant },
  ): () => void;
  page(userId: string, page: Parameters<Store['events']>[1]): readonly StoredEvent[];
  remove(userId: string): void;
  /**
   * Looks at the oldest `limit` and removes those from before a moment; says how many it has looked at, or
   * 0 when it has removed none.
   */
  sweep(moments: { readonly before: Instant; readonly now: Instant }, limit: number): number;
}

export function eventLog(database: DatabaseSync): EventLog {
  const insert = database.prepare('INSERT INTO event (user_id, at, detail) VALUES (?, ?, ?)');
  const select = database.prepare(
    'SELECT id, at, detail FROM event WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );

  const remove = database.prepare('DELETE FROM event WHERE user_id = ?');
  // By the primary key: ids rise with time, and no event pays for an index that only this would use.
  const selectOldest = database.prepare(
    'SELECT id, at FROM event WHERE id > 0 ORDER BY id LIMIT ?',
  );
  const selectNext = database.prepare(
    'SELECT at FROM event WHERE id > ? AND at <= ? ORDER BY id LIMIT 1',
  );
  // Not all of them: a clock that was behind may have dated one before others that are young.
  const removeOld = database.prepare(
    'DELETE FROM event WHERE id > 0 AND id <= $id AND (at <= $before OR at > $now)',
  );

  return {
    prepare(events, { userId, now }) {
      const details = events.map((event) => JSON.stringify(event));
      return () => {
        for (const detail of details) insert.run(userId, now, detail);
      };
    },

    page(userId, { limit, before = Number.MAX_SAFE_INTEGER }) {
      return select.all(userId, before, limit).map(({ id, at, detail }) => {
        return { ...JSON.parse(String(detail)), id, userId, at } as StoredEvent; // as prepare() left it
      });
    },

    remove(userId) {
      remove.run(userId);
    },

    sweep({ before, now }, limit) {
      const oldest = selectOldest
        .all(limit)
        .map(({ id, at }) => ({ id: Number(id), at: Number(at) }));
      const last = oldest.at(-1);
      if (last === undefined) return 0;
      // What a clock that was ahead has dated in the future is as old as what a right one wrote after it.
      const next = selectNext.get(last.id, now);
      const isBeforeOld = next !== undefined && Number(next.at) <= before;
      const lastOld = isBeforeOld ? last : oldest.findLast(({ at }) => at <= before);
      if (lastOld === undefined) return 0;
      const { changes } = removeOld.run({ id: lastOld.id, before, now });
      return Number(changes) === 0 ? 0 : oldest.length;
    },
  };
}
