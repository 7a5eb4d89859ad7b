import type { Instant } from '@keyfob/core';
import type { Runner } from './call.ts';
import type { Dialect } from './engine.ts';

/** Asks for the time of the server. */
export function timeIn({ statement }: Dialect): (runner: Runner) => Promise<Instant> {
  const time = statement('SELECT {now} AS now');
  return async (runner) => Number((await runner.run(time)).rows[0]?.now);
}
