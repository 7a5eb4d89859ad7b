import { findServer } from '@keyfob/test-servers';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { type MysqlStore, mysqlStore } from './index.ts';
import { testPools } from './testing/test-pools.ts';

const { url, isThere } = await findServer('mysql');
const { pool: plain, open, newPrefix, end } = testPools(url);
afterAll(end, 60_000);

const many = Array.from({ length: 48 }, (_, index) => index);

/** Counts a failure, and writes an event and a message with it. */
function fail(store: MysqlStore, userId: string, messageId: string) {
  return store.update(userId, (account, now) => {
    const failures = account.attempts.code.failures + 1;
    return {
      next: { ...account, attempts: { ...account.attempts, code: { failures, blockedUntil: 1 } } },
      events: [{ type: 'code_refused', purpose: 'log_in', failures }],
      messages: [{ id: messageId, channel: 'mail', sealed: '1.k.body', dropAt: now }],
      result: null,
    };
  });
}

const request = (id: string) =>
  ({
    ...{ schema: 1, id, kind: 'lost_access', state: 'open', email: 'a@example.test', message: '' },
    ...{ submittedAt: Date.now(), dueAt: Date.now(), approvals: [], trail: [] },
    evidence: [] as string[],
  }) as const;

describe.each(['REPEATABLE READ', 'READ COMMITTED', 'SERIALIZABLE'])(
  'sessions of isolation %s',
  { skip: !isThere },
  (level) => {
    const pool = open();
    pool.on('connection', (connection) => {
      connection.query(`SET SESSION TRANSACTION ISOLATION LEVEL ${level}`);
    });

    /** Two stores on the same new tables, for calls in turns. */
    function newStores() {
      const prefix = newPrefix();
      const stores = [mysqlStore({ pool, prefix }), mysqlStore({ pool, prefix })] as const;
      return { prefix, of: (index: number) => stores[index % 2 === 0 ? 0 : 1] };
    }

    it('lose no change of one account, and no event (S1)', async () => {
      const { of } = newStores();

      await Promise.all(many.map((index) => fail(of(index), 'alice', `m-${index}`)));

      const events = await of(0).events('alice', { limit: 100 });
      const failures = events.map((event) => event.type === 'code_refused' && event.failures);
      expect(failures).toEqual(many.map((index) => many.length - index));
      expect((await of(0).outbox.backlog()).waiting).toBe(many.length);
    });

    it('keep the first events of many users at once', async () => {
      const { of } = newStores();

      await Promise.all(many.map((index) => fail(of(index), `user-${index}`, 'm')));

      for (const index of many) {
        expect(await of(0).events(`user-${index}`, { limit: 9 })).toHaveLength(1);
      }
    });

    it('hand out each message once, while others are written', async () => {
      const { of } = newStores();
      await Promise.all(many.map((index) => fail(of(index), `user-${index}`, `m-${index}`)));

      const leased = await Promise.all(
        many.map(async (index) => {
          if (index % 4 === 0) await fail(of(index), `user-${index}`, `late-${index}`);
          return of(index).outbox.lease({ channel: 'mail', limit: 5, leaseSeconds: 60 });
        }),
      );

      const ids = leased.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThanOrEqual(many.length);
    });

    it('take no more from a budget than it has', async () => {
      const { of } = newStores();
      const budgets = ['b', 'a'].map((key) => ({ key, most: 10, windowSeconds: 60 }));

      const waits = await Promise.all(many.map((index) => of(index).spend(budgets)));

      expect(waits.filter((seconds) => seconds === 0)).toHaveLength(10);
    });

    it('make one request of a subject, and add to the open one alone', async () => {
      const { of } = newStores();

      await Promise.all(
        many.map((index) =>
          of(index).requests.updateOpen('lost_access email a@example.test', (found) => {
            const next = found ?? request(`r-${index}`);
            return {
              next: { ...next, evidence: [...next.evidence, '.'] },
              events: [],
              result: null,
            };
          }),
        ),
      );

      const ages = { unknownWithinSeconds: 1e9, endedWithinSeconds: 1e9 };
      const { requests } = await of(0).requests.list({ ...ages, limit: 9 });
      expect(requests.map(({ evidence }) => evidence.length)).toEqual([many.length]);
    });

    it('judge no request that has ended between being found and being locked', async () => {
      const { of, prefix } = newStores();
      const subject = 'lost_access email a@example.test';
      await of(0).requests.update('r-1', () => ({
        next: request('r-1'),
        events: [],
        result: null,
      }));
      const ended = { ...request('r-1'), state: 'done', endedAt: 5 };
      const holder = await plain.getConnection();
      await holder.query('START TRANSACTION');
      await holder.query(
        `UPDATE ${prefix}request SET ended_at = 5, version = version + 1, document = ? WHERE id = 'r-1'`,
        [JSON.stringify(ended)],
      );

      const found = of(1).requests.updateOpen(subject, (each) => ({ result: each }));
      await waitForOneThatWaits(`${prefix}request`);
      await holder.query('COMMIT');
      holder.release();

      expect(await found).toEqual({ result: undefined });
    });

    it('have the level that they had', async () => {
      const { of } = newStores();
      await of(0).spend([{ key: 'k', most: 1, windowSeconds: 1 }]);

      const [rows] = await pool.query<RowDataPacket[]>(
        "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
      );

      expect(rows[0]?.Value).toBe(level.replace(' ', '-'));
    });
  },
);

async function waitForOneThatWaits(table: string): Promise<void> {
  for (;;) {
    const [rows] = await plain.query<RowDataPacket[]>('SHOW FULL PROCESSLIST');
    const locking = rows.filter(({ Info }) => /FOR UPDATE$/.test(String(Info)));
    if (locking.some(({ Info }) => String(Info).includes(table))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
