import {
  type Account,
  type Decision,
  decodeAccount,
  encodeAccount,
  type Instant,
  newAccount,
  type Store,
  type StoredEvent,
} from '@keyfob/core';
import { openDatabase } from './open-database.ts';

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

/** One call of `update` that waits for its turn. */
interface Job {
  readonly userId: string;
  readonly decide: (account: Account, now: Instant) => Decision<unknown>;
  readonly resolve: (decision: Decision<unknown>) => void;
  readonly reject: (error: unknown) => void;
  /** On the monotonic clock, in milliseconds. */
  readonly giveUpAt: number;
}

/** An account as it lies in the file; version 0 when there is none yet. */
interface Row {
  readonly version: number;
  readonly document: string | undefined;
}

/** What a job wants to write, and the version of the account that it saw. */
interface Draft {
  readonly job: Job;
  readonly version: number;
  readonly decision: Decision<unknown>;
}

const longestWaitMs = 5_000;
const retryAfterMs = 10;
const tidyAfterMs = 1_000;

/**
 * The embedded store: one SQLite file, safe for several processes of one machine.
 *
 * All updates of one turn of the event loop share one transaction and so one sync to the disk; each
 * is answered after the commit. A decision that changes nothing costs one read and no lock.
 *
 * @throws Error when the file cannot be opened, or was written by a newer version
 */
export function sqliteStore({ file, clock = Date.now }: SqliteStoreOptions): SqliteStore {
  const database = openDatabase(file);
  const selectAccount = database.prepare('SELECT version, document FROM account WHERE user_id = ?');
  const upsertAccount = database.prepare(
    `INSERT INTO account (user_id, version, document) VALUES (?, 1, ?)
     ON CONFLICT (user_id) DO UPDATE SET version = version + 1, document = excluded.document`,
  );
  const insertEvent = database.prepare('INSERT INTO event (user_id, at, detail) VALUES (?, ?, ?)');
  const selectEvents = database.prepare(
    'SELECT id, at, detail FROM event WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  let waiting: Job[] = [];
  let isTurnDue = false;
  let tidying: NodeJS.Timeout | undefined;

  return {
    async update<T>(userId: string, decide: (account: Account, now: Instant) => Decision<T>) {
      if (!database.isOpen) throw new Error('the store is closed');
      const { promise, resolve, reject } = Promise.withResolvers<Decision<T>>();
      const settle = resolve as Job['resolve']; // it only ever gets what this `decide` returned
      const giveUpAt = performance.now() + longestWaitMs;
      queue([{ userId, decide, resolve: settle, reject, giveUpAt }]);
      return promise;
    },

    async events(userId, { limit, before = Number.MAX_SAFE_INTEGER }) {
      const rows = selectEvents.all(userId, before, limit);
      return rows.map(({ id, at, detail }) => {
        return { ...JSON.parse(String(detail)), id, userId, at } as StoredEvent; // as write() left it
      });
    },

    close() {
      if (!database.isOpen) return;
      takeTurn();
      clearTimeout(tidying);
      for (const { reject } of waiting.splice(0)) reject(new Error('the store is closed'));
      database.close();
    },
  };

  function queue(jobs: readonly Job[], afterMs = 0): void {
    waiting.push(...jobs);
    if (isTurnDue) return;
    isTurnDue = true;
    if (afterMs === 0) setImmediate(takeTurn);
    else setTimeout(takeTurn, afterMs);
  }

  function takeTurn(): void {
    isTurnDue = false;
    const jobs = waiting;
    waiting = [];
    const now = clock();
    const drafts = jobs.flatMap((job) => {
      try {
        const draft = judge(job, load(job.userId), now);
        if ('next' in draft.decision) return [draft];
        job.resolve(draft.decision);
      } catch (error) {
        refuse([job], error);
      }
      return [];
    });
    if (drafts.length > 0) commit(drafts, now);
  }

  function load(userId: string): Row {
    const row = selectAccount.get(userId);
    return row === undefined
      ? { version: 0, document: undefined }
      : { version: Number(row.version), document: String(row.document) };
  }

  function judge(job: Job, { version, document }: Row, now: Instant): Draft {
    const { userId } = job;
    const account = document === undefined ? newAccount(userId) : decodeAccount(userId, document);
    return { job, version, decision: job.decide(account, now) };
  }

  function commit(drafts: readonly Draft[], now: Instant): void {
    let settlements: readonly (() => void)[];
    try {
      database.exec('BEGIN IMMEDIATE');
      settlements = drafts.map((draft) => write(draft, now));
      database.exec('COMMIT');
    } catch (error) {
      rollBack();
      refuse(
        drafts.map(({ job }) => job),
        error,
      );
      return;
    }
    for (const settle of settlements) settle();
    tidySoon();
  }

  /** Writes one draft inside the transaction and returns how to answer once that is committed. */
  function write(draft: Draft, now: Instant): () => void {
    const { job } = draft;
    const row = load(job.userId);
    let decision: Decision<unknown>;
    let document = '';
    try {
      // Somebody was faster: judge again what is there now.
      decision = row.version === draft.version ? draft.decision : judge(job, row, now).decision;
      if ('next' in decision) document = encodeAccount(decision.next);
    } catch (error) {
      return () => refuse([job], error);
    }
    if ('next' in decision) {
      upsertAccount.run(job.userId, document);
      for (const event of decision.events) insertEvent.run(job.userId, now, JSON.stringify(event));
    }
    return () => job.resolve(decision);
  }

  /** Tries again when another process held the lock; every other error is the answer. */
  function refuse(jobs: readonly Job[], error: unknown): void {
    const mayRetry = ({ giveUpAt }: Job) => isBusy(error) && performance.now() < giveUpAt;
    for (const job of jobs) if (!mayRetry(job)) job.reject(error);
    const again = jobs.filter(mayRetry);
    if (again.length > 0) queue(again, retryAfterMs);
  }

  function rollBack(): void {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, or the transaction never began.
    }
  }

  /** In a quiet moment, takes overwritten pages (and with them forgotten keys) out of the log file (D2). */
  function tidySoon(): void {
    clearTimeout(tidying);
    tidying = setTimeout(() => {
      try {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // Somebody is reading or writing; the next quiet moment will do.
      }
    }, tidyAfterMs);
    tidying.unref();
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && (code & 0xff) === 5; // SQLITE_BUSY and its extended forms
}
