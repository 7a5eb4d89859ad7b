import { type Account, decodeAccount, encodeAccount, newAccount, ringKeysOf } from '@keyfob/core';
import type { Runner } from './call.ts';
import type { Loaded, Shelf } from './documents.ts';
import type { Dialect } from './engine.ts';
import { text } from './values.ts';

interface Accounts extends Shelf<Account, Account> {
  remove(runner: Runner, userId: string): Promise<void>;
}

export function accountsIn({ statement, tables: { account } }: Dialect): Accounts {
  const select = statement(
    `SELECT {now} AS now, version, document FROM (SELECT 1) AS one LEFT JOIN ${account} ON user_id = ?`,
  );
  const lock = statement(`SELECT version, document FROM ${account} WHERE user_id = ? FOR UPDATE`);
  const time = statement('SELECT {now} AS now');
  const remove = statement(`DELETE FROM ${account} WHERE user_id = ?`);

  return {
    async load(runner, userId, isLocked): Promise<Loaded<Account>> {
      const [row] = (await runner.run(isLocked ? lock : select, [userId])).rows;
      const [timed] = isLocked ? (await runner.run(time)).rows : [row];
      const isNew = row === undefined || row.version === null;
      return {
        version: isNew ? 0 : Number(row.version),
        document: isNew ? newAccount(userId) : decodeAccount(userId, text(row.document)),
        now: Number(timed?.now),
      };
    },
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
