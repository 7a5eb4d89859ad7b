import type { DatabaseSync } from 'node:sqlite';
import { type Account, decodeAccount, encodeAccount, newAccount, ringKeysOf } from '@keyfob/core';
import type { Shelf } from './shelf.ts';

/** The accounts of a database. */
interface AccountShelf extends Shelf<Account, Account> {
  remove(userId: string): void;
}

export function accountShelf(database: DatabaseSync): AccountShelf {
  const select = database.prepare('SELECT version, document FROM account WHERE user_id = ?');
  const selectVersion = database.prepare('SELECT version FROM account WHERE user_id = ?');
  const upsert = database.prepare(
    `INSERT INTO account (user_id, version, document) VALUES (?, 1, ?)
     ON CONFLICT (user_id) DO UPDATE SET version = version + 1, document = excluded.document`,
  );
  // Apart, so that the commit of a log-in touches no index: the keys of an account hardly ever change.
  const updateKeys = database.prepare(
    'UPDATE account SET ring_keys = $keys WHERE user_id = $userId AND ring_keys IS NOT $keys',
  );
  const remove = database.prepare('DELETE FROM account WHERE user_id = ?');

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
      const keys = ringKeysOf(next).join(' ') || null;
      return () => {
        upsert.run(userId, text);
        updateKeys.run({ userId, keys });
      };
    },
    ownerOf({ userId }) {
      return userId;
    },
    remove(userId) {
      remove.run(userId);
    },
  };
}
