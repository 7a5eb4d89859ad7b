import { isKeyfobError, KeyfobError } from '../contract/index.ts';

type UseCase = (...parameters: never[]) => Promise<unknown>;

/**
 * Makes a set of use cases fail closed: whatever else goes wrong inside leaves as `unavailable`, with
 * the reason as its cause, and is reported once (C13).
 */
export function closed<T extends { [name in keyof T]: UseCase }>(
  report: (fault: KeyfobError) => void,
  useCases: T,
): T {
  const entries = Object.entries(useCases as Record<string, UseCase>).map(([name, useCase]) => [
    name,
    async (...parameters: never[]) => {
      try {
        return await useCase(...parameters);
      } catch (thrown) {
        throw asFault(thrown, report);
      }
    },
  ]);
  return Object.freeze(Object.fromEntries(entries)) as T; // the same names over the same signatures
}

/** A refusal as it is; anything else as `unavailable`, reported. */
export function asFault(thrown: unknown, report: (fault: KeyfobError) => void): KeyfobError {
  if (isKeyfobError(thrown) && thrown.code !== 'unavailable') return thrown;
  const fault = isKeyfobError(thrown)
    ? thrown
    : new KeyfobError('unavailable', {}, { cause: thrown });
  try {
    report(fault);
  } catch {
    // A log that cannot be written must not change the answer.
  }
  return fault;
}
