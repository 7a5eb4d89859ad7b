import { KeyfobError } from '@keyfob/core';
import type { Request, RequestHandler } from 'express';
import { sendProblem } from './problems.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state changes that a page of another site has sent (W1). Mount it before the application's
 * own forms as well; the router has it built in.
 *
 * @param options `origins`: further origins that may change things
 */
export function requireSameOrigin({
  origins = [],
}: {
  readonly origins?: readonly string[];
} = {}): RequestHandler {
  return (request, response, next) => {
    if (isSameOrigin(request, origins)) next();
    else sendProblem(response, new KeyfobError('wrong_origin'));
  };
}

/** Whether a request proves by what only browsers can set that a page of this site made it. */
function isSameOrigin(request: Request, origins: readonly string[] = []): boolean {
  if (safeMethods.has(request.method)) return true;
  const origin = request.get('origin');
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined && origin === `${request.protocol}://${request.get('host')}`;
}
