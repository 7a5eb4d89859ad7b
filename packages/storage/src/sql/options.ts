import type { Instant } from '@keyfob/core';

/** What a store takes on every server. */
export interface ServerStoreOptions {
  /**
   * Whether the store makes and lifts its tables by itself, at its first call. Default: true. With false it
   * refuses to work until somebody has done that, with `migrate()` or with `migrationsAsSql()`.
   */
  readonly migrates?: boolean;
  /** The time in milliseconds since 1970, for tests. Default: the clock of the database. */
  readonly clock?: () => Instant;
}

/** What the options of one store look like. */
interface Expected {
  /** Name of the function that takes them. */
  readonly store: string;
  /** How to make a pool, as it stands in code. */
  readonly pool: string;
  /** The package that it is of. */
  readonly driver: string;
  readonly isPool: (pool: unknown) => boolean;
  readonly known: readonly string[];
}

/** @throws TypeError for an option that is unknown, missing or of the wrong type */
export function checkOptions(
  given: unknown,
  { store, pool: example, driver, isPool, known }: Expected,
): void {
  if (typeof given !== 'object' || given === null) {
    throw new TypeError(`${store} takes an object: { pool: ${example} }`);
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${store} has no option "${unknown}"; known are: ${known.join(', ')}`);
  }
  const { pool, migrates, clock } = given as Readonly<Record<string, unknown>>;
  if (!isPool(pool)) throw new TypeError(`${store}: pool is not a Pool of the package ${driver}`);
  if (migrates !== undefined && typeof migrates !== 'boolean') {
    throw new TypeError(`${store}: migrates is neither true nor false`);
  }
  if (clock !== undefined && typeof clock !== 'function') {
    throw new TypeError(`${store}: clock is not a function that gives milliseconds since 1970`);
  }
}

/** Whether something has a method of this name. */
export function hasMethod(input: unknown, method: string): boolean {
  const owner = (input ?? {}) as Readonly<Record<string, unknown>>;
  return typeof owner[method] === 'function';
}
