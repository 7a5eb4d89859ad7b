import { readColumns, userIdIn } from '../columns.ts';
import { defaults, type Format, RowProblem } from '../row.ts';
import { countsOf, keyFromHex } from '../values.ts';

const yes = ['true', 't', '1', ''];

/**
 * The table `otp_totp_totpdevice` of django-otp: `user_id`, `key` in hexadecimal, `step`, `digits`, `t0`,
 * `confirmed` and `name`. What it remembers of drift is left behind.
 */
export const django: Format = (text) =>
  readColumns(text, {
    needed: [['user_id'], ['key']],
    read(cell) {
      if (!yes.includes(cell('confirmed').toLowerCase())) {
        throw new RowProblem('was never confirmed by its owner');
      }
      if (!['', '0'].includes(cell('t0'))) {
        throw new RowProblem('counts its steps from another time than 1970 (t0)');
      }
      const name = cell('name');
      return {
        userId: userIdIn(cell),
        authenticator: {
          key: keyFromHex(cell('key')),
          algorithm: defaults.algorithm,
          ...countsOf(cell('digits'), cell('step')),
          ...(name !== '' && { name }),
        },
      };
    },
  });
