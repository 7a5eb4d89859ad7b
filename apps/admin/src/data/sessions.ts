import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import session, { type SessionData } from 'express-session';

const lifetimeMs = 12 * 60 * 60 * 1000;

/**
 * Sessions in the database: they survive a restart, and a copy of the table opens none, because only
 * hashes of the ids are kept.
 *
 * A session that was ended stays as an empty row until it would have expired, so that a slow request
 * which saves it late cannot bring it back (A8).
 */
export class SqliteSessionStore extends session.Store {
  private readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super();
    this.database = database;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    answer(done, () => {
      const row = this.database
        .prepare('SELECT data FROM session WHERE id_hash = ? AND expires_at > ?')
        .get(hashed(id), Date.now());
      return row?.data ? (JSON.parse(String(row.data)) as SessionData) : null;
    });
  }

  override set(id: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    answer(done, () => {
      const now = Date.now();
      this.database.prepare('DELETE FROM session WHERE expires_at <= ?').run(now);
      this.database
        .prepare(
          `INSERT INTO session VALUES (?, ?, ?, ?)
           ON CONFLICT (id_hash) DO UPDATE SET user_id = excluded.user_id, data = excluded.data
           WHERE data IS NOT NULL`,
        )
        .run(hashed(id), data.userId ?? null, JSON.stringify(data), now + lifetimeMs);
    });
  }

  override destroy(id: string, done: (error?: unknown) => void = () => {}): void {
    answer(done, () => {
      this.database
        .prepare('UPDATE session SET data = NULL, user_id = NULL WHERE id_hash = ?')
        .run(hashed(id));
    });
  }

  /** Ends all sessions of a user but one. */
  endOthers(userId: string, keptId: string): void {
    this.database
      .prepare('UPDATE session SET data = NULL, user_id = NULL WHERE user_id = ? AND id_hash <> ?')
      .run(userId, hashed(keptId));
  }

  /** Ends all sessions of a user. */
  endAll(userId: string): void {
    this.endOthers(userId, ''); // no session has an empty id
  }
}

function answer<T>(done: (error: unknown, result?: T) => void, act: () => T): void {
  let result: T;
  try {
    result = act();
  } catch (error) {
    done(error);
    return;
  }
  done(null, result);
}

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
