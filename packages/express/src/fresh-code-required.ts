import { KeyfobError } from '@keyfob/core';

/** `second_factor_required` for what asks for a code of the last minutes (A6). */
export class FreshCodeRequired extends KeyfobError {
  /** How old a code may be. */
  readonly maxAgeSeconds: number;

  constructor(maxAgeSeconds: number) {
    super('second_factor_required');
    this.maxAgeSeconds = maxAgeSeconds;
  }
}
