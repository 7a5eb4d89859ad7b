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
import { text } from '../rows/text.ts';
import type { Call, Runner } from './call.ts';
import type { Dialect, Row } from './engine.ts';
import { timeIn } from './time.ts';

/** Messages on their way out; they are written with the document that they tell about. */
interface Messages {
  lease(call: Call, what: Parameters<Outbox['lease']>[0]): Promise<readonly LeasedMessage[]>;
  settle(runner: Runner, message: LeasedMessage, outcome: MessageOutcome): Promise<void>;
  delivery(runner: Runner, id: string): Promise<Delivery | undefined>;
  backlog(runner: Runner): ReturnType<Outbox['backlog']>;
  /** Puts another sealed body in the place of this one, while the message waits. */
  replace(runner: Runner, message: SealedMessage, sealed: string): Promise<void>;
  remove(runner: Runner, userId: string): Promise<void>;
  /** Removes at most `limit` that were settled a month ago, and says whether there may be more. */
  sweep(runner: Runner, now: Instant, limit: number): Promise<boolean>;
}

const keptForMs = 30 * 86_400_000;

/**
 * A message that waits is due at `due_at`; when that was written, `written_at` tells: later than now, and
 * a clock was ahead, so it is due. A lease moves that to its own end, so one index finds what was never
 * taken and what a dead process held. `leased_at` is set while somebody holds it: with the count of
 * attempts, which only rises, it names one lease over all processes.
 */
export function messagesIn(dialect: Dialect): Messages {
  const {
    statement,
    tables: { message },
    byIndex,
    firstFew,
  } = dialect;
  const time = timeIn(dialect);
  const isDue = 'settled_at IS NULL AND channel = ? AND due_at <= ?';
  const look = statement(
    `SELECT {now} AS now,
       (SELECT 1 FROM ${message} WHERE settled_at IS NULL AND channel = ? AND due_at <= {now} LIMIT 1) AS is_due,
       (SELECT 1 FROM ${message} WHERE settled_at IS NULL AND written_at > {now} + ? LIMIT 1) AS is_ahead`,
  );
  const pullBack = statement(
    `UPDATE ${message} SET due_at = ?, written_at = ? WHERE settled_at IS NULL AND written_at > ?`,
  );
  const selectDue = statement(
    `SELECT id, user_id, channel, not_before, drop_at, attempts, sealed
     FROM ${message} ${byIndex('due')}
     WHERE ${isDue} ORDER BY due_at, written_at, position, id LIMIT ? FOR UPDATE SKIP LOCKED`,
  );
  const take = statement(
    `UPDATE ${message} SET attempts = attempts + 1, leased_at = ?, written_at = ?, due_at = ?
     WHERE user_id = ? AND id = ?`,
  );
  const isHeld = 'user_id = ? AND id = ? AND attempts = ? AND leased_at = ?';
  const putBack = statement(
    `UPDATE ${message} SET leased_at = NULL, due_at = ?, written_at = {now} WHERE ${isHeld}`,
  );
  const finish = statement(
    `UPDATE ${message} SET leased_at = NULL, state = ?, settled_at = {now}, ring_key = NULL, sealed = ''
     WHERE ${isHeld}`,
  );
  const selectState = statement(`SELECT state FROM ${message} WHERE id = ?`);
  const waiting = statement(
    `SELECT count(*) AS waiting, min(CASE WHEN due_at <= {now} THEN due_at END) AS due_at
     FROM ${message} WHERE settled_at IS NULL`,
  );
  const replace = statement(
    `UPDATE ${message} SET sealed = ?, ring_key = ? WHERE id = ? AND sealed = ? AND settled_at IS NULL`,
  );
  const remove = statement(`DELETE FROM ${message} WHERE user_id = ?`);
  const removeOld = statement(
    `DELETE FROM ${message} ${firstFew({
      ...{ table: 'message', key: 'user_id, id', where: 'settled_at <= ?', order: 'settled_at' },
    })}`,
  );

  return {
    async lease(call, { channel, limit, leaseSeconds }) {
      storeChecks.lease({ limit, leaseSeconds });
      const [seen] = (await call.run(look, [channel, slackMs])).rows;
      const isAhead = isSet(seen?.is_ahead);
      if (!isAhead && !isSet(seen?.is_due)) return [];
      return call.transaction(async (runner) => {
        const at = await time(runner);
        if (isAhead) await runner.run(pullBack, [at, at, at + slackMs]);
        const { rows } = await runner.run(selectDue, [channel, at, limit]);
        for (const { user_id, id } of rows) {
          await runner.run(take, [at, at, at + leaseSeconds * 1000, text(user_id), text(id)]);
        }
        return rows.map((row) => leasedMessage(row, at));
      });
    },

    async settle(runner, { userId, id, attempts, leasedAt }, outcome) {
      const held = [userId, id, attempts, leasedAt];
      if (outcome.state === 'again') {
        storeChecks.notBefore(outcome.notBefore);
        await runner.run(putBack, [outcome.notBefore, ...held]);
      } else {
        await runner.run(finish, [outcome.state, ...held]);
      }
    },

    async delivery(runner, id) {
      const [row] = (await runner.run(selectState, [id])).rows;
      return row && deliveryOf(text(row.state));
    },

    async backlog(runner) {
      const [row] = (await runner.run(waiting)).rows;
      const oldest = row?.due_at;
      return {
        waiting: Number(row?.waiting),
        ...(isSet(oldest) && { oldestDueAt: Number(oldest) }),
      };
    },

    async replace(runner, { id, sealed: from }, sealed) {
      await runner.run(replace, [sealed, ringKeyOf(sealed), id, from]);
    },

    async remove(runner, userId) {
      await runner.run(remove, [userId]);
    },

    async sweep(runner, at, limit) {
      return (await runner.run(removeOld, [at - keptForMs, limit])).changed >= limit;
    },
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function leasedMessage(row: Row, leasedAt: Instant): LeasedMessage {
  const attempts = Number(row.attempts) + 1;
  return { ...sealedMessage(row), userId: text(row.user_id), attempts, leasedAt };
}
