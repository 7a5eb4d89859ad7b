import type { Budget, Store } from '../ports/store.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import { keyedHashes } from '../sealing/seal.ts';

/** A budget that many accounts share: what is counted, and of whom or what. */
export interface SharedBudget extends Omit<Budget, 'key'> {
  readonly kind: string;
  readonly what: string;
}

/**
 * Budgets in a store, under names that do not say whose they are. Each is counted under every key of the
 * ring: when a new key comes first, nobody gets a fresh budget, and no CAPTCHA counts twice.
 */
export function makeBudgets({
  store,
  keys: ring,
}: {
  readonly store: Pick<Store, 'spend' | 'refund'>;
  readonly keys: KeyRing;
}) {
  return {
    /** As `Store.spend`. */
    async spend(budgets: readonly SharedBudget[]): Promise<number> {
      return store.spend(
        budgets.flatMap(({ kind, what, ...limit }) =>
          keysOf({ kind, what }).map((key) => ({ ...limit, key })),
        ),
      );
    },

    /** As `Store.refund`. */
    async refund(budget: Pick<SharedBudget, 'kind' | 'what'>): Promise<void> {
      for (const key of keysOf(budget)) await store.refund(key);
    },
  };

  function keysOf({ kind, what }: Pick<SharedBudget, 'kind' | 'what'>): readonly string[] {
    return keyedHashes(ring, ['budget', kind, what]).map((hash) => `${kind}:${hash}`);
  }
}
