import type { Syntax } from '../sql/statement.ts';

export const syntax: Syntax = {
  place: (number) => `$${number}`,
  timePlace: (number) => `$${number}::bigint`,
  now: '(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)',
  readOnly: 'pg_is_in_recovery()::int',
};
