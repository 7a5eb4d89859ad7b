import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  type Delivery,
  type Instant,
  type LeasedMessage,
  type MessageOutcome,
  type Outbox,
  ringKeyOf,
  type SealedMessage,
  slackMs,
  storeChecks,
} from '@keyfob/core';
import { deliveryOf, sealedMessage } from '../rows/message.ts';
import type { Work } from './turn-queue.ts';

/** The messages of a database. */
interface SqliteOutbox {
  /** Checks new messages; what it returns keeps those whose id is not known yet. */
  prepare(
    messages: readonly SealedMessage[],
    whose: { readonly userId: string; readonly now: Instant },
  ): () => void;
  lease(call: Parameters<Outbox['lease']>[0]): Work<readonly LeasedMessage[]>;
  settle(message: LeasedMessage, outcome: MessageOutcome): Work<void>;
  delivery(id: string): Delivery | undefined;
  backlog(now: Instant): Awaited<ReturnType<Outbox['backlog']>>;
  /** Puts another sealed body in the place of this one, while the message waits. */
  replace(message: SealedMessage, sealed: string): Work<void>;
  remove(userId: string): void;
  /** Removes at most `limit` that were settled a month ago, and says how many. */
  sweep(now: Instant, limit: number): number;
}

const keptForMs = 30 * 86_400_000;

/**
 * A message that waits is due at `due_at`; when that was written, `written_at` tells: later than now,
 * and a clock was ahead, so it is due. A lease moves that to its own end, so one index finds what
 * was never taken and what a dead process held. `leased_at` is set while somebody holds it: together
 * with the count of attempts, which only rises, it names one lease over all processes.
 */
export function sqliteOutbox(database: DatabaseSync): SqliteOutbox {
  const insert = database.prepare(
    `INSERT INTO message (id, user_id, channel, not_before, drop_at, due_at, written_at, ring_key, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const selectDue = database.prepare(
    `SELECT number FROM message WHERE settled_at IS NULL AND channel = ? AND due_at <= ?
     ORDER BY due_at, number LIMIT ?`,
  );
  const selectAhead = database.prepare(
    'SELECT 1 FROM message WHERE settled_at IS NULL AND written_at > ? LIMIT 1',
  );
  const pullBack = database.prepare(
    'UPDATE message SET due_at = $now, written_at = $now WHERE settled_at IS NULL AND written_at > $latest',
  );
  const take = database.prepare(
    `UPDATE message SET attempts = attempts + 1, leased_at = $now, written_at = $now, due_at = $until
     WHERE number = $number RETURNING *`,
  );
  const selectHeld = database.prepare(
    'SELECT 1 FROM message WHERE id = ? AND attempts = ? AND leased_at = ?',
  );
  const putBack = database.prepare(
    `UPDATE message SET leased_at = NULL, due_at = ?, written_at = ?
     WHERE id = ? AND attempts = ? AND leased_at = ?`,
  );
  const finish = database.prepare(
    `UPDATE message SET leased_at = NULL, state = ?, settled_at = ?, ring_key = NULL, sealed = ''
     WHERE id = ? AND attempts = ? AND leased_at = ?`,
  );
  const selectState = database.prepare('SELECT state FROM message WHERE id = ?');
  const countWaiting = database.prepare(
    'SELECT count(*) AS waiting FROM message WHERE settled_at IS NULL',
  );
  const selectOldest = database.prepare(
    'SELECT min(due_at) AS due_at FROM message WHERE settled_at IS NULL AND due_at <= ?',
  );
  const replace = database.prepare(
    'UPDATE message SET sealed = ?, ring_key = ? WHERE id = ? AND sealed = ? AND settled_at IS NULL',
  );
  const remove = database.prepare('DELETE FROM message WHERE user_id = ?');
  const removeOld = database.prepare(
    `DELETE FROM message WHERE number IN (
       SELECT number FROM message WHERE settled_at <= ? ORDER BY settled_at LIMIT ?)`,
  );

  return {
    prepare(messages, { userId, now }) {
      messages.forEach(storeChecks.message);
      return () => {
        for (const { id, channel, notBefore, dropAt, sealed } of messages) {
          const dueAt = notBefore ?? now;
          const key = ringKeyOf(sealed);
          insert.run(id, userId, channel, notBefore ?? null, dropAt, dueAt, now, key, sealed);
        }
      };
    },

    lease({ channel, limit, leaseSeconds }) {
      storeChecks.lease({ limit, leaseSeconds });
      return (now) => {
        const latest = now + slackMs;
        const isAhead = selectAhead.get(latest) !== undefined;
        if (!isAhead && selectDue.get(channel, now, 1) === undefined) return { answer: [] };
        const until = now + leaseSeconds * 1000;
        return {
          write() {
            if (isAhead) pullBack.run({ now, latest });
            return selectDue
              .all(channel, now, limit)
              .flatMap(({ number }) => take.all({ now, until, number: number ?? null }))
              .map(leasedMessage);
          },
        };
      };
    },

    settle({ id, attempts, leasedAt }, outcome) {
      if (outcome.state === 'again') storeChecks.notBefore(outcome.notBefore);
      return (now) => {
        if (selectHeld.get(id, attempts, leasedAt) === undefined) return { answer: undefined };
        return {
          write() {
            if (outcome.state === 'again')
              putBack.run(outcome.notBefore, now, id, attempts, leasedAt);
            else finish.run(outcome.state, now, id, attempts, leasedAt);
          },
        };
      };
    },

    delivery(id) {
      const state = selectState.get(id)?.state;
      return state === undefined ? undefined : deliveryOf(String(state));
    },

    backlog(now) {
      const waiting = Number(countWaiting.get()?.waiting);
      const dueAt = selectOldest.get(now)?.due_at;
      return typeof dueAt === 'number' ? { waiting, oldestDueAt: dueAt } : { waiting };
    },

    replace({ id, sealed: from }, sealed) {
      return () => ({ write: () => void replace.run(sealed, ringKeyOf(sealed), id, from) });
    },

    remove(userId) {
      remove.run(userId);
    },

    sweep(now, limit) {
      return Number(removeOld.run(now - keptForMs, limit).changes);
    },
  };
}

function leasedMessage(row: Record<string, SQLOutputValue>): LeasedMessage {
  return {
    ...sealedMessage(row),
    userId: String(row.user_id),
    attempts: Number(row.attempts),
    leasedAt: Number(row.leased_at),
  };
}
