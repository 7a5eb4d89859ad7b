import type { Change, Connection, Result } from '../sql/engine.ts';
import type { Statement, Value } from '../sql/statement.ts';
import { checkAutocommit } from './check-server.ts';
import { isLostRace, isRefusal } from './errors.ts';
import { connectionOf, type MysqlPool, run } from './pool.ts';

/** Writes a document and what stands beside it, statement by statement. */
export interface Writing {
  /** Whether it takes more than one statement. */
  isSeveral(change: Change): boolean;
  write(connection: Pick<Connection, 'query'>, change: Change): Promise<boolean>;
}

/** Bit of `serverStatus` that says that each statement is a commit of its own. */
const autocommit = 2;

// Both servers have these two bounds for a session alone: how long a statement waits for a lock, and how long
// the server keeps a connection that is silent, in seconds. The connection is the application's, so they are
// put back.
const bound = (seconds: number) =>
  `SET @keyfob_lock_wait = @@SESSION.innodb_lock_wait_timeout, @keyfob_silence = @@SESSION.wait_timeout,
    SESSION innodb_lock_wait_timeout = ${seconds}, SESSION wait_timeout = ${seconds}`;
const unbound =
  'SET SESSION innodb_lock_wait_timeout = @keyfob_lock_wait, SESSION wait_timeout = @keyfob_silence';

/** A connection of the pool. */
export async function connectTo(pool: MysqlPool, writing: Writing): Promise<Connection> {
  const connection = await connectionOf(pool);
  let isOpen = false;

  const send = (sql: string) => run(connection, sql);
  const query = async ({ text, valuesOf }: Statement, given: readonly Value[]): Promise<Result> => {
    const answer = await run(connection, text, valuesOf(given));
    if (!('affectedRows' in answer)) return { rows: answer, changed: 0 };
    if (!isOpen) checkAutocommit((answer.serverStatus & autocommit) !== 0);
    return { rows: [], changed: answer.affectedRows };
  };
  const end = async (how: 'COMMIT' | 'ROLLBACK') => {
    await send(how);
    isOpen = false;
  };

  return {
    query,

    // What the session says of isolation holds for the application's own transactions: here each statement
    // sees what was committed before it, and locks no gaps between rows. It is said of the next one alone.
    async begin(longestMs) {
      try {
        await send(bound(Math.ceil(longestMs / 1000)));
        await send('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
        await send('START TRANSACTION');
        isOpen = true;
      } catch (cause) {
        throw new Error('the connection could not begin a transaction', { cause });
      }
    },
    async commit() {
      await end('COMMIT');
      await send(unbound);
    },
    async rollback() {
      await end('ROLLBACK');
      await send(unbound);
    },

    // As short as it can be: here nothing is bounded, and the isolation is the session's.
    async write(change) {
      if (isOpen || !writing.isSeveral(change)) return writing.write({ query }, change);
      await send('START TRANSACTION');
      isOpen = true;
      try {
        const isWritten = await writing.write({ query }, change);
        await end(isWritten ? 'COMMIT' : 'ROLLBACK');
        return isWritten;
      } catch (error) {
        if (isLostRace(error) || isRefusal(error)) await end('ROLLBACK');
        throw error;
      }
    },

    release(isBroken) {
      if (isBroken) connection.destroy();
      else connection.release();
    },
  };
}
