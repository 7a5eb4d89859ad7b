import type { Instant } from './instant.ts';

/*
 * What is kept of a clock is believed only as far as its span goes. A clock that was ahead for a while
 * has written ends and beginnings that lie further away than any right clock could have written them.
 */

/**
 * By how many milliseconds a moment may lie ahead before a clock counts as wrong: clocks are set back by a
 * second or two now and then, and that must end nothing that people are doing. For those who write a store.
 */
export const slackMs = 5_000;

/** Whether something happened in the future: then a clock was ahead that is not any more. */
export function isAhead(moment: Instant, now: Instant): boolean {
  return moment > now + slackMs;
}

/**
 * Whether a lifetime is running. One that would last longer than its span is over: it began in the future.
 * For those who write a store.
 *
 * @param spanMs how long the lifetime is at most, in milliseconds
 */
export function isRunning(end: Instant, spanMs: number, now: Instant): boolean {
  return now < end && !isAhead(end - spanMs, now);
}

/** The end of a wait, at most its whole span from now. */
export function cutToSpan(end: Instant, spanMs: number, now: Instant): Instant {
  return Math.min(end, now + spanMs);
}

/** Something that has happened: at the latest now. */
export function cutToNow(then: Instant, now: Instant): Instant {
  return Math.min(then, now);
}

/**
 * Whether one moment is not before another, as far as the first one tells: tokens and session stores
 * of others keep whole seconds (`auth_time`), so a whole second stands for all of it.
 */
export function isNotBefore(moment: Instant, other: Instant): boolean {
  return moment >= (moment % 1000 === 0 ? Math.floor(other / 1000) * 1000 : other);
}
