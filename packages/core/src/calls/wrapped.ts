export type UseCase = (...parameters: never[]) => Promise<unknown>;

/** The same use cases, each with something put around it. */
export function wrapped<T extends { [name in keyof T]: UseCase }>(
  useCases: T,
  around: (useCase: UseCase, name: string) => UseCase,
): T {
  const entries = Object.entries(useCases as Record<string, UseCase>).map(([name, useCase]) => [
    name,
    around(useCase, name),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as T; // the same names over the same signatures
}
