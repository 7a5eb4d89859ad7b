import { readColumns, userIdIn } from '../columns.ts';
import type { Format } from '../row.ts';
import { algorithmOf, countsOf, keyFromBase32 } from '../values.ts';

/** Keyfob's own columns: `user_id`, `secret` in base32; `algorithm`, `digits`, `period` and `name` as needed. */
export const csv: Format = (text) =>
  readColumns(text, {
    needed: [['user_id'], ['secret']],
    read: (cell) => ({
      userId: userIdIn(cell),
      issuer: cell('issuer') || undefined,
      authenticator: {
        key: keyFromBase32(cell('secret')),
        algorithm: algorithmOf(cell('algorithm')),
        ...countsOf(cell('digits'), cell('period')),
        ...(cell('name') !== '' && { name: cell('name') }),
      },
    }),
  });
