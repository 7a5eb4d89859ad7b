import { readColumns, userIdIn } from '../columns.ts';
import { type Format, RowProblem } from '../row.ts';
import { algorithmOf, countsOf, keyFromBase32, keyFromText } from '../values.ts';

/**
 * The table `credential` of Keycloak, `WHERE type = 'otp'`: `user_id`, `secret_data` and `credential_data` as
 * they are, and `user_label` as the name. Without a `secretEncoding` the bytes of the text are the key.
 */
export const keycloak: Format = (text) =>
  readColumns(text, {
    needed: [['user_id'], ['secret_data'], ['credential_data']],
    read(cell) {
      const { value } = json(cell('secret_data'), 'secret_data');
      const data = json(cell('credential_data'), 'credential_data');
      if (data.subType === 'hotp') {
        throw new RowProblem('is counter-based (HOTP); only time-based codes are taken over');
      }
      if (typeof value !== 'string') throw new RowProblem('has no shared key');
      const encoding = data.secretEncoding ?? undefined;
      if (encoding !== undefined && String(encoding).toUpperCase() !== 'BASE32') {
        throw new RowProblem('has a shared key in an encoding that is not known');
      }
      const name = cell('user_label');
      return {
        userId: userIdIn(cell),
        authenticator: {
          key: encoding === undefined ? keyFromText(value) : keyFromBase32(value),
          algorithm: algorithmOf(textOf(data.algorithm)),
          ...countsOf(textOf(data.digits), textOf(data.period)),
          ...(name !== '' && { name }),
        },
      };
    },
  });

function json(text: string, what: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below, without the text: there is a key in it.
  }
  throw new RowProblem(`has a ${what} that is no JSON object`);
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
