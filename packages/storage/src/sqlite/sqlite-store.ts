import type { Instant, Store } from '@keyfob/core';
import { accountShelf } from './account-shelf.ts';
import { eventLog } from './event-log.ts';
import { openDatabase } from './open-database.ts';
import { requestShelf } from './request-shelf.ts';
import { type PrepareRecord, updateOn } from './shelf.ts';
import { sqliteBudgets } from './sqlite-budgets.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';
import { tidying } from './tidying.ts';
import { turnQueue } from './turn-queue.ts';

export interface SqliteStoreOptions {
  /** Path of the database file. Its folder must exist; the file is made when it does not. */
  readonly file: string;
  /** The time, for tests. Default: the system's clock. */
  readonly clock?: () => Instant;
}

export interface SqliteStore extends Store {
  /** Finishes what is under way and closes the file. */
  close(): void;
}

/** So few that no turn is noticeably longer for it (attack 92). */
const mostSwept = 100;

/**
 * The embedded store: one SQLite file, safe for several processes of one machine.
 *
 * All changes of one turn of the event loop, to whatever table, share one transaction and so one sync
 * to the disk; each is answered after the commit. What changes nothing costs one read and no lock.
 *
 * @throws Error when the file cannot be opened, or was written by a newer version
 */
export function sqliteStore({ file, clock = Date.now }: SqliteStoreOptions): SqliteStore {
  const database = openDatabase(file);
  const log = eventLog(database);
  const outbox = sqliteOutbox(database);
  const budgets = sqliteBudgets(database);
  const requests = requestShelf(database);

  const prepareRecord: PrepareRecord = ({ events, messages = [] }, { userId, now }) => {
    const keepMessages = outbox.prepare(messages, { userId: userId ?? '', now });
    const keepEvents = userId === undefined ? undefined : log.prepare(events, { userId, now });
    return () => {
      keepMessages();
      keepEvents?.();
    };
  };
  const updateAccount = updateOn(accountShelf(database), prepareRecord);
  const updateRequest = updateOn(requests, prepareRecord);

  const sweep = (now: Instant) =>
    [outbox.sweep(now, mostSwept), budgets.sweep(now, mostSwept)].includes(mostSwept);
  const tidy = tidying(database, () => sweep(clock()));
  const queue = turnQueue(database, { clock, beforeCommit: sweep, afterCommit: tidy.soon });

  return {
    update: async (userId, decide) => queue.add(updateAccount(userId, decide)),
    events: async (userId, page) => log.page(userId, page),
    spend: async (all) => queue.add(budgets.spend(all)),
    refund: async (key) => queue.add(budgets.refund(key)),
    outbox: {
      lease: async (call) => queue.add(outbox.lease(call)),
      settle: async (message, outcome) => queue.add(outbox.settle(message, outcome)),
      delivery: async (id) => outbox.delivery(id),
    },
    requests: {
      update: async (id, decide) => queue.add(updateRequest(id, decide)),
      async list({ limit, endedWithinSeconds }) {
        const now = clock();
        const endedAfter = now - endedWithinSeconds * 1000;
        return { requests: requests.list({ limit, endedAfter }), now };
      },
    },
    close() {
      if (!database.isOpen) return;
      queue.close();
      tidy.cancel();
      database.close();
    },
  };
}
