import { isKeyfobError, KeyfobError } from '#contract';

/** Whatever a client threw, as an error with a code. */
export function errorOf(thrown: unknown): KeyfobError {
  return isKeyfobError(thrown) ? thrown : new KeyfobError('unavailable', {}, { cause: thrown });
}
