import type { Change, Connection, Dialect, MessageRow } from '../sql/engine.ts';
import { idsPerMillisecond } from '../sql/events.ts';
import { madeOnce, type Value } from '../sql/statement.ts';

/**
 * Writes a document, its events and its messages in one statement: one way to the server and back, and one
 * commit.
 *
 * @returns false where the document has another version by now; nothing is written then
 */
export function writingOn({ statement, tables: { account, event, message, request } }: Dialect) {
  const tables = { account, request };
  // Ids rise with time, and also where the clock does not.
  const noteEvents = (count: number) => `INSERT INTO ${event} (user_id, id, at, kept_from, detail)
    SELECT fact.user_id, greatest(fact.at * ${idsPerMillisecond}, fact.last_id) + place, fact.at, fact.at, detail
    FROM changed,
      (SELECT ?::text AS user_id,
        coalesce((SELECT max(id) FROM ${event} WHERE user_id = ?), 0) AS last_id, ?::bigint AS at) AS fact,
      ${rowsOf({ place: 'bigint', detail: 'text' }, count)}`;

  const postMessages = (count: number) => `INSERT INTO ${message}
      (user_id, id, channel, position, not_before, drop_at, due_at, written_at, ring_key, sealed)
    SELECT fact.user_id, id, channel, place, not_before, drop_at, due_at, fact.at, ring_key, sealed
    FROM changed, (SELECT ?::text AS user_id, ?::bigint AS at) AS fact,
      ${rowsOf(messageColumns, count)}
    ON CONFLICT DO NOTHING`;
  const made = madeOnce(statement);

  return async (connection: Pick<Connection, 'query'>, change: Change): Promise<boolean> => {
    const { table, key, version, columns, userId, now, events, messages } = change;
    const kind = `${table} ${version === 0} ${events.length} ${messages.length}`;
    const write = made(kind, () => textFor(change));
    const { changed } = await connection.query(write, [
      ...[...Object.values(columns), key.value],
      ...(version === 0 ? [] : [version]),
      ...(events.length > 0 ? [userId, userId, now, ...events.flatMap(eventValues)] : []),
      ...(messages.length > 0 ? [userId, now, ...messages.flatMap(messageValues)] : []),
    ]);
    return changed === 1;
  };

  function textFor(change: Change): string {
    const parts = [`changed AS (${changeOf(change)} RETURNING 1)`];
    const [events, messages] = [change.events.length, change.messages.length];
    if (events > 0) parts.push(`noted AS (${noteEvents(events)})`);
    if (messages > 0) parts.push(`posted AS (${postMessages(messages)})`);
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

/** In the order of `messageValues`. */
const messageColumns = {
  ...{ id: 'text', channel: 'text', place: 'int', not_before: 'bigint' },
  ...{ drop_at: 'bigint', due_at: 'bigint', ring_key: 'text', sealed: 'text' },
};

/** A table of so many rows, in the statement itself: a list in one JSON value takes the server longer to read. */
function rowsOf(columns: Readonly<Record<string, string>>, count: number): string {
  const places = Object.values(columns).map((type) => `?::${type}`);
  const rows = Array(count).fill(`(${places.join(', ')})`);
  return `(VALUES ${rows.join(', ')}) AS each (${Object.keys(columns).join(', ')})`;
}

function eventValues(event: Change['events'][number], index: number): Value[] {
  return [index + 1, JSON.stringify(event)];
}

function messageValues(row: MessageRow, index: number): Value[] {
  const { id, channel, notBefore, dropAt, dueAt, ringKey, sealed } = row;
  return [id, channel, index, notBefore, dropAt, dueAt, ringKey, sealed];
}
