import { type Instant, type Store, type StoredEvent, slackMs } from '@keyfob/core';
import { text } from '../rows/text.ts';
import type { Runner } from './call.ts';
import type { Dialect } from './engine.ts';

/** Reads and removes events; they are written with the document that they tell about. */
interface Events {
  page(
    runner: Runner,
    userId: string,
    page: Parameters<Store['events']>[1],
  ): Promise<readonly StoredEvent[]>;
  remove(runner: Runner, userId: string): Promise<void>;
  /** Removes at most `limit` from before a moment, and says whether there may be more. */
  sweep(
    runner: Runner,
    moments: { readonly before: Instant; readonly now: Instant },
    limit: number,
  ): Promise<boolean>;
}

/** An event's id is the time it was written at, so many times over, unless the user has a later one already. */
export const idsPerMillisecond = 1000;

/**
 * Events have ids that rise for each user; users share no counter. `kept_from` is when the time began for
 * which an event is kept: a clock that was ahead has dated some in the future, and those begin anew.
 */
export function eventsIn({ statement, tables: { event }, firstFew }: Dialect): Events {
  const select = statement(
    `SELECT id, at, detail FROM ${event} WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
  );
  const remove = statement(`DELETE FROM ${event} WHERE user_id = ?`);
  const few = { table: 'event', key: 'user_id, id', order: 'kept_from' } as const;
  const removeOld = statement(
    `DELETE FROM ${event} ${firstFew({ ...few, where: 'kept_from <= ?' })}`,
  );
  const pullBack = statement(
    `UPDATE ${event} SET kept_from = ? ${firstFew({ ...few, where: 'kept_from > ?' })}`,
  );

  return {
    async page(runner, userId, { limit, before = Number.MAX_SAFE_INTEGER }) {
      const { rows } = await runner.run(select, [userId, before, limit]);
      return rows.map(({ id, at, detail }) => {
        const event = JSON.parse(text(detail)) as object; // as it was written
        return { ...event, id: Number(id), userId, at: Number(at) } as StoredEvent;
      });
    },

    async remove(runner, userId) {
      await runner.run(remove, [userId]);
    },

    async sweep(runner, { before, now }, limit) {
      const removed = await runner.run(removeOld, [before, limit]);
      const ahead = await runner.run(pullBack, [now, now + slackMs, limit]);
      return removed.changed >= limit || ahead.changed >= limit;
    },
  };
}
