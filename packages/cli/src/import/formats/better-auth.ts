import { readColumns, userIdIn } from '../columns.ts';
import { defaults, type Format, RowProblem } from '../row.ts';
import { countsOf, keyFromText } from '../values.ts';

/** Its secrets are 32 letters and digits; sealed ones are far longer, and begin with a version in newer ones. */
const longestSecret = 64;

/**
 * The table `twoFactor` of better-auth: `userId` and `secret`, opened with `symmetricDecrypt` of
 * `better-auth/crypto`, as the bytes of that text are the shared key. `digits` and `period` as given to
 * `totpOptions`.
 */
export const betterAuth: Format = (text) =>
  readColumns(text, {
    needed: [['userId'], ['secret']],
    read(cell) {
      const secret = cell('secret');
      if (secret.length > longestSecret || secret.includes('$')) {
        throw new RowProblem(
          'has a secret that is still encrypted; open it with symmetricDecrypt of better-auth/crypto',
        );
      }
      return {
        userId: userIdIn(cell),
        authenticator: {
          key: keyFromText(secret),
          algorithm: defaults.algorithm,
          ...countsOf(cell('digits'), cell('period')),
        },
      };
    },
  });
