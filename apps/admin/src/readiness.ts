import { isKeyfobError, type Keyfob, KeyfobError } from '@keyfob/core';
import type { RequestHandler } from 'express';
import type { Data } from './data/data.ts';

const pauseMs = 5_000;

export interface Readiness {
  /** Lets no request pass before Keyfob's check at start has succeeded. */
  readonly gate: RequestHandler;
  /** Says whether requests can be answered now: 200, or 503 while the data cannot be reached. */
  readonly route: RequestHandler;
  check(): Promise<boolean>;
}

/**
 * Lets no request pass before Keyfob's check at start has succeeded: with the wrong key ring there is
 * no log-in at all rather than one without a code. A check that failed is made again, at most every
 * five seconds.
 *
 * @param whenReady is called once, when it has succeeded
 */
export function readiness(
  keyfob: Keyfob,
  { reach }: Pick<Data, 'reach'>,
  whenReady: () => void,
): Readiness {
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

  // Asked every second by what stands before the demo: once Keyfob's check has succeeded, it is enough that
  // the data can be reached.
  const route: RequestHandler = async (_request, response) => {
    const canAnswer =
      (await check()) &&
      (await reach().then(
        () => true,
        () => false,
      ));
    response
      .status(canAnswer ? 200 : 503)
      .type('text')
      .send(canAnswer ? 'ready' : 'not ready');
  };
  return { gate, route, check };
}
