import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';
import { type SessionStore, sessionSeconds } from './data.ts';

const PgStore = connectPgSimple(session);

class PostgresSessionStore extends PgStore implements SessionStore {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    super({ pool, ttl: sessionSeconds, disableTouch: true });
    this.pool = pool;
  }

  async endAll(userId: string, exceptId = ''): Promise<void> {
    await this.pool.query("DELETE FROM session WHERE sess ->> 'userId' = $1 AND sid <> $2", [
      ...[userId, exceptId],
    ]);
  }
}

/** Sessions in PostgreSQL. What expires is removed now and then. */
export function postgresSessions(pool: Pool) {
  const sessions = new PostgresSessionStore(pool);
  return { sessions, stopPruning: () => sessions.close() };
}
