import type { Change, Connection, Dialect, MessageRow } from '../sql/engine.ts';
import { idsPerMillisecond } from '../sql/events.ts';
import { madeOnce, type Value } from '../sql/statement.ts';
import type { Writing } from './connection.ts';
import { errors, serverError } from './errors.ts';
import { longest } from './migrations.ts';

type Line = Pick<Connection, 'query'>;

/**
 * Writes a document, then its events, then its messages: the first of these locks the document, and tells
 * whether it is the same still.
 */
export function writingOn({
  statement,
  tables: { account, event, message, request },
}: Dialect): Writing {
  const tables = { account, request };
  const made = madeOnce(statement);

  return {
    isSeveral: ({ events, messages }) => events.length > 0 || messages.length > 0,
    async write(line, change) {
      checkLengths(change);
      if (!(await put(line, change))) return false;
      if (change.events.length > 0) await note(line, change);
      if (change.messages.length > 0) await post(line, change);
      return true;
    },
  };

  async function put(line: Line, { table, key, columns, version }: Change): Promise<boolean> {
    const names = Object.keys(columns);
    const values = [...Object.values(columns), key.value];
    if (version > 0) {
      const update = made(`update ${table}`, () => {
        const set = names.map((name) => `${name} = ?`).join(', ');
        return `UPDATE ${tables[table]} SET ${set}, version = version + 1
          WHERE ${key.column} = ? AND version = ?`;
      });
      return (await line.query(update, [...values, version])).changed === 1;
    }
    const insert = made(`insert ${table}`, () => {
      const places = names.map(() => '?').join(', ');
      return `INSERT INTO ${tables[table]} (${names.join(', ')}, ${key.column}, version)
        VALUES (${places}, ?, 1)`;
    });
    try {
      return (await line.query(insert, values)).changed === 1;
    } catch (error) {
      if (serverError(error) === errors.duplicateKey) return false;
      throw error;
    }
  }

  /** Ids rise with time, and also where the clock does not. */
  async function note(line: Line, { events, userId, now }: Change) {
    const insert = made(`note ${events.length}`, () => {
      const facts = events.map((_, index) => `SELECT ${index + 1} AS place, ? AS detail`);
      return `INSERT INTO ${event} (user_id, id, at, kept_from, detail)
        SELECT ?, before_it.id + fact.place, ?, ?, fact.detail
        FROM (SELECT greatest(?, coalesce(max(id), 0)) AS id FROM ${event} WHERE user_id = ?) AS before_it,
          (${facts.join(' UNION ALL ')}) AS fact`;
    });
    const details = events.map((each) => JSON.stringify(each));
    await line.query(insert, [...[userId, now, now, now * idsPerMillisecond, userId], ...details]);
  }

  async function post(line: Line, { messages, userId, now }: Change) {
    const insert = made(`post ${messages.length}`, () => {
      const places = messages.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
      return `INSERT INTO ${message}
        (user_id, id, channel, position, not_before, drop_at, due_at, written_at, ring_key, sealed)
        VALUES ${places} ON DUPLICATE KEY UPDATE id = id`;
    });
    const values = messages.flatMap((each, position) => [userId, ...valuesOf(each, position, now)]);
    await line.query(insert, values);
  }
}

function valuesOf(
  { id, channel, notBefore, dropAt, dueAt, ringKey, sealed }: MessageRow,
  position: number,
  now: number,
): readonly Value[] {
  return [id, channel, position, notBefore, dropAt, dueAt, now, ringKey, sealed];
}

/**
 * A server in a lenient SQL mode would cut off what is too long, and two ids could become one.
 *
 * @throws RangeError naming what is too long
 */
function checkLengths({ key, columns, userId, messages }: Change): void {
  const all = [
    { ...columns, [key.column]: key.value },
    { user_id: userId },
    ...messages.map(({ id, ringKey }) => ({ id, ring_key: ringKey })),
  ];
  for (const [column, value] of all.flatMap((each) => Object.entries(each))) {
    const most = (longest as Readonly<Record<string, number>>)[column];
    if (most === undefined || typeof value !== 'string') continue;
    if (Buffer.byteLength(value) > most) {
      throw new RangeError(`${column} is longer than ${most} bytes`);
    }
  }
}
