import { readColumns, userIdIn } from '../columns.ts';
import { type Format, RowProblem } from '../row.ts';
import { algorithmOf, countsOf, keyFromBase32, keyFromHex, keyFromText } from '../values.ts';

const readers = { base32: keyFromBase32, hex: keyFromHex, ascii: keyFromText } as const;
const encodings = ['base32', 'hex', 'ascii'] as const;

/**
 * What `generateSecret()` of speakeasy gives: `user_id`, and the secret as `base32`, `hex` or `ascii`;
 * `algorithm`, `digits` and `step` as they were given to `totp.verify()`.
 */
export const speakeasy: Format = (text) =>
  readColumns(text, {
    needed: [['user_id'], encodings],
    read(cell) {
      const encoding = encodings.find((name) => cell(name) !== '');
      if (encoding === undefined) throw new RowProblem('has no shared key');
      return {
        userId: userIdIn(cell),
        authenticator: {
          key: readers[encoding](cell(encoding)),
          algorithm: algorithmOf(cell('algorithm')),
          ...countsOf(cell('digits'), cell('step')),
        },
      };
    },
  });
