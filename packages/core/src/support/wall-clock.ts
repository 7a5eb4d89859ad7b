import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What the clock on the wall shows, as milliseconds: the local date and time read as if they were
 * UTC. Whole days of it are local days, whatever the zone does to its clocks.
 */
export type WallTime = number;

/** Turns instants into what a clock in one time zone shows, and back. */
export interface WallClock {
  wallTimeOf(instant: Instant): WallTime;
  /**
   * The first instant at which the clock shows this time. Where the time is skipped in spring: the
   * instant of the jump, the first that shows a later one.
   */
  instantOf(wallTime: WallTime): Instant;
}

/**
 * A clock in an IANA time zone, by the rules that the runtime knows.
 *
 * @throws RangeError when there is no such zone
 */
export function wallClockIn(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  return { wallTimeOf, instantOf };

  function wallTimeOf(instant: Instant): WallTime {
    const parts = format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
    const { year, month, day, hour, minute, second } = Object.fromEntries(parts);
    const milliseconds = ((instant % 1000) + 1000) % 1000;
    return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  }

  function instantOf(wallTime: WallTime): Instant {
    // No zone is a day away from UTC or changes its clocks twice in two days, so one of these
    // offsets holds at the instant; the greater one leads to the earlier instant.
    const offsets = [offsetAt(wallTime - dayMs), offsetAt(wallTime + dayMs)];
    const [early, late] = offsets.map((offset) => wallTime - offset).toSorted((a, b) => a - b) as [
      Instant,
      Instant,
    ];
    return wallTimeOf(early) === wallTime ? early : firstShowing(wallTime, early, late);
  }

  function offsetAt(instant: Instant): number {
    return wallTimeOf(instant) - instant;
  }

  /** Halves the span around a jump until only the first instant that shows the time is left. */
  function firstShowing(wallTime: WallTime, early: Instant, late: Instant): Instant {
    let before = early;
    let after = late;
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (wallTimeOf(middle) < wallTime) before = middle;
      else after = middle;
    }
    return after;
  }
}
