import type { DatabaseSync } from 'node:sqlite';
import { type Account, decodeAccount, encodeAccount, newAccount } from '@keyfob/core';
import type { Shelf } from './shelf.ts';

/** The accounts of a database. */
export function accountShelf(database: DatabaseSync): Shelf<Account, Account> {
  const select = database.prepare('SELECT version, document FROM account WHERE user_id = ?');
  const selectVersion = database.prepare('SELECT version FROM account WHERE user_id = ?');
  const upsert = database.prepare(
    `INSERT INTO account (user_id, version, document) VALUES (?, 1, ?)
     ON CONFLICT (user_id) DO UPDATE SET version = version + 1, document = excluded.document`,
  );

  return {
    load(userId) {
      const row = select.get(userId);
      if (row === undefined) return { version: 0, document: newAccount(userId) };
      const document = decodeAccount(userId, String(row.document));
      return { version: Number(row.version), document };
    },
    versionOf(userId) {
      return Number(selectVersion.get(userId)?.version ?? 0);
    },
    prepare(userId, next) {
      if (next.userId !== userId) throw new Error('the account is of another user');
      const text = encodeAccount(next);
      return () => upsert.run(userId, text);
    },
    ownerOf({ userId }) {
      return userId;
    },
  };
}
