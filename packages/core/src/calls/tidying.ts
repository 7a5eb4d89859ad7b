import { daySeconds, hourSeconds } from '../time/durations.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';

/** A store removes a bounded number of rows each time; more than this many times an hour are left for the next. */
const mostSweeps = 1_000;

/** Removes what is older than the policy keeps, once an hour over all processes. */
export function makeTidying({ options, budgets }: Engine): () => Promise<void> {
  const { store, policy, onFault } = options;
  const hourly = { kind: 'sweep', what: 'all', most: 1, windowSeconds: hourSeconds };
  const ages = {
    events: policy.eventsKeptDays * daySeconds,
    endedRequests: policy.supportKeptDays * daySeconds,
    unknownRequests: policy.supportUnknownDays * daySeconds,
  };

  return async () => {
    try {
      if ((await budgets.spend([hourly])) > 0) return;
      for (let sweeps = 0; sweeps < mostSweeps; sweeps += 1) {
        if (!(await store.sweep(ages))) return;
      }
    } catch (error) {
      asFault(error, onFault);
    }
  };
}
