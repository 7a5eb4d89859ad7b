import { makeEngine } from './calls/engine.ts';
import { factorUseCases } from './calls/factor.ts';
import { closed } from './calls/faults.ts';
import { checkKeyRing, keyCheckUserId, newKeyCheck } from './calls/key-check.ts';
import type { Keyfob } from './calls/keyfob.ts';
import { completeOptions, type KeyfobOptions } from './calls/options.ts';
import { makeOutbox } from './calls/outbox.ts';
import { recoveryUseCases } from './calls/recovery.ts';
import { supportUseCases } from './calls/support.ts';
import { supportTasks } from './calls/support-tasks.ts';
import { makeTasks } from './calls/tasks.ts';

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
