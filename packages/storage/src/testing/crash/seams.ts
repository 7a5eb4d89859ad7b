import { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MysqlConnection, MysqlPromisePool } from '../../mysql/pool.ts';
import type { PostgresClient, PostgresPool } from '../../postgres/pool.ts';

/** Called after each statement, before whoever has sent it goes on; that waits for what is returned. */
export type AfterStatement = (sql: string) => Promise<void> | undefined;

/** A pool whose statements are watched. */
export function watchedPostgres(pool: PostgresPool, after: AfterStatement): PostgresPool {
  const watched = (client: PostgresClient): PostgresClient => ({
    async query(query) {
      const result = await client.query(query);
      await after(query.text);
      return result;
    },
    release: (destroy) => client.release(destroy),
    on: (event, listener) => client.on(event, listener),
    removeListener: (event, listener) => client.removeListener(event, listener),
  });
  return { connect: async () => watched(await pool.connect()) };
}

/** The same of mysql2. */
export function watchedMysql(pool: MysqlPromisePool, after: AfterStatement): MysqlPromisePool {
  const watched = (connection: MysqlConnection): MysqlConnection => ({
    async query(query) {
      const answer = await connection.query(query);
      await after(query.sql);
      return answer;
    },
    release: () => connection.release(),
    destroy: () => connection.destroy(),
  });
  return { getConnection: async () => watched(await pool.getConnection()) };
}

/** Watches all SQLite databases of this process. Nothing is waited for there. */
export function watchSqlite(after: AfterStatement): void {
  watch(DatabaseSync.prototype, 'exec', ([sql]) => String(sql));
  for (const name of ['run', 'get', 'all'] as const) {
    watch(StatementSync.prototype, name, (_, { sourceSQL }) => sourceSQL);
  }

  function watch<Thing extends object, Name extends keyof Thing>(
    prototype: Thing,
    name: Name,
    sqlOf: (given: readonly unknown[], thing: Thing) => string,
  ): void {
    const original = prototype[name] as (...given: unknown[]) => unknown;
    prototype[name] = function (this: Thing, ...given: unknown[]) {
      const result = original.apply(this, given);
      void after(sqlOf(given, this));
      return result;
    } as Thing[Name];
  }
}
