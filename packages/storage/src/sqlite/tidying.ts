import type { DatabaseSync } from 'node:sqlite';

/** A chore for when nobody is waiting. */
interface Tidying {
  /** Something was written: tidy once it has been quiet for a second, or after ten seconds of no quiet. */
  soon(): void;
  cancel(): void;
}

const quietMs = 1_000;
const longestDelayMs = 10_000;

/**
 * Takes overwritten pages, and with them forgotten keys and messages, out of the log file (D2, M2).
 *
 * @param sweep removes a few old rows and says whether there are more
 */
export function tidying(database: DatabaseSync, sweep: () => boolean): Tidying {
  let timer: NodeJS.Timeout | undefined;
  let untidySince: number | undefined;

  return {
    soon() {
      clearTimeout(timer);
      const now = performance.now();
      untidySince ??= now;
      const latestMs = Math.max(0, untidySince + longestDelayMs - now);
      timer = setTimeout(tidy, Math.min(quietMs, latestMs));
      timer.unref();
    },
    cancel() {
      clearTimeout(timer);
    },
  };

  function tidy(): void {
    untidySince = undefined;
    try {
      const isMore = sweep();
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      if (isMore) timer = setTimeout(tidy, quietMs).unref();
    } catch {
      // Somebody is reading or writing; the next quiet moment will do.
    }
  }
}
