import type { DatabaseSync } from 'node:sqlite';
import { type SessionData, Store } from 'express-session';

/** Sessions in a table, one statement a call: no library for `node:sqlite` is kept up. */
export class SqliteSessions extends Store {
  private readonly find;
  private readonly keep;
  private readonly remove;

  constructor(database: DatabaseSync) {
    super();
    database.exec('CREATE TABLE session (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT');
    this.find = database.prepare('SELECT data FROM session WHERE id = ?');
    this.keep = database.prepare(
      'INSERT INTO session VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data',
    );
    this.remove = database.prepare('DELETE FROM session WHERE id = ?');
  }

  get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    const row = this.find.get(id);
    callback(null, row ? JSON.parse(String(row.data)) : null);
  }

  set(id: string, session: SessionData, callback?: (error?: unknown) => void): void {
    this.keep.run(id, JSON.stringify(session));
    callback?.();
  }

  destroy(id: string, callback?: (error?: unknown) => void): void {
    this.remove.run(id);
    callback?.();
  }
}
