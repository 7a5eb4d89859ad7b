/** A number that an integrator may tune, with its range and its reason. */
export interface Limit {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly why: string;
}

/**
 * The number that was given, or the default.
 *
 * @throws RangeError naming the option, the value and what is allowed
 */
export function withinLimit(name: string, given: number | undefined, limit: Limit): number {
  const value = given ?? limit.default;
  if (Number.isInteger(value) && value >= limit.min && value <= limit.max) return value;
  throw new RangeError(
    `${name} is ${String(value)}; allowed are whole ${limit.unit} from ${limit.min} to ${limit.max}`,
  );
}
