import { type SessionData, Store } from 'express-session';
import type { Database } from './database.ts';

/** Sessions in a table that all nodes share; they are never removed. */
export function sharedSessions(database: Database): Store {
  const text = database.engine === 'mysql' ? 'longtext' : 'text';
  const make = `CREATE TABLE IF NOT EXISTS session (id varchar(64) PRIMARY KEY, data ${text} NOT NULL)`;
  // Where another node makes it at the same moment, PostgreSQL fails; the second time it is there.
  const made = once(() => database.query(make).catch(() => database.query(make)));
  const put =
    database.engine === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE data = VALUES(data)'
      : 'ON CONFLICT (id) DO UPDATE SET data = excluded.data';
  const ask = async (sql: string, values: readonly string[]) => {
    await made();
    return database.query(sql, values);
  };

  return new (class extends Store {
    override get(id: string, done: (error: unknown, session?: SessionData | null) => void) {
      ask('SELECT data FROM session WHERE id = ?', [id]).then(
        ([row]) => done(null, row ? JSON.parse(String(row.data)) : null),
        done,
      );
    }
    override set(id: string, session: SessionData, done: (error?: unknown) => void = () => {}) {
      const sql = `INSERT INTO session (id, data) VALUES (?, ?) ${put}`;
      ask(sql, [id, JSON.stringify(session)]).then(() => done(), done);
    }
    override destroy(id: string, done: (error?: unknown) => void = () => {}) {
      ask('DELETE FROM session WHERE id = ?', [id]).then(() => done(), done);
    }
  })();
}

/** Does something once, and again where it has failed. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let doing: Promise<T> | undefined;
  return () => {
    doing ??= work().catch((error: unknown) => {
      doing = undefined;
      throw error;
    });
    return doing;
  };
}
