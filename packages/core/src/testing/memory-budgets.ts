import type { Budget, Store } from '../ports/store.ts';
import { storeChecks } from '../ports/store-checks.ts';
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
      for (const { key, windowSeconds } of budgets) {
        const fresh = { uses: 0, endsAt: now + windowSeconds * 1000 };
        const { uses, endsAt } = current(key, now) ?? fresh;
        used.set(key, { uses: uses + 1, endsAt });
      }
      sweep(now);
      return 0;
    },

    async refund(key) {
      const found = current(key, clock());
      if (found !== undefined) used.set(key, { ...found, uses: Math.max(0, found.uses - 1) });
    },
  };

  function current(key: string, now: Instant): Used | undefined {
    const found = used.get(key);
    return found !== undefined && found.endsAt > now ? found : undefined;
  }

  function waitFor({ key, most }: Budget, now: Instant): number {
    const found = current(key, now);
    return found === undefined || found.uses < most ? 0 : Math.ceil((found.endsAt - now) / 1000);
  }

  /** Forgets what is over each time the number has doubled, so that each use pays for one other. */
  function sweep(now: Instant): void {
    if (used.size < sweepAtSize) return;
    for (const [key, { endsAt }] of used) if (endsAt <= now) used.delete(key);
    sweepAtSize = Math.max(fewToSweep, used.size * 2);
  }
}
