import type { DatabaseSync } from 'node:sqlite';
import {
  decodeSupportRequest,
  encodeSupportRequest,
  type Instant,
  type SupportRequest,
  storeChecks,
} from '@keyfob/core';
import type { Shelf } from './shelf.ts';

/** The support requests of a database. */
interface RequestShelf extends Shelf<SupportRequest | undefined, SupportRequest> {
  /** Open ones by due time, then those that ended after `endedAfter`, newest first. */
  list(page: { readonly limit: number; readonly endedAfter: Instant }): readonly SupportRequest[];
}

export function requestShelf(database: DatabaseSync): RequestShelf {
  const select = database.prepare('SELECT version, document FROM request WHERE id = ?');
  const selectVersion = database.prepare('SELECT version FROM request WHERE id = ?');
  const upsert = database.prepare(
    `INSERT INTO request (id, version, due_at, ended_at, document) VALUES (?, 1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = version + 1, due_at = excluded.due_at,
       ended_at = excluded.ended_at, document = excluded.document`,
  );
  const selectOpen = database.prepare(
    'SELECT id, document FROM request WHERE ended_at IS NULL ORDER BY due_at LIMIT ?',
  );
  const selectEnded = database.prepare(
    'SELECT id, document FROM request WHERE ended_at > ? ORDER BY ended_at DESC LIMIT ?',
  );

  return {
    load(id) {
      const row = select.get(id);
      if (row === undefined) return { version: 0, document: undefined };
      const document = decodeSupportRequest(id, String(row.document));
      return { version: Number(row.version), document };
    },
    versionOf(id) {
      return Number(selectVersion.get(id)?.version ?? 0);
    },
    prepare(id, next) {
      storeChecks.request(id, next);
      const { dueAt, endedAt } = next;
      const text = encodeSupportRequest(next);
      return () => upsert.run(id, dueAt, endedAt ?? null, text);
    },
    ownerOf({ userId }) {
      return userId;
    },

    list({ limit, endedAfter }) {
      database.exec('BEGIN'); // one moment for both readings: none is in both, none is in neither
      try {
        const open = selectOpen.all(limit);
        const ended = selectEnded.all(endedAfter, limit - open.length);
        return [...open, ...ended].map(({ id, document }) =>
          decodeSupportRequest(String(id), String(document)),
        );
      } finally {
        database.exec('COMMIT');
      }
    },
  };
}
