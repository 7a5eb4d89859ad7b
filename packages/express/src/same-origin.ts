import { KeyfobError, logFault } from '@keyfob/core';
import { kindOf, refuseUnknownKeys } from '@keyfob/core/adapter';
import type { Request, RequestHandler } from 'express';
import type { KeyfobHost } from './host.ts';
import { checkOrigins } from './origins.ts';
import { ownHosts } from './own-hosts.ts';
import { sendProblem } from './problems.ts';
import { tellOfProxy } from './proxy-fault.ts';
import { refuseOldExpress } from './refuse-old-express.ts';

export type SameOriginOptions = Pick<KeyfobHost, 'origins' | 'onFault'>;

/**
 * Refuses state changes that a page of another site has sent (W1). Mount it before the application's
 * own forms as well; the router has it built in. Calls that no browser makes, such as webhooks, go
 * before it.
 *
 * @param options `origins`: further origins that may change things; `onFault`: told once per process
 *   when requests look as if they came through a proxy that Express was not told of
 * @throws TypeError at start, for an origin that is none
 */
export function requireSameOrigin(options: SameOriginOptions = {}): RequestHandler {
  const what = 'requireSameOrigin';
  refuseOldExpress(what);
  refuseUnknownKeys(what, options, ['origins', 'onFault']);
  const { origins = [], onFault = logFault } = options;
  checkOrigins(`${what}: origins`, options.origins);
  if (typeof onFault !== 'function') {
    throw new TypeError(`${what}: onFault is ${kindOf(onFault)}, not a function`);
  }
  return (request, response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
      next();
      return;
    }
    tellOfProxy(request, onFault);
    if (isSameOrigin(request, origins)) next();
    else sendProblem(response, new KeyfobError('wrong_origin'));
  };
}

/** Whether a request proves by what only browsers can set that a page of this site made it. */
function isSameOrigin(request: Request, origins: readonly string[]): boolean {
  const origin = request.get('origin');
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  // By TLS, to the very host that is asked: a page of that host, behind a proxy that ends TLS. Never the
  // other way round: a page that came without TLS may be anybody's (docs/decisions/0018).
  const schemes = ['https', request.protocol];
  return ownHosts(request).some((host) => schemes.some((each) => origin === `${each}://${host}`));
}
