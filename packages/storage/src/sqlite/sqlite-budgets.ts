import type { DatabaseSync } from 'node:sqlite';
import { type Budget, type Instant, storeChecks } from '@keyfob/core';
import { counted, waitFor } from '../rows/budget.ts';
import type { Work } from './turn-queue.ts';

/** The budgets of a database. */
interface SqliteBudgets {
  /** Takes one from each, or tells the seconds to wait. */
  spend(budgets: readonly Budget[]): Work<number>;
  /** Gives one back, where one was taken. */
  refund(key: string): Work<void>;
  /** Removes at most `limit` whose window is over, and says how many. */
  sweep(now: Instant, limit: number): number;
}

export function sqliteBudgets(database: DatabaseSync): SqliteBudgets {
  const select = database.prepare('SELECT uses, ends_at FROM budget WHERE key = ? AND ends_at > ?');
  const begin = database.prepare(
    `INSERT INTO budget (key, uses, ends_at) VALUES (?, 1, ?)
     ON CONFLICT (key) DO UPDATE SET uses = 1, ends_at = excluded.ends_at`,
  );
  const takeOne = database.prepare('UPDATE budget SET uses = uses + 1 WHERE key = ?');
  const giveOneBack = database.prepare(
    'UPDATE budget SET uses = uses - 1 WHERE key = ? AND ends_at > ? AND uses > 0',
  );
  const removeOld = database.prepare(
    `DELETE FROM budget WHERE key IN (
       SELECT key FROM budget WHERE ends_at <= ? ORDER BY ends_at LIMIT ?)`,
  );

  return {
    spend(budgets) {
      storeChecks.budgets(budgets);
      return (now) => {
        const waitSeconds = longestWait(budgets, now);
        if (waitSeconds > 0 || budgets.length === 0) return { answer: waitSeconds };
        return { write: () => takeAll(budgets, now) };
      };
    },
    refund(key) {
      return (now) =>
        select.get(key, now) === undefined
          ? { answer: undefined }
          : { write: () => void giveOneBack.run(key, now) };
    },
    sweep(now, limit) {
      return Number(removeOld.run(now, limit).changes);
    },
  };

  /** Under the lock: looks again, because others may have been faster. */
  function takeAll(budgets: readonly Budget[], now: Instant): number {
    const waitSeconds = longestWait(budgets, now);
    if (waitSeconds > 0) return waitSeconds;
    for (const budget of budgets) {
      if (current(budget, now) !== undefined) takeOne.run(budget.key);
      else begin.run(budget.key, now + budget.windowSeconds * 1000);
    }
    return 0;
  }

  function longestWait(budgets: readonly Budget[], now: Instant): number {
    return Math.max(0, ...budgets.map((budget) => waitFor(budget, current(budget, now), now)));
  }

  function current(budget: Budget, now: Instant) {
    return counted(budget, select.get(budget.key, now), now);
  }
}
