import type { KeyfobError } from '@keyfob/core';
import { errorTitles } from '@keyfob/core/contract';

/** What a failed attempt hands to Passport: the reason by its code, and a sentence for `failureMessage`. */
export interface FailureInfo {
  readonly code: KeyfobError['code'];
  /** For people, in English, with the time to wait where there is one. */
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

export function infoOf({ code, details }: KeyfobError): FailureInfo {
  const { retryAfterSeconds: wait } = details;
  const message =
    code === 'invalid_input' ? 'Enter the whole code, digits only.' : errorTitles[code];
  if (wait === undefined) return { code, message };
  const time = wait === 1 ? '1 second' : `${wait} seconds`;
  return { code, message: `${message} Try again in ${time}.`, retryAfterSeconds: wait };
}
