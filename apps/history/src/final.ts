import { decodeAccount } from '@keyfob/core';
import type { Database } from './database.ts';
import type { Final } from './history.ts';

/** What is in the database in the end. */
export async function finalState(
  database: Database,
  { users, logs, secrets }: { users: readonly string[]; logs: string; secrets: readonly string[] },
): Promise<Final> {
  const accounts = await database.query(`SELECT user_id, document FROM keyfob_account`);
  const events = await database.query(`SELECT user_id, detail FROM keyfob_event`);
  const [waiting] = await database.query(
    `SELECT count(*) AS count FROM keyfob_message WHERE settled_at IS NULL`,
  );
  return {
    users: users.map((user) => {
      const row = accounts.find(({ user_id }) => String(user_id) === user);
      const account = row && decodeAccount(user, String(row.document));
      const own = events.filter(({ user_id }) => String(user_id) === user);
      return {
        user,
        authenticators: account?.authenticators.length ?? 0,
        events: own.map(({ detail }) => wordsOf(JSON.parse(String(detail)))),
      };
    }),
    waiting: Number(waiting?.count),
    sinks: `${logs}\n${events.map(({ detail }) => String(detail)).join('\n')}`,
    secrets,
  };
}

function wordsOf({ type, purpose }: { readonly type: string; readonly purpose?: string }): string {
  return purpose === undefined ? type : `${type} ${purpose}`;
}
