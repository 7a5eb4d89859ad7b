import {
  decodeSupportRequest,
  encodeSupportRequest,
  type Instant,
  type RequestPlace,
  requestOrder,
  type SealedDecision,
  type SupportRequest,
  storeChecks,
  supportSubject,
} from '@keyfob/core';
import { text } from '../rows/text.ts';
import type { Call, Runner } from './call.ts';
import { type Decide, record, type Shelf } from './documents.ts';
import type { Dialect } from './engine.ts';
import { loadingFrom } from './loading.ts';

type Document = SupportRequest | undefined;

interface Requests extends Shelf<Document, SupportRequest> {
  updateOpen<T>(
    call: Call,
    subject: string,
    decide: Decide<Document, SupportRequest, T>,
  ): Promise<SealedDecision<T, SupportRequest>>;
  /** One page in the order of `requestOrder`. */
  list(
    runner: Runner,
    page: {
      readonly limit: number;
      readonly after: RequestPlace | undefined;
      readonly unknownAfter: Instant;
      readonly endedAfter: Instant;
    },
  ): Promise<readonly SupportRequest[]>;
  remove(runner: Runner, userId: string): Promise<void>;
  /** Removes at most `limit` of each kind that are from before a moment, and says whether there may be more. */
  sweep(
    runner: Runner,
    before: { readonly ended: Instant; readonly unknown: Instant },
    limit: number,
  ): Promise<boolean>;
}

/** Where a page begins within a group: the first one, the one after a place, or behind all. */
function beginningIn(
  group: RequestPlace['group'],
  after: RequestPlace | undefined,
): Pick<RequestPlace, 'at' | 'id'> {
  if (group === after?.group) return after;
  const isRising = group !== 2;
  const isPast = after !== undefined && group < after.group;
  return { at: isRising === isPast ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER, id: '' };
}

export function requestsIn(dialect: Dialect): Requests {
  const {
    statement,
    tables: { request, turn },
    leaveAlone,
    byIndex,
    firstFew,
  } = dialect;
  // There is no row to lock before a subject has its first request, so its turn is a row of its own. It is
  // gone with the end of the transaction; whoever makes the same one waits for that.
  const takeTurn = statement(`INSERT INTO ${turn} (name) VALUES (?) ${leaveAlone('name')}`);
  const endTurn = statement(`DELETE FROM ${turn} WHERE name = ?`);
  const selectOpen = statement(
    `SELECT id FROM ${request} WHERE ended_at IS NULL AND subject = ?
     ORDER BY submitted_at DESC, id DESC LIMIT 1`,
  );
  // One statement for all groups: a request that moves meanwhile is in none twice, and none lacks it.
  const open = (index: string, whose: 'NOT NULL' | 'NULL') =>
    `(SELECT id, document FROM ${request} ${byIndex(index)}
      WHERE ended_at IS NULL AND user_id IS ${whose} AND (due_at > ? OR due_at = ? AND id > ?)
        AND submitted_at > ?
      ORDER BY due_at, id LIMIT ?)`;
  const selectPage = statement(
    `${open('known', 'NOT NULL')} UNION ALL ${open('unknown', 'NULL')} UNION ALL
     (SELECT id, document FROM ${request} ${byIndex('ended')}
      WHERE (ended_at < ? OR ended_at = ? AND id < ?) AND ended_at > ?
      ORDER BY ended_at DESC, id DESC LIMIT ?)`,
  );
  const remove = statement(`DELETE FROM ${request} WHERE user_id = ?`);
  const few = { table: 'request', key: 'id' } as const;
  const removeEnded = statement(
    `DELETE FROM ${request} ${firstFew({ ...few, where: 'ended_at <= ?', order: 'ended_at' })}`,
  );
  const removeUnknown = statement(
    `DELETE FROM ${request} ${firstFew({
      ...{ ...few, order: 'submitted_at' },
      where: 'ended_at IS NULL AND user_id IS NULL AND submitted_at <= ?',
    })}`,
  );

  const shelf: Shelf<Document, SupportRequest> = {
    load: loadingFrom(dialect, { table: 'request', key: 'id' }, (id, kept) =>
      kept === undefined ? undefined : decodeSupportRequest(id, kept),
    ),
    rowOf(id, next) {
      storeChecks.request(id, next);
      return {
        table: 'request',
        key: { column: 'id', value: id },
        columns: {
          document: encodeSupportRequest(next),
          due_at: next.dueAt,
          ended_at: next.endedAt ?? null,
          user_id: next.userId ?? null,
          subject: supportSubject(next),
          submitted_at: next.submittedAt,
        },
        userId: next.userId,
      };
    },
  };

  /** Locks the open request about a subject. The one that was found may have ended until it is locked. */
  async function loadOpen(runner: Runner, subject: string) {
    for (;;) {
      const [open] = (await runner.run(selectOpen, [subject])).rows;
      const id = open && text(open.id);
      const loaded = await shelf.load(runner, id ?? '', true);
      const { document } = loaded;
      if (id === undefined || (document && document.endedAt === undefined))
        return { id, ...loaded };
    }
  }

  return {
    ...shelf,

    updateOpen(call, subject, decide) {
      return call.transaction(async (runner) => {
        await runner.run(takeTurn, [subject]);
        const { id: openId, ...loaded } = await loadOpen(runner, subject);
        const decision = decide(loaded.document, loaded.now);
        if ('next' in decision) {
          const { id } = decision.next;
          const version = id === openId ? loaded.version : 0;
          await record(runner, {
            row: shelf.rowOf(id, decision.next),
            version,
            now: loaded.now,
            decision,
          });
        }
        await runner.run(endTurn, [subject]);
        return decision;
      });
    },

    async list(runner, { limit, after, unknownAfter, endedAfter }) {
      const groups = [
        { group: 0, since: Number.MIN_SAFE_INTEGER },
        { group: 1, since: unknownAfter },
        { group: 2, since: endedAfter },
      ] as const;
      const values = groups.flatMap(({ group, since }) => {
        const { at, id } = beginningIn(group, after);
        return [at, at, id, since, limit];
      });
      const { rows } = await runner.run(selectPage, values);
      return rows
        .map((row) => decodeSupportRequest(text(row.id), text(row.document)))
        .map((found) => ({ found, place: requestOrder.placeOf(found) }))
        .toSorted((one, other) => requestOrder.compare(one.place, other.place))
        .slice(0, limit)
        .map(({ found }) => found);
    },

    async remove(runner, userId) {
      await runner.run(remove, [userId]);
    },

    async sweep(runner, { ended, unknown }, limit) {
      const counts = [
        (await runner.run(removeEnded, [ended, limit])).changed,
        (await runner.run(removeUnknown, [unknown, limit])).changed,
      ];
      return counts.some((count) => count >= limit);
    },
  };
}
