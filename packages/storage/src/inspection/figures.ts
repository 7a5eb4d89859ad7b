import { decodeAccount, type Instant, newAccount } from '@keyfob/core';
import { sealedCounts } from '../rows/sealed.ts';
import { text } from '../rows/text.ts';
import type { ChannelFigures, Figures, Inspector, ScannedFigures } from './inspector.ts';

type Row = Readonly<Record<string, unknown>>;

/** How one kind of database is asked. */
export interface Source {
  /** @param sql with `?` in the place of each value */
  ask(sql: string, values?: readonly (string | number)[]): Promise<readonly Row[]>;
  now(): Promise<Instant>;
  /** Names of the tables, as they stand in a statement. */
  readonly tables: Readonly<Record<'account' | 'event' | 'message' | 'request', string>>;
  /** The moment from which the oldest event is kept, as the column `at`. */
  readonly oldestEvent: string;
}

const dayMs = 86_400_000;
/** Keyfob has an account of its own, for the check of the key ring. */
const isUsers = "user_id NOT LIKE 'keyfob:%'";

/** Counts what a database holds; every statement but those of `scan` is answered by an index. */
export function figuresOf(source: Source): Omit<Inspector, 'schema'> {
  const { ask, tables } = source;
  const { account, message, request } = tables;

  const count = async (sql: string, values: readonly (string | number)[] = []) =>
    Number((await ask(`SELECT count(*) AS number FROM ${sql}`, values))[0]?.number);

  return {
    now: source.now,

    async figures(): Promise<Figures> {
      const [due] = await ask(
        `SELECT min(due_at) AS due_at FROM ${request} WHERE ended_at IS NULL`,
      );
      const [oldest] = await ask(source.oldestEvent);
      return {
        accounts: await count(`${account} WHERE ${isUsers}`),
        accountsWithKey: await count(`${account} WHERE ring_keys IS NOT NULL AND ${isUsers}`),
        channels: await channels(),
        requests: {
          openOfKnown: await count(`${request} WHERE ended_at IS NULL AND user_id IS NOT NULL`),
          openOfUnknown: await count(`${request} WHERE ended_at IS NULL AND user_id IS NULL`),
          ended: await count(`${request} WHERE ended_at IS NOT NULL`),
          ...instant('firstDueAt', due?.due_at),
        },
        ...instant('oldestEventAt', oldest?.at),
      };
    },

    async sealed() {
      const accounts = await ask(
        `SELECT ring_keys, sum(CASE WHEN ${isUsers} THEN 1 ELSE 0 END) AS number FROM ${account}
         WHERE ring_keys IS NOT NULL GROUP BY ring_keys`,
      );
      const messages = await ask(
        `SELECT ring_key AS ring_keys, count(*) AS number FROM ${message}
         WHERE settled_at IS NULL GROUP BY ring_key`,
      );
      return sealedCounts(accounts, messages);
    },

    async account(userId) {
      const [row] = await ask(`SELECT document FROM ${account} WHERE user_id = ?`, [userId]);
      return row ? decodeAccount(userId, text(row.document)) : newAccount(userId);
    },

    // A name that somebody chose stands in a document with its quotation marks escaped, so these are found
    // nowhere but where they are meant.
    async scan(): Promise<ScannedFigures> {
      const recovering = await count(`${account} WHERE document LIKE '%"recovery":{%'`);
      const on = await count(
        `${account} WHERE ring_keys IS NOT NULL AND document LIKE '%"authenticators":[{%'
         AND ${isUsers}`,
      );
      return { on, recovering };
    },

    async requestsOf(userId) {
      const of = (state: string) => count(`${request} WHERE user_id = ? AND ${state}`, [userId]);
      return { open: await of('ended_at IS NULL'), ended: await of('ended_at IS NOT NULL') };
    },
  };

  async function channels(): Promise<readonly ChannelFigures[]> {
    const waiting = await ask(
      `SELECT channel, count(*) AS number, min(due_at) AS due_at, max(attempts) AS attempts
       FROM ${message} WHERE settled_at IS NULL GROUP BY channel`,
    );
    const settled = await ask(
      `SELECT channel, state, count(*) AS number FROM ${message} WHERE settled_at > ?
       GROUP BY channel, state`,
      [(await source.now()) - dayMs],
    );
    return (['mail', 'sms', 'task'] as const).map((channel) => {
      const own = waiting.find((row) => row.channel === channel);
      const ended = (state: string) =>
        Number(settled.find((row) => row.channel === channel && row.state === state)?.number ?? 0);
      return {
        ...{ channel, waiting: Number(own?.number ?? 0), mostAttempts: Number(own?.attempts ?? 0) },
        ...instant('firstDueAt', own?.due_at),
        lastDay: { sent: ended('sent'), failed: ended('failed'), dropped: ended('dropped') },
      };
    });
  }
}

function instant<Name extends string>(
  name: Name,
  value: unknown,
): { readonly [N in Name]?: Instant } {
  if (value === null || value === undefined) return {};
  return { [name]: Number(value) } as { readonly [N in Name]?: Instant }; // one name, one number
}
