import { type Instant, requestOrder, type Store } from '@keyfob/core';
import { pageOf } from '../rows/request-page.ts';
import { accountShelf } from './account-shelf.ts';
import { eventLog } from './event-log.ts';
import { schemaWatch } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import { requestShelf } from './request-shelf.ts';
import { sealedThings } from './sealed-things.ts';
import { type PrepareRecord, updateOn, updateOpenOn } from './shelf.ts';
import { sqliteBudgets } from './sqlite-budgets.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';
import { tidying } from './tidying.ts';
import { turnQueue } from './turn-queue.ts';

/** What `sqliteStore` needs. */
export interface SqliteStoreOptions {
  /** Path of the database file. Its folder must exist; the file is made when it does not. */
  readonly file: string;
  /** The time in milliseconds since 1970, for tests. Default: the system's clock. */
  readonly clock?: () => Instant;
}

/** A store in one SQLite file. */
export interface SqliteStore extends Store {
  /** Commits what is under way, as far as no other process holds it up, and closes the file. For the end of the process. */
  close(): void;
}

/** So few that no turn is noticeably longer for it (attack 92). */
const mostSwept = 100;

/**
 * The embedded store: one SQLite file, safe for several processes of one machine.
 *
 * All changes of one turn of the event loop, to whatever table, share one transaction and so one sync
 * to the disk; each is answered after the commit. What changes nothing costs one read and no lock. A call
 * waits up to five seconds for another process that holds the lock, and then throws.
 *
 * @throws TypeError for an option that is unknown, missing or of the wrong type; Error when the file
 *   cannot be opened, cannot keep what it is given through a power cut (S5), or was written by a newer
 *   version
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  const { file, clock = Date.now } = completeOptions(options);
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
  const accounts = accountShelf(database);
  const updateAccount = updateOn(accounts, prepareRecord);
  const updateRequest = updateOn(requests, prepareRecord);
  const updateOpen = updateOpenOn(requests, prepareRecord);

  const sweep = (now: Instant) =>
    [outbox.sweep(now, mostSwept), budgets.sweep(now, mostSwept)].includes(mostSwept);
  const tidy = tidying(database, () => sweep(clock()));
  const queue = turnQueue(database, {
    ...{ clock, beforeWork: schemaWatch(database) },
    ...{ beforeCommit: sweep, afterCommit: tidy.soon },
  });

  return {
    update: async (userId, decide) => queue.add(updateAccount(userId, decide)),
    events: async (userId, page) => log.page(userId, page),
    spend: async (all) => queue.add(budgets.spend(all)),
    refund: async (key) => queue.add(budgets.refund(key)),
    forget: async (userId) =>
      queue.add(() => ({
        write() {
          for (const shelf of [accounts, log, outbox, requests]) shelf.remove(userId);
        },
      })),
    sealed: {
      ...sealedThings(database),
      replaceMessage: async (message, sealed) => queue.add(outbox.replace(message, sealed)),
    },
    sweep: async (ages) =>
      queue.add((now) => ({
        write() {
          const before = (seconds: number) => now - seconds * 1000;
          const ended = before(ages.endedRequests);
          const unknown = before(ages.unknownRequests);
          const swept = log.sweep({ before: before(ages.events), now }, mostSwept);
          return swept + requests.sweep({ ended, unknown }, mostSwept) >= mostSwept;
        },
      })),
    outbox: {
      lease: async (call) => queue.add(outbox.lease(call)),
      settle: async (message, outcome) => queue.add(outbox.settle(message, outcome)),
      delivery: async (id) => outbox.delivery(id),
      backlog: async () => outbox.backlog(clock()),
    },
    requests: {
      update: async (id, decide) => queue.add(updateRequest(id, decide)),
      updateOpen: async (subject, decide) => queue.add(updateOpen(subject, decide)),
      async list({ limit, after, unknownWithinSeconds, endedWithinSeconds }) {
        const now = clock();
        const endedAfter = now - endedWithinSeconds * 1000;
        const unknownAfter = now - unknownWithinSeconds * 1000;
        const from = requestOrder.fromCursor(after);
        const found = requests.list({ limit: limit + 1, after: from, unknownAfter, endedAfter });
        return { ...pageOf(found, limit), now };
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

const known = ['file', 'clock'];

function completeOptions(options: SqliteStoreOptions): SqliteStoreOptions {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) {
    throw new TypeError("sqliteStore takes an object: { file: 'keyfob.sqlite' }");
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`sqliteStore has no option "${unknown}"; known are: ${known.join(', ')}`);
  }
  const { file, clock } = options;
  if (typeof file !== 'string' || file === '') {
    throw new TypeError('sqliteStore: file is missing; give the path of the database file');
  }
  if (file === ':memory:' || file.startsWith('file:')) {
    throw new TypeError(
      `sqliteStore: file is "${file}"; it must be the path of a file, as what is answered must survive the process. For tests there is memoryStore() in @keyfob/core/testing`,
    );
  }
  if (clock !== undefined && typeof clock !== 'function') {
    throw new TypeError('sqliteStore: clock is not a function that gives milliseconds since 1970');
  }
  return options;
}
