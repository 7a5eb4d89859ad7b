import type { Telemetry } from '../ports/telemetry.ts';

type UseCase = (...parameters: never[]) => Promise<unknown>;

/** The same use cases, each of which telemetry hears of. Without any they are given back as they are. */
export function measured<T extends { [name in keyof T]: UseCase }>(
  telemetry: Telemetry | undefined,
  useCases: T,
): T {
  if (telemetry === undefined) return useCases;
  const entries = Object.entries(useCases as Record<string, UseCase>).map(([name, useCase]) => [
    name,
    (...call: never[]) => telemetry.call(name, () => useCase(...call)),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as T; // the same names over the same signatures
}
