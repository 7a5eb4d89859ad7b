import type { Budget, Store } from '../ports/store.ts';
import { storeChecks } from '../ports/store-checks.ts';
import { isRunning } from '../time/bounds.ts';
import type { Instant } from '../time/instant.ts';

interface Used {
  readonly uses: number;
  readonly endsAt: Instant;
}

const fewToSweep = 1_000;

/** The budgets of a memory store. */
export function memoryBudgets(clock: () => Instant): Pick<Store, 'spend' | 'refund'> {
  const used = new Map<string, Used>();
  let sweepAtSize = fewToSweep;

  return {
    async spend(budgets) {
      storeChecks.budgets(budgets);
      const now = clock();
      const waitSeconds = Math.max(0, ...budgets.map((budget) => waitFor(budget, now)));
      if (waitSeconds > 0) return waitSeconds;
      for (const budget of budgets) {
        const fresh = { uses: 0, endsAt: now + budget.windowSeconds * 1000 };
        const { uses, endsAt } = current(budget, now) ?? fresh;
        used.set(budget.key, { uses: uses + 1, endsAt });
      }
      sweep(now);
      return 0;
    },

    async refund(key) {
      const found = used.get(key);
      if (found === undefined || found.endsAt <= clock()) return;
      used.set(key, { ...found, uses: Math.max(0, found.uses - 1) });
    },
  };

  function current({ key, windowSeconds }: Budget, now: Instant): Used | undefined {
    const found = used.get(key);
    return found && isRunning(found.endsAt, windowSeconds * 1000, now) ? found : undefined;
  }

  function waitFor(budget: Budget, now: Instant): number {
    const found = current(budget, now);
    if (found === undefined || found.uses < budget.most) return 0;
    return Math.min(Math.ceil((found.endsAt - now) / 1000), budget.windowSeconds);
  }

  /** Forgets what is over each time the number has doubled, so that each use pays for one other. */
  function sweep(now: Instant): void {
    if (used.size < sweepAtSize) return;
    for (const [key, { endsAt }] of used) if (endsAt <= now) used.delete(key);
    sweepAtSize = Math.max(fewToSweep, used.size * 2);
  }
}
