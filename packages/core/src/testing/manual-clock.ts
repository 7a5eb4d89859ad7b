import type { Instant } from '../time/instant.ts';

/** A clock that stands still until it is moved. */
export interface ManualClock {
  /** The time that it shows. */
  (): Instant;
  /** Moves the clock; negative seconds set it back. */
  advanceSeconds(seconds: number): void;
}

/**
 * Makes a clock that a test moves, for the `clock` option of a store.
 *
 * @param start milliseconds since 1970, or what `Date.parse` reads
 */
export function manualClock(start: Instant | string = '2026-01-31T09:30:00Z'): ManualClock {
  let now = typeof start === 'string' ? Date.parse(start) : start;
  const clock = () => now;
  const advanceSeconds = (seconds: number) => {
    now += seconds * 1000;
  };
  return Object.assign(clock, { advanceSeconds });
}
