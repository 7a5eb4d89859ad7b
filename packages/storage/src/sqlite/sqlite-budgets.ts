import type { DatabaseSync } from 'node:sqlite';
import type { Budget, Instant } from '@keyfob/core';
import type { Work } from './turn-queue.ts';

/** The budgets of a database. */
interface SqliteBudgets {
  /** Takes one from each, or tells the seconds to wait. */
  spend(budgets: readonly Budget[]): Work<number>;
  /** Removes at most `limit` whose window is over, and says how many. */
  sweep(now: Instant, limit: number): number;
}

const longestKey = 200;

export function sqliteBudgets(database: DatabaseSync): SqliteBudgets {
  const select = database.prepare('SELECT uses, ends_at FROM budget WHERE key = ? AND ends_at > ?');
  const takeOne = database.prepare(
    `INSERT INTO budget (key, uses, ends_at) VALUES ($key, 1, $endsAt)
     ON CONFLICT (key) DO UPDATE SET
       uses = iif(ends_at > $now, uses + 1, 1), ends_at = iif(ends_at > $now, ends_at, $endsAt)`,
  );
  const removeOld = database.prepare(
    `DELETE FROM budget WHERE key IN (
       SELECT key FROM budget WHERE ends_at <= ? ORDER BY ends_at LIMIT ?)`,
  );

  return {
    spend(budgets) {
      checkBudgets(budgets);
      return (now) => {
        const waitSeconds = longestWait(budgets, now);
        if (waitSeconds > 0 || budgets.length === 0) return { answer: waitSeconds };
        return { write: () => takeAll(budgets, now) };
      };
    },
    sweep(now, limit) {
      return Number(removeOld.run(now, limit).changes);
    },
  };

  /** Under the lock: looks again, because others may have been faster. */
  function takeAll(budgets: readonly Budget[], now: Instant): number {
    const waitSeconds = longestWait(budgets, now);
    if (waitSeconds > 0) return waitSeconds;
    for (const { key, windowSeconds } of budgets) {
      takeOne.run({ key, now, endsAt: now + windowSeconds * 1000 });
    }
    return 0;
  }

  function longestWait(budgets: readonly Budget[], now: Instant): number {
    return Math.max(0, ...budgets.map((budget) => waitFor(budget, now)));
  }

  function waitFor({ key, most }: Budget, now: Instant): number {
    const row = select.get(key, now);
    if (row === undefined || Number(row.uses) < most) return 0;
    return Math.ceil((Number(row.ends_at) - now) / 1000);
  }
}

/** Refuses what could not be kept apart or counted, before it can spoil the commit of others. */
function checkBudgets(budgets: readonly Budget[]): void {
  for (const { key, most, windowSeconds } of budgets) {
    if (key.length < 1 || key.length > longestKey) {
      throw new RangeError(`the key of a budget must be 1 to ${longestKey} characters`);
    }
    checkNumber('most', most);
    checkNumber('windowSeconds', windowSeconds);
  }
  if (new Set(budgets.map(({ key }) => key)).size !== budgets.length) {
    throw new RangeError('a budget can be spent only once per call');
  }
}

function checkNumber(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${name} of a budget must be a whole number from 1, not ${value}`);
  }
}
