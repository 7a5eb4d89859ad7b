import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  decodeSupportRequest,
  encodeSupportRequest,
  type Instant,
  type RequestPlace,
  type SupportRequest,
  storeChecks,
  supportSubject,
} from '@keyfob/core';
import type { Shelf } from './shelf.ts';

/** The support requests of a database. */
interface RequestShelf extends Shelf<SupportRequest | undefined, SupportRequest> {
  /** The id of the open request about a subject, the newest where there are several. */
  openAbout(subject: string): string | undefined;
  /** One page in the order of `requestOrder`. */
  list(page: {
    readonly limit: number;
    readonly after: RequestPlace | undefined;
    readonly unknownAfter: Instant;
    readonly endedAfter: Instant;
  }): readonly SupportRequest[];
  remove(userId: string): void;
  /** Removes at most `limit` of each kind that are from before a moment, and says how many. */
  sweep(before: { readonly ended: Instant; readonly unknown: Instant }, limit: number): number;
}

const first: RequestPlace = { group: 0, at: Number.MIN_SAFE_INTEGER, id: '' };

export function requestShelf(database: DatabaseSync): RequestShelf {
  const select = database.prepare('SELECT version, document FROM request WHERE id = ?');
  const selectVersion = database.prepare('SELECT version FROM request WHERE id = ?');
  const selectOpen = database.prepare(
    'SELECT id FROM request WHERE ended_at IS NULL AND subject = ? ORDER BY submitted_at DESC, id DESC LIMIT 1',
  );
  const upsert = database.prepare(
    `INSERT INTO request (id, version, due_at, ended_at, user_id, subject, submitted_at, document)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = version + 1, due_at = excluded.due_at,
       ended_at = excluded.ended_at, user_id = excluded.user_id, subject = excluded.subject,
       submitted_at = excluded.submitted_at, document = excluded.document`,
  );
  const selectOpenOnes = (whose: 'NOT NULL' | 'NULL') =>
    database.prepare(
      `SELECT id, document FROM request
       WHERE ended_at IS NULL AND user_id IS ${whose} AND (due_at, id) > (?, ?)
         AND submitted_at > ?
       ORDER BY due_at, id LIMIT ?`,
    );
  const selectKnown = selectOpenOnes('NOT NULL');
  const selectUnknown = selectOpenOnes('NULL');
  const selectEnded = database.prepare(
    `SELECT id, document FROM request
     WHERE ended_at > ? AND (ended_at, id) < (?, ?)
     ORDER BY ended_at DESC, id DESC LIMIT ?`,
  );
  const remove = database.prepare('DELETE FROM request WHERE user_id = ?');
  const removeEnded = database.prepare(
    `DELETE FROM request WHERE id IN (
       SELECT id FROM request WHERE ended_at <= ? ORDER BY ended_at LIMIT ?)`,
  );
  const removeUnknown = database.prepare(
    `DELETE FROM request WHERE id IN (
       SELECT id FROM request WHERE ended_at IS NULL AND user_id IS NULL AND submitted_at <= ?
       ORDER BY submitted_at LIMIT ?)`,
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
    openAbout(subject) {
      const row = selectOpen.get(subject);
      return row && String(row.id);
    },
    prepare(id, next) {
      storeChecks.request(id, next);
      const { dueAt, endedAt = null, userId = null, submittedAt } = next;
      const text = encodeSupportRequest(next);
      return () => upsert.run(id, dueAt, endedAt, userId, supportSubject(next), submittedAt, text);
    },
    ownerOf({ userId }) {
      return userId;
    },

    list({ limit, after = first, unknownAfter, endedAfter }) {
      const from = (group: RequestPlace['group']) => (group === after.group ? after : first);
      const rows: Record<string, SQLOutputValue>[] = [];
      database.exec('BEGIN'); // one moment for all readings: none is in two, none is in none
      try {
        for (const [group, statement, since] of [
          [0, selectKnown, Number.MIN_SAFE_INTEGER],
          [1, selectUnknown, unknownAfter],
        ] as const) {
          if (after.group > group) continue;
          const { at, id } = from(group);
          rows.push(...statement.all(at, id, since, limit - rows.length));
        }
        const { at, id } = after.group === 2 ? after : { at: Number.MAX_SAFE_INTEGER, id: '' };
        rows.push(...selectEnded.all(endedAfter, at, id, limit - rows.length));
      } finally {
        database.exec('COMMIT');
      }
      return rows.map(({ id, document }) => decodeSupportRequest(String(id), String(document)));
    },

    remove(userId) {
      remove.run(userId);
    },

    sweep({ ended, unknown }, limit) {
      const counts = [removeEnded.run(ended, limit), removeUnknown.run(unknown, limit)];
      return counts.reduce((sum, { changes }) => sum + Number(changes), 0);
    },
  };
}
