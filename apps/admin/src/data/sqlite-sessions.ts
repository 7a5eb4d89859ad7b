import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import session, { type SessionData } from 'express-session';
import { type SessionStore, sessionSeconds } from './data.ts';

/**
 * Sessions in the database: they survive a restart, and a copy of the table opens none, because only
 * hashes of the ids are kept.
 *
 * A session that was ended stays as an empty row until it would have expired, so that a slow request
 * which saves it late cannot bring it back (A8).
 */
export class SqliteSessionStore extends session.Store implements SessionStore {
  private readonly file: DatabaseSync;

  constructor(file: DatabaseSync) {
    super();
    this.file = file;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    answer(done, () => {
      const row = this.file
        .prepare('SELECT data FROM session WHERE id_hash = ? AND expires_at > ?')
        .get(hashed(id), Date.now());
      return row?.data ? (JSON.parse(String(row.data)) as SessionData) : null;
    });
  }

  override set(id: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    answer(done, () => {
      const now = Date.now();
      this.file.prepare('DELETE FROM session WHERE expires_at <= ?').run(now);
      this.file
        .prepare(
          `INSERT INTO session VALUES (?, ?, ?, ?)
           ON CONFLICT (id_hash) DO UPDATE SET user_id = excluded.user_id, data = excluded.data
           WHERE data IS NOT NULL`,
        )
        .run(hashed(id), data.userId ?? null, JSON.stringify(data), now + sessionSeconds * 1000);
    });
  }

  override destroy(id: string, done: (error?: unknown) => void = () => {}): void {
    answer(done, () => {
      this.file
        .prepare('UPDATE session SET data = NULL, user_id = NULL WHERE id_hash = ?')
        .run(hashed(id));
    });
  }

  async endAll(userId: string, exceptId = ''): Promise<void> {
    this.file
      .prepare('UPDATE session SET data = NULL, user_id = NULL WHERE user_id = ? AND id_hash <> ?')
      .run(userId, hashed(exceptId));
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
