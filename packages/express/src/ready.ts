import type { Keyfob } from '@keyfob/core';
import { kindOf, refuseUnknownKeys, rejectionsToNext } from '@keyfob/core/adapter';
import type { Request, RequestHandler, Response } from 'express';

/** How {@link keyfobReady} answers. */
export interface ReadyOptions {
  /**
   * Whether the answer has all checks (`Health`), with how much waits and how far the clock is off. Only for
   * an address that strangers cannot reach. Default: false.
   */
  readonly withChecks?: boolean;
}

/**
 * A route for the probe of a balancer: `app.get('/ready', keyfobReady(keyfob))`, before the session
 * middleware. It answers 200 while this process can serve, also where an operator should look, and
 * else 503; within five seconds, and with one read of the store a second, however many ask (O1).
 *
 * @returns JSON that is never cached: `{ "status": "ready" }` or `{ "status": "not_ready" }`
 * @throws TypeError at start, when `keyfob` or an option is not what it should be
 */
export function keyfobReady(
  keyfob: Pick<Keyfob, 'health'>,
  options: ReadyOptions = {},
): RequestHandler {
  if (typeof keyfob?.health !== 'function') {
    throw new TypeError(`keyfobReady: keyfob is ${kindOf(keyfob)}; make one with createKeyfob`);
  }
  refuseUnknownKeys('keyfobReady', options, ['withChecks']);
  const { withChecks = false } = options;
  if (typeof withChecks !== 'boolean') {
    throw new TypeError(`keyfobReady: withChecks is ${kindOf(withChecks)}, not true or false`);
  }
  return rejectionsToNext(async (_request: Request, response: Response) => {
    const health = await keyfob.health();
    const isReady = health.status !== 'not_ready';
    const body = withChecks ? health : { status: isReady ? 'ready' : 'not_ready' };
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    // end(): Express gives what it sends an ETag, and would answer 304 to a probe that sends it back.
    response
      .status(isReady ? 200 : 503)
      .type('json')
      .end(JSON.stringify(body));
  });
}
