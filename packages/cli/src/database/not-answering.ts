import { unusable } from '../output/stop.ts';

/** Makes what a driver throws a sentence about its server. */
export function notAnswering(label: string) {
  return (error: unknown): never => {
    throw unusable(`${label} does not answer: ${reasonOf(error)}`, error);
  };
}

/** A connection may fail at several addresses at once; then the first reason has to do. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
