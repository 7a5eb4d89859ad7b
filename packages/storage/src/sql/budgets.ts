import { type Budget, type Instant, storeChecks } from '@keyfob/core';
import { counted, waitFor } from '../rows/budget.ts';
import type { Call, Runner } from './call.ts';
import type { Dialect, Row } from './engine.ts';
import { timeIn } from './time.ts';

interface Budgets {
  /** Takes one from each, or tells the seconds to wait. */
  spend(call: Call, budgets: readonly Budget[]): Promise<number>;
  /** Gives one back, where one was taken. */
  refund(runner: Runner, key: string): Promise<void>;
  /** Removes at most `limit` whose window is over, and says whether there may be more. */
  sweep(runner: Runner, now: Instant, limit: number): Promise<boolean>;
}

export function budgetsIn(dialect: Dialect): Budgets {
  const { statement, tables, leaveAlone, firstFew } = dialect;
  const { budget } = tables;
  const time = timeIn(dialect);
  const select = statement(
    `SELECT {now} AS now, uses, ends_at FROM (SELECT 1) AS one LEFT JOIN ${budget} ON name = ?`,
  );
  // One that nobody has taken from yet is made first: there must be a row to lock.
  const make = statement(
    `INSERT INTO ${budget} (name, uses, ends_at) VALUES (?, 0, 0) ${leaveAlone('name')}`,
  );
  const lock = statement(`SELECT uses, ends_at FROM ${budget} WHERE name = ? FOR UPDATE`);
  const put = statement(`UPDATE ${budget} SET uses = ?, ends_at = ? WHERE name = ?`);
  const giveBack = statement(
    `UPDATE ${budget} SET uses = uses - 1 WHERE name = ? AND uses > 0 AND ends_at > {now}`,
  );
  const removeOld = statement(
    `DELETE FROM ${budget} ${firstFew({
      ...{ table: 'budget', key: 'name', where: 'ends_at <= ?', order: 'ends_at' },
    })}`,
  );

  return {
    async spend(call, budgets) {
      storeChecks.budgets(budgets);
      if (budgets.length === 0) return 0;
      const seen = await look(call, budgets);
      if (seen > 0) return seen;
      return call.transaction((runner) => take(runner, budgets));
    },
    async refund(runner, key) {
      await runner.run(giveBack, [key]);
    },
    async sweep(runner, at, limit) {
      return (await runner.run(removeOld, [at, limit])).changed >= limit;
    },
  };

  /** Without a lock: an empty one is the usual case when somebody attacks. */
  async function look(runner: Runner, budgets: readonly Budget[]): Promise<number> {
    let longest = 0;
    for (const each of budgets) {
      const [row] = (await runner.run(select, [each.key])).rows;
      const at = Number(row?.now);
      longest = Math.max(longest, waitFor(each, counted(each, row, at), at));
    }
    return longest;
  }

  async function take(runner: Runner, budgets: readonly Budget[]): Promise<number> {
    const inOrder = budgets.toSorted((one, other) => (one.key < other.key ? -1 : 1)); // no two calls wait for each other
    const rows: (Row | undefined)[] = [];
    for (const { key } of inOrder) {
      await runner.run(make, [key]);
      rows.push((await runner.run(lock, [key])).rows[0]);
    }
    const at = await time(runner);
    const all = inOrder.map((each, index) => ({ each, found: counted(each, rows[index], at) }));
    const longest = Math.max(...all.map(({ each, found }) => waitFor(each, found, at)));
    if (longest > 0) return longest;
    for (const { each, found } of all) {
      const endsAt = found?.endsAt ?? at + each.windowSeconds * 1000;
      await runner.run(put, [(found?.uses ?? 0) + 1, endsAt, each.key]);
    }
    return 0;
  }
}
