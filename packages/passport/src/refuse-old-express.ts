import { requireExpress } from '@keyfob/core/adapter';
import manifest from 'express/package.json' with { type: 'json' };

/**
 * Refuses, at start, an Express that an installation by force has put beside this package.
 *
 * @param what was called
 * @throws TypeError naming the version
 */
export function refuseOldExpress(what: string): void {
  requireExpress(what, manifest.version);
}
