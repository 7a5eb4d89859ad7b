import type { Request } from 'express';

/**
 * The hosts, with their ports, under which a request may have asked for this site: the header `Host`,
 * and what a proxy says it was, where Express trusts that proxy.
 */
export function ownHosts(request: Request): readonly string[] {
  const trusts: (address: string | undefined, hop: number) => boolean =
    request.app.get('trust proxy fn');
  const forwarded = trusts(request.socket.remoteAddress, 0)
    ? firstOf(request, 'x-forwarded-host')
    : undefined;
  return [request.get('host'), forwarded].filter((host) => host !== undefined);
}

/** A header that several proxies may have added to: what the first one said. */
export function firstOf(request: Request, name: string): string | undefined {
  return request.get(name)?.split(',')[0]?.trim().toLowerCase();
}
