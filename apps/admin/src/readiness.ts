import { isKeyfobError, type Keyfob, KeyfobError } from '@keyfob/core';
import type { RequestHandler } from 'express';

const pauseMs = 5_000;

/**
 * Lets no request pass before Keyfob's check at start has succeeded: with the wrong key ring there is
 * no log-in at all rather than one without a code. A check that failed is made again, at most every
 * five seconds.
 *
 * @param whenReady is called once, when it has succeeded
 */
export function readiness(
  keyfob: Keyfob,
  whenReady: () => void,
): { gate: RequestHandler; check: () => Promise<boolean> } {
  let isReady = false;
  let nextCheck = 0;

  async function check(): Promise<boolean> {
    if (isReady || Date.now() < nextCheck) return isReady;
    nextCheck = Date.now() + pauseMs;
    try {
      await keyfob.check();
      if (!isReady) whenReady();
      isReady = true;
    } catch (error) {
      const cause = isKeyfobError(error) ? (error.cause as Error | undefined) : undefined;
      console.error(`demo: not ready, every request is refused: ${cause?.message ?? error}`);
    }
    return isReady;
  }

  const gate: RequestHandler = async (_request, _response, next) => {
    next((await check()) ? undefined : new KeyfobError('unavailable'));
  };
  return { gate, check };
}
