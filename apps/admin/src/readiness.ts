import { type Keyfob, KeyfobError } from '@keyfob/core';
import { keyfobReady } from '@keyfob/express';
import type { RequestHandler } from 'express';
import type { Data } from './data/data.ts';

export interface Readiness {
  /** Lets no request pass before Keyfob has been ready once. */
  readonly gate: RequestHandler;
  /** Says whether requests can be answered now: 200, or 503. */
  readonly route: readonly RequestHandler[];
  check(): Promise<boolean>;
}

/**
 * Lets no request pass before Keyfob has been ready once: with the wrong key ring there is no log-in at
 * all rather than one without a code. Afterwards a balancer goes by the route, and whatever is asked all the
 * same is refused by what it needs.
 *
 * @param whenReady is called once, when it has been
 */
export function readiness(
  keyfob: Keyfob,
  { reach }: Pick<Data, 'reach'>,
  whenReady: () => void,
): Readiness {
  let hasBeenReady = false;

  async function check(): Promise<boolean> {
    if (hasBeenReady) return true;
    const { status } = await keyfob.health();
    if (status === 'not_ready') return false;
    if (!hasBeenReady) whenReady();
    hasBeenReady = true;
    return true;
  }

  const gate: RequestHandler = async (_request, _response, next) => {
    next((await check()) ? undefined : new KeyfobError('unavailable'));
  };

  // Sessions and customers are the demo's own: Keyfob does not know where they are kept.
  const reachOwn: RequestHandler = async (_request, response, next) => {
    try {
      await reach();
    } catch {
      response.status(503).json({ status: 'not_ready' });
      return;
    }
    next();
  };
  return { gate, route: [reachOwn, keyfobReady(keyfob)], check };
}
