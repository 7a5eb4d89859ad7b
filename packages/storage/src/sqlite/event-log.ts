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
  /** Removes at most `limit` of the oldest, as far as they are from before a moment, and says how many. */
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
  const selectNextBelow = database.prepare(
    'SELECT at FROM event WHERE id > ? AND at <= ? ORDER BY id LIMIT 1',
  );
  const removeUpTo = database.prepare('DELETE FROM event WHERE id > 0 AND id <= ?');

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
      const last = oldest.findLast(({ at }) => at <= before) ?? lastOfWrongClock(oldest);
      return last === undefined ? 0 : Number(removeUpTo.run(last.id).changes);

      /**
       * A clock that was ahead has dated all of these in the future. They are as old as what was written
       * after them by a right one.
       */
      function lastOfWrongClock(all: typeof oldest) {
        const isWrong = all.length > 0 && all.every(({ at }) => at > now);
        const next = isWrong ? selectNextBelow.get(all.at(-1)?.id ?? 0, now) : undefined;
        return next !== undefined && Number(next.at) <= before ? all.at(-1) : undefined;
      }
    },
  };
}
