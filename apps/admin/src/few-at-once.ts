import { availableParallelism } from 'node:os';
import { KeyfobError } from '@keyfob/core';
import pLimit from 'p-limit';

const waitingPerPlace = 64;

/** Runs what it is given, or refuses it because too many others wait. */
export type FewAtOnce = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * Password hashes cost memory and a processor by design; without a limit, a crowd of log-ins takes the
 * machine from everybody. As many run at once as there are processors, and some wait for a place.
 *
 * @param places how many run at once
 * @returns a runner that throws `unavailable` with `retryAfterSeconds` once all who may wait do
 */
export function fewAtOnce(places = availableParallelism()): FewAtOnce {
  const limit = pLimit(places);
  const mostWaiting = places * waitingPerPlace;
  return async (act) => {
    if (limit.pendingCount >= mostWaiting) {
      const cause = new Error(`${mostWaiting} passwords wait to be checked already`);
      throw new KeyfobError('unavailable', { retryAfterSeconds: 2 }, { cause });
    }
    return limit(act);
  };
}
