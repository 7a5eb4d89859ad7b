import { makeChannelRecord } from './calls/channel-record.ts';
import { makeEngine } from './calls/engine.ts';
import { factorUseCases } from './calls/factor.ts';
import { closed } from './calls/faults.ts';
import { makeHealth } from './calls/health.ts';
import type { Keyfob } from './calls/keyfob.ts';
import { keyCalls } from './calls/keys.ts';
import { measured } from './calls/measured.ts';
import { operatorUseCases } from './calls/operator.ts';
import { completeOptions, type KeyfobOptions } from './calls/options.ts';
import { withOutagesTold } from './calls/outages.ts';
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
  const given = completeOptions(options);
  const complete = { ...given, ...withOutagesTold(given) };
  const { policy, onFault, telemetry } = complete;
  const engine = makeEngine(complete, () => outbox.nudge());
  const channels = makeChannelRecord();
  const doTask = makeTasks(engine, supportTasks(engine));
  const outbox = makeOutbox(engine, { doTask, channels });
  const keys = keyCalls(engine);
  const { health, check } = makeHealth(engine, { check: keys.check, channels });

  const useCases = closed(onFault, {
    ...factorUseCases(engine),
    ...recoveryUseCases(engine),
    ...supportUseCases(engine),
    ...operatorUseCases(engine),
    ...{ ...keys, check },
  });
  telemetry?.watch(health);
  return Object.freeze({
    ...measured(telemetry, useCases),
    ...{ policy, health, startDelivery: outbox.start, deliver: outbox.turn },
  });
}
