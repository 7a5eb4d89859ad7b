import { kindOf } from '@keyfob/core/adapter';

/**
 * Checks a list of origins as browsers send them in the header `Origin`.
 *
 * @param what the list is, for the error
 * @throws TypeError naming the first one that no browser would send, and what it should be
 */
export function checkOrigins(what: string, origins: unknown): void {
  if (origins === undefined) return;
  if (!Array.isArray(origins)) throw new TypeError(`${what} is ${kindOf(origins)}, not a list`);
  for (const origin of origins) {
    const problem = problemOf(origin);
    if (problem) throw new TypeError(`${what}: ${problem}`);
  }
}

function problemOf(origin: unknown): string | undefined {
  if (typeof origin !== 'string') return `${kindOf(origin)} is no origin`;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
    return `"${origin}" is no origin; one looks like https://account.example.com`;
  }
  return url.origin === origin ? undefined : `"${origin}" is no origin; "${url.origin}" is`;
}
