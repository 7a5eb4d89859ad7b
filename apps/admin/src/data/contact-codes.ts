import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { normaliseCode } from '@keyfob/core';
import type { ContactKind } from '@keyfob/core/contract';

/** Codes that prove that a contact is the customer's own. */
export interface ContactCodes {
  /** Makes a new code; an older one for the same contact is dead. */
  issue(userId: string, kind: ContactKind): string;
  /** Uses up the code. Five wrong ones end it, ten minutes end it. */
  redeem(userId: string, kind: ContactKind, code: string): 'right' | 'wrong' | 'dead';
}

const lifetimeMs = 10 * 60 * 1000;
const mostFailures = 5;

/** @param pepper keeps a copy of the table from telling the codes */
export function contactCodes(database: DatabaseSync, pepper: string): ContactCodes {
  const upsert = database.prepare('INSERT OR REPLACE INTO contact_code VALUES (?, ?, ?, 0, ?)');
  const select = database.prepare('SELECT * FROM contact_code WHERE user_id = ? AND kind = ?');
  const fail = database.prepare(
    'UPDATE contact_code SET failures = failures + 1 WHERE user_id = ? AND kind = ?',
  );
  const remove = database.prepare('DELETE FROM contact_code WHERE user_id = ? AND kind = ?');
  const hashOf = (userId: string, kind: string, code: string) =>
    createHmac('sha256', pepper)
      .update(JSON.stringify([userId, kind, code]))
      .digest('base64url');

  return {
    issue(userId, kind) {
      const code = String(randomInt(10 ** 8)).padStart(8, '0');
      upsert.run(userId, kind, hashOf(userId, kind, code), Date.now() + lifetimeMs);
      return code;
    },

    redeem(userId, kind, code) {
      const row = select.get(userId, kind);
      if (!row || Number(row.expires_at) <= Date.now() || Number(row.failures) >= mostFailures) {
        return 'dead';
      }
      const expected = Buffer.from(String(row.code_hash));
      const given = Buffer.from(hashOf(userId, kind, normaliseCode(code)));
      if (!timingSafeEqual(given, expected)) {
        fail.run(userId, kind);
        return 'wrong';
      }
      remove.run(userId, kind);
      return 'right';
    },
  };
}
