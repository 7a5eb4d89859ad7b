import { KeyfobError } from '@keyfob/core';
import type { Request } from 'express';
import { firstOf, ownHosts } from './own-hosts.ts';

type Listener = (fault: KeyfobError) => void;

/** Who has heard of it: once is enough for a mistake in how a process was set up. */
const told = new WeakSet<Listener>();

/**
 * Tells the operator of a proxy that Express does not know of. Without `trust proxy` the addresses in
 * limits and log are the proxy's (W9), and browsers that send no Sec-Fetch-Site may be refused.
 */
export function tellOfProxy(request: Request, onFault: Listener): void {
  if (told.has(onFault)) return;
  const clue = clueOf(request);
  if (clue === undefined) return;
  told.add(onFault);
  const cause = new Error(
    `${clue}. Is there a proxy? Then set "trust proxy" in Express, or name the origin in "origins", if it is yours`,
  );
  try {
    onFault(new KeyfobError('wrong_origin', {}, { cause }));
  } catch {
    // A log that cannot be written must not change the answer.
  }
}

function clueOf(request: Request): string | undefined {
  const { origin: header = '', host } = request.headers;
  if (!URL.canParse(header)) return undefined;
  const { host: named, protocol, origin } = new URL(header);
  const isOwnHost = ownHosts(request).includes(named);
  if (isOwnHost && protocol === 'https:' && request.protocol === 'http') {
    const isForwarded = firstOf(request, 'x-forwarded-proto') === 'https';
    const more = isForwarded ? ', and its header X-Forwarded-Proto says https' : '';
    return `a request from a page of ${origin} came to Express by http${more}`;
  }
  if (!isOwnHost && named !== '' && named === firstOf(request, 'x-forwarded-host')) {
    return `a request from a page of ${origin} came to Express for another host (${host}), and its header X-Forwarded-Host names that of the page`;
  }
  return undefined;
}
