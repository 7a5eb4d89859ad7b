import { makeEngine } from './engine.ts';
import { factorUseCases } from './factor-use-cases.ts';
import { closed } from './faults.ts';
import { checkKeyRing, keyCheckUserId, newKeyCheck } from './key-check.ts';
import type { Keyfob } from './keyfob.ts';
import { completeOptions, type KeyfobOptions } from './options.ts';
import { makeOutbox } from './outbox.ts';
import { recoveryUseCases } from './recovery-use-cases.ts';
import { supportTasks } from './support-tasks.ts';
import { supportUseCases } from './support-use-cases.ts';
import { makeTasks } from './tasks.ts';

/**
 * Makes Keyfob's use cases over a store, a key ring and the integrator's users.
 *
 * @throws TypeError or RangeError when an option is missing, unknown or out of range
 * @example
 * ```ts
 * const keyfob = createKeyfob({ issuer: 'Example', store, users, keys: parseKeyRing(text) });
 * await keyfob.check();
 * ```
 */
export function createKeyfob(options: KeyfobOptions): Keyfob {
  const complete = completeOptions(options);
  const { store, keys: ring, policy, onFault } = complete;
  const engine = makeEngine(complete, () => outbox.nudge());
  const outbox = makeOutbox(engine, makeTasks(engine, supportTasks(engine)));

  const useCases = closed(onFault, {
    ...factorUseCases(engine),
    ...recoveryUseCases(engine),
    ...supportUseCases(engine),

    async check() {
      const fresh = newKeyCheck(ring);
      await store.update(keyCheckUserId, (account, now) =>
        checkKeyRing(account, fresh, { now, policy, ring }),
      );
    },
  });
  return Object.freeze({ ...useCases, startDelivery: outbox.start, deliver: outbox.turn });
}
