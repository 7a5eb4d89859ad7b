import { createHash } from 'node:crypto';
import session, { type SessionData } from 'express-session';
import type { Database, SessionStore } from './data.ts';
import { sessionSeconds } from './data.ts';

type Done<T = void> = (error: unknown, result?: T) => void;

/**
 * Sessions in a table of the demo: they survive a restart, and a copy of the table opens none, because only
 * hashes of the ids are kept.
 *
 * A session that was ended stays as an empty row until it would have expired, so that a slow request
 * which saves it late cannot bring it back (A8).
 */
export class TableSessionStore extends session.Store implements SessionStore {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  override get(id: string, done: Done<SessionData | null>): void {
    answer(done, async () => {
      const { rows } = await this.database.run(
        'SELECT data FROM session WHERE id_hash = ? AND expires_at > ?',
        ...[hashed(id), Date.now()],
      );
      const kept = rows[0]?.data;
      return kept ? (JSON.parse(String(kept)) as SessionData) : null;
    });
  }

  override set(id: string, session: SessionData, done: Done = () => {}): void {
    answer(done, async () => {
      const { run, add } = this.database;
      const now = Date.now();
      await run('DELETE FROM session WHERE expires_at <= ?', now);
      const [user_id, data] = [session.userId ?? null, JSON.stringify(session)];
      const id_hash = hashed(id);
      const expires_at = now + sessionSeconds * 1000;
      if (await add('session', { id_hash, user_id, data, expires_at })) return;
      await run(
        'UPDATE session SET user_id = ?, data = ? WHERE id_hash = ? AND data IS NOT NULL',
        ...[user_id, data, id_hash],
      );
    });
  }

  override destroy(id: string, done: Done = () => {}): void {
    answer(done, async () => {
      const end = 'UPDATE session SET data = NULL, user_id = NULL WHERE id_hash = ?';
      await this.database.run(end, hashed(id));
    });
  }

  async endAll(userId: string, exceptId = ''): Promise<void> {
    await this.database.run(
      'UPDATE session SET data = NULL, user_id = NULL WHERE user_id = ? AND id_hash <> ?',
      ...[userId, hashed(exceptId)],
    );
  }
}

function answer<T>(done: Done<T>, act: () => Promise<T>): void {
  act().then(
    (result) => done(null, result),
    (error: unknown) => done(error),
  );
}

function hashed(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
