import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@keyfob/core';
import { isBusy, isFromSqlite } from './sqlite-errors.ts';

/** What a piece of work comes to. */
export type Plan<T> =
  /** There is nothing to write: answered at once, without a lock. */
  | { readonly answer: T }
  | {
      /** Writes under the lock; what it returns is answered after the commit. */
      readonly write: () => T;
      /** Whether what the plan was made from has changed since; then it is made anew, under the lock. */
      readonly isStale?: () => boolean;
    };

/** Looks at what is there and says what is to be done. What it throws refuses this work alone. */
export type Work<T> = (now: Instant) => Plan<T>;

interface TurnQueue {
  /** Does the work with all other work of the moment, and answers after the commit. */
  add<T>(work: Work<T>): Promise<T>;
  /** Does what waits, except for what another process holds up: that is refused. */
  close(): void;
}

interface Job {
  readonly work: Work<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** On the monotonic clock, in milliseconds. */
  readonly giveUpAt: number;
}

interface Draft {
  readonly job: Job;
  readonly plan: Exclude<Plan<unknown>, { readonly answer: unknown }>;
}

const longestWaitMs = 5_000;
const retryAfterMs = 10;
/** A sync takes as long as many turns of the event loop, and serves all who have come until then. */
const mostGathering = 10;

/**
 * Lets all work of a moment, of one turn of the event loop and of the next few as long as each brings more, share
 * one transaction, and so one sync to the disk.
 * When another process holds the lock, the work queues again, for five seconds at most.
 *
 * @param turn `beforeWork` is called before anything is read, and once more under the lock, `beforeCommit` once in
 *   each transaction, `afterCommit` once after it
 */
export function turnQueue(
  database: DatabaseSync,
  turn: {
    readonly clock: () => Instant;
    readonly beforeWork: () => void;
    readonly beforeCommit: (now: Instant) => void;
    readonly afterCommit: () => void;
  },
): TurnQueue {
  let waiting: Job[] = [];
  let isTurnDue = false;

  return {
    async add<T>(work: Work<T>) {
      if (!database.isOpen) throw closed();
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const settle = resolve as Job['resolve']; // it only ever gets what this `work` answered
      queue([{ work, resolve: settle, reject, giveUpAt: performance.now() + longestWaitMs }]);
      return promise;
    },

    close() {
      takeTurn();
      for (const { reject } of waiting.splice(0)) reject(closed());
    },
  };

  function queue(jobs: readonly Job[], afterMs = 0): void {
    waiting.push(...jobs);
    if (isTurnDue) return;
    isTurnDue = true;
    if (afterMs === 0) setImmediate(gather, 0, mostGathering);
    else setTimeout(takeTurn, afterMs);
  }

  /** Goes on for as long as each turn of the event loop brings more work, a few turns at most. */
  function gather(before: number, left: number): void {
    if (waiting.length > before && left > 0) setImmediate(gather, waiting.length, left - 1);
    else takeTurn();
  }

  function takeTurn(): void {
    isTurnDue = false;
    const jobs = waiting;
    waiting = [];
    const now = turn.clock();
    try {
      turn.beforeWork();
    } catch (error) {
      refuse(jobs, error);
      return;
    }
    const drafts = jobs.flatMap((job): Draft[] => {
      try {
        const plan = job.work(now);
        if (!('answer' in plan)) return [{ job, plan }];
        job.resolve(plan.answer);
      } catch (error) {
        refuse([job], error);
      }
      return [];
    });
    if (drafts.length > 0) commit(drafts, now);
  }

  function commit(drafts: readonly Draft[], now: Instant): void {
    let answers: readonly (() => void)[];
    try {
      database.exec('BEGIN IMMEDIATE');
      turn.beforeWork();
      answers = drafts.map((draft) => write(draft, now));
      turn.beforeCommit(now);
      database.exec('COMMIT');
    } catch (error) {
      rollBack();
      refuse(
        drafts.map(({ job }) => job),
        error,
      );
      return;
    }
    for (const answer of answers) answer();
    turn.afterCommit();
  }

  /** Carries one plan out inside the transaction and returns how to answer once that is committed. */
  function write({ job, plan: first }: Draft, now: Instant): () => void {
    let plan: Plan<unknown> = first;
    if (first.isStale?.()) {
      try {
        plan = job.work(now);
      } catch (error) {
        if (isFromSqlite(error)) throw error; // it may have ended the transaction for everybody
        return () => job.reject(error);
      }
    }
    const answer = 'answer' in plan ? plan.answer : plan.write();
    return () => job.resolve(answer);
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
}

function closed(): Error {
  return new Error('the store is closed');
}
