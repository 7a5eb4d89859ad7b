import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { normaliseCode } from '@keyfob/core';
import type { ContactKind } from '@keyfob/core/contract';
import type { Database } from './data.ts';

/** Codes that prove that a contact is the customer's own. */
export interface ContactCodes {
  /** Makes a new code; an older one for the same contact is dead. */
  issue(userId: string, kind: ContactKind): Promise<string>;
  /** Uses up the code. Five wrong ones end it, ten minutes end it. */
  redeem(userId: string, kind: ContactKind, code: string): Promise<'right' | 'wrong' | 'dead'>;
}

const lifetimeMs = 10 * 60 * 1000;
const mostGuesses = 5;

/** @param pepper keeps a copy of the table from telling the codes */
export function contactCodes({ run, add }: Database, pepper: string): ContactCodes {
  const hashOf = (userId: string, kind: string, code: string) =>
    createHmac('sha256', pepper)
      .update(JSON.stringify([userId, kind, code]))
      .digest('base64url');

  return {
    async issue(userId, kind) {
      const code = String(randomInt(10 ** 8)).padStart(8, '0');
      const code_hash = hashOf(userId, kind, code);
      const expires_at = Date.now() + lifetimeMs;
      const isFirst = await add('contact_code', {
        ...{ user_id: userId, kind, code_hash, failures: 0, expires_at },
      });
      if (!isFirst) {
        await run(
          'UPDATE contact_code SET code_hash = ?, failures = 0, expires_at = ? WHERE user_id = ? AND kind = ?',
          ...[code_hash, expires_at, userId, kind],
        );
      }
      return code;
    },

    async redeem(userId, kind, code) {
      const { rows } = await run(
        'SELECT code_hash FROM contact_code WHERE user_id = ? AND kind = ?',
        ...[userId, kind],
      );
      const codeHash = String(rows[0]?.code_hash);
      const key = [userId, kind, codeHash];
      // It counts as a failure until it is known to be right: many at once get no more guesses.
      const counted = await run(
        `UPDATE contact_code SET failures = failures + 1
         WHERE user_id = ? AND kind = ? AND code_hash = ? AND failures < ? AND expires_at > ?`,
        ...[...key, mostGuesses, Date.now()],
      );
      if (counted.changed === 0) return 'dead';
      const given = Buffer.from(hashOf(userId, kind, normaliseCode(code)));
      if (!timingSafeEqual(given, Buffer.from(codeHash))) return 'wrong';
      const spent = await run(
        'DELETE FROM contact_code WHERE user_id = ? AND kind = ? AND code_hash = ?',
        ...key,
      );
      return spent.changed === 1 ? 'right' : 'dead';
    },
  };
}
