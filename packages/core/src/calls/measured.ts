import type { Telemetry } from '../ports/telemetry.ts';
import { type UseCase, wrapped } from './wrapped.ts';

/** The same use cases, each of which telemetry hears of. Without any they are given back as they are. */
export function measured<T extends { [name in keyof T]: UseCase }>(
  telemetry: Telemetry | undefined,
  useCases: T,
): T {
  if (telemetry === undefined) return useCases;
  return wrapped(
    useCases,
    (useCase, name) =>
      (...call) =>
        telemetry.call(name, () => useCase(...call)),
  );
}
