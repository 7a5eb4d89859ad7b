import { type Budget, type Instant, isRunning } from '@keyfob/core';

/** What is counted of a budget in the window of now. */
export interface Counted {
  readonly uses: number;
  readonly endsAt: Instant;
}

/** A window that a clock which was ahead has begun is over. */
export function counted(
  { windowSeconds }: Budget,
  row: { readonly uses?: unknown; readonly ends_at?: unknown } | undefined,
  now: Instant,
): Counted | undefined {
  const endsAt = Number(row?.ends_at ?? 0);
  if (!isRunning(endsAt, windowSeconds * 1000, now)) return undefined;
  return { uses: Number(row?.uses), endsAt };
}

/** Whole seconds until a budget has room. */
export function waitFor(
  { most, windowSeconds }: Budget,
  found: Counted | undefined,
  now: Instant,
): number {
  if (found === undefined || found.uses < most) return 0;
  return Math.min(Math.ceil((found.endsAt - now) / 1000), windowSeconds);
}
