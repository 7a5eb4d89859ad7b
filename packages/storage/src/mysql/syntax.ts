import type { Syntax } from '../sql/statement.ts';

export const syntax: Syntax = {
  place: () => '?',
  timePlace: () => '?',
  // In UTC, so that no hour is there twice; and the statement's, where `sysdate` would be another one for
  // each row. The function `unix_timestamp` has milliseconds of local times alone.
  now: "(timestampdiff(MICROSECOND, TIMESTAMP'1970-01-01 00:00:00', utc_timestamp(6)) DIV 1000)",
  readOnly: '@@GLOBAL.read_only',
};
