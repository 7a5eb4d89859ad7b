import type { Change, Connection, Dialect, MessageRow } from '../sql/engine.ts';
import { idsPerMillisecond } from '../sql/events.ts';
import { madeOnce } from '../sql/statement.ts';

/**
 * Writes a document, its events and its messages in one statement: one way to the server and back, and one
 * commit.
 *
 * @returns false where the document has another version by now; nothing is written then
 */
export function writingOn({ statement, tables: { account, event, message, request } }: Dialect) {
  const tables = { account, request };
  // Ids rise with time, and also where the clock does not.
  const noteEvents = `INSERT INTO ${event} (user_id, id, at, kept_from, detail)
    SELECT fact.user_id, greatest(fact.at * ${idsPerMillisecond}, fact.last_id) + ordinality, fact.at, fact.at, detail
    FROM changed,
      (SELECT ?::text AS user_id,
        coalesce((SELECT max(id) FROM ${event} WHERE user_id = ?), 0) AS last_id, ?::bigint AS at) AS fact,
      json_array_elements_text(?::json) WITH ORDINALITY AS each (detail, ordinality)`;

  const postMessages = `INSERT INTO ${message}
      (user_id, id, channel, position, not_before, drop_at, due_at, written_at, ring_key, sealed)
    SELECT fact.user_id, id, channel, position, not_before, drop_at, due_at, fact.at, ring_key, sealed
    FROM changed, (SELECT ?::text AS user_id, ?::bigint AS at) AS fact,
      json_to_recordset(?::json) AS each (id text, channel text, position int, not_before bigint,
        drop_at bigint, due_at bigint, ring_key text, sealed text)
    ON CONFLICT DO NOTHING`;
  const made = madeOnce(statement);

  return async (connection: Pick<Connection, 'query'>, change: Change): Promise<boolean> => {
    const { table, key, version, columns, userId, now, events, messages } = change;
    const kind = `${table} ${version === 0} ${events.length > 0} ${messages.length > 0}`;
    const write = made(kind, () => textFor(change));
    const details = events.map((each) => JSON.stringify(each));
    const { changed } = await connection.query(write, [
      ...[...Object.values(columns), key.value],
      ...(version === 0 ? [] : [version]),
      ...(events.length > 0 ? [userId, userId, now, JSON.stringify(details)] : []),
      ...(messages.length > 0 ? [userId, now, JSON.stringify(messages.map(messageObject))] : []),
    ]);
    return changed === 1;
  };

  function textFor(change: Change): string {
    const parts = [`changed AS (${changeOf(change)} RETURNING 1)`];
    if (change.events.length > 0) parts.push(`noted AS (${noteEvents})`);
    if (change.messages.length > 0) parts.push(`posted AS (${postMessages})`);
    return `WITH ${parts.join(', ')} SELECT 1 FROM changed`;
  }

  function changeOf({ table, key, columns, version }: Change): string {
    const names = Object.keys(columns);
    if (version === 0) {
      const places = names.map(() => '?').join(', ');
      return `INSERT INTO ${tables[table]} (${names.join(', ')}, ${key.column}, version)
        VALUES (${places}, ?, 1) ON CONFLICT DO NOTHING`;
    }
    const set = names.map((name) => `${name} = ?`).join(', ');
    return `UPDATE ${tables[table]} SET ${set}, version = version + 1
      WHERE ${key.column} = ? AND version = ?`;
  }
}

function messageObject(row: MessageRow, position: number) {
  const { id, channel, notBefore, dropAt, dueAt, ringKey, sealed } = row;
  return {
    ...{ id, channel, position, sealed },
    ...{ not_before: notBefore, drop_at: dropAt, due_at: dueAt, ring_key: ringKey },
  };
}
