import type { Timestamp } from '../contract/index.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, by the store's clock. */
export type Instant = number;

/** Writes a moment the way the wire has it. */
export function toTimestamp(instant: Instant): Timestamp {
  return new Date(instant).toISOString();
}
