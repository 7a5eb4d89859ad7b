import type { SendFailure } from '@keyfob/core';
import { expect } from 'vitest';

/** What a sender says of a failure, in one word, and whether nobody got the message. */
export type Told = 'never' | 'set-up' | 'passing';

/** All three flags of a rejection: the word, and `unsent` or `maybe sent`. */
export async function outcomeOf(sending: Promise<void>): Promise<{
  readonly told: Told;
  readonly sent: 'unsent' | 'maybe sent';
  readonly error: Error & SendFailure;
}> {
  const error = await sending.then(
    () => expect.unreachable('the message counts as sent'),
    (thrown: Error & SendFailure) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(error.isPermanent && error.isSetUp, 'it cannot be both').not.toBe(true);
  // Core reads the cause for the log: it would be the other side's own words (G1).
  expect(error.cause).toBeUndefined();
  const told = error.isPermanent ? 'never' : error.isSetUp ? 'set-up' : 'passing';
  return { told, sent: error.isUnsent ? 'unsent' : 'maybe sent', error };
}
