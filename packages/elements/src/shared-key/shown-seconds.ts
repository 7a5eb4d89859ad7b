/** A key that may be seen by whoever passes is not left on screen for longer. */
const longestSeconds = 60;

/**
 * How long a key stays on screen: until it expires, at most a minute. A key that looks expired when it
 * comes, or valid for long, tells of a wrong clock on this device: then a minute is counted here.
 */
export function shownSeconds(expiresAt: string, nowMs: number): number {
  const seconds = (Date.parse(expiresAt) - nowMs) / 1000;
  return seconds > 0 && seconds < longestSeconds ? seconds : longestSeconds;
}
