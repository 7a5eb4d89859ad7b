import { type Account, decodeAccount, encodeAccount, newAccount, ringKeysOf } from '@keyfob/core';
import type { Runner } from './call.ts';
import type { Shelf } from './documents.ts';
import type { Dialect } from './engine.ts';
import { loadingFrom } from './loading.ts';

interface Accounts extends Shelf<Account, Account> {
  remove(runner: Runner, userId: string): Promise<void>;
}

export function accountsIn(dialect: Dialect): Accounts {
  const { statement, tables } = dialect;
  const remove = statement(`DELETE FROM ${tables.account} WHERE user_id = ?`);

  return {
    load: loadingFrom(dialect, { table: 'account', key: 'user_id' }, (userId, kept) =>
      kept === undefined ? newAccount(userId) : decodeAccount(userId, kept),
    ),
    rowOf(userId, next) {
      if (next.userId !== userId) throw new Error('the account is of another user');
      return {
        table: 'account',
        key: { column: 'user_id', value: userId },
        columns: {
          document: encodeAccount(next),
          ring_keys: ringKeysOf(next).join(' ') || null,
        },
        userId,
      };
    },
    async remove(runner, userId) {
      await runner.run(remove, [userId]);
    },
  };
}
