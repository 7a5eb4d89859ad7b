import { isKeyfobError, type KeyfobError } from '../contract/index.ts';

/**
 * Waits for a call that must be refused.
 *
 * @throws when it succeeds, or fails with anything but a KeyfobError
 */
export async function refusalOf(call: Promise<unknown>): Promise<KeyfobError> {
  const outcome = await call.then(
    () => new Error('the call was not refused'),
    (error: unknown) => error,
  );
  if (isKeyfobError(outcome)) return outcome;
  throw outcome;
}
