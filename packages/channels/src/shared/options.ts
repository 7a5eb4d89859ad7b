/**
 * Refuses an options object that lacks a shape or has a key nobody reads: mostly a misspelt one.
 *
 * @throws TypeError naming the factory and the known options
 */
export function refuseUnknownOptions(
  factory: string,
  given: object,
  known: readonly string[],
): void {
  if (typeof given !== 'object' || given === null) {
    throw new TypeError(`${factory} takes an object of options: ${known.join(', ')}`);
  }
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`${factory} has no option "${unknown}"; known are: ${known.join(', ')}`);
  }
}

/**
 * A text of printable ASCII without spaces, as ids, keys and hosts are. The value itself never
 * stands in the error: it may be a secret.
 *
 * @throws TypeError naming the option and the allowed length
 */
export function requireToken(option: string, value: unknown, shortest = 1): string {
  if (
    typeof value !== 'string' ||
    value.length < shortest ||
    !/^[\x21-\x7e]{1,1000}$/.test(value)
  ) {
    const isMissing = value === undefined || value === '';
    throw new TypeError(
      `${option} must be ${shortest} to 1000 characters of printable ASCII without spaces${isMissing ? '; it is missing' : ''}`,
    );
  }
  return value;
}

/**
 * A whole number within a range.
 *
 * @throws RangeError naming the option, the value and the range
 */
export function requireWhole(
  option: string,
  value: unknown,
  range: { readonly min: number; readonly max: number; readonly unit: string },
): number {
  if (!Number.isInteger(value) || Number(value) < range.min || Number(value) > range.max) {
    throw new RangeError(
      `${option} is ${String(value)}; allowed are whole ${range.unit} from ${range.min} to ${range.max}`,
    );
  }
  return Number(value);
}

/**
 * An address that secrets and tokens are sent to: `https:`, or `http:` on this machine.
 *
 * @throws TypeError naming the option
 */
export function requireSafeUrl(option: string, value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !isSafe(url) || url.username || url.password) {
    throw new TypeError(
      `${option} must be an https: address, or http: on localhost, without user and password`,
    );
  }
  return url.href;
}

/**
 * What stands in for the global `fetch`, if anything does.
 *
 * @throws TypeError naming the option
 */
export function requireFetch(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`${option} must be a function like the global fetch, or left out`);
  }
}

/** Whether what goes to this address can be read by no one in between. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname));
}

export function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** How long one attempt at a call over the network may take. */
export const timeoutRange = { min: 1, max: 120, unit: 'seconds' } as const;
