import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it, vi } from 'vitest';
import { turnQueue, type Work } from './turn-queue.ts';

afterEach(() => vi.useRealTimers());

function openQueue(file = ':memory:') {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE done (name TEXT)');
  const afterCommit = vi.fn();
  const clock = vi.fn(() => 7);
  const hooks = { beforeWork: () => {}, beforeCommit: () => {}, afterCommit };
  const queue = turnQueue(database, { clock, ...hooks });
  const done = () => database.prepare('SELECT name FROM done').all();
  /** Writes a name; says at its first look that it must look again when there is a `lookAgain`. */
  const write =
    (name: string, lookAgain?: () => void): Work<string> =>
    (now) => {
      if (database.isTransaction) lookAgain?.();
      return {
        isStale: () => lookAgain !== undefined,
        write() {
          database.prepare('INSERT INTO done VALUES (?)').run(name);
          return `${name} at ${now}`;
        },
      };
    };
  return { database, queue, clock, afterCommit, done, write };
}

it('answers all work of a turn after its one commit', async () => {
  const { queue, clock, afterCommit, done, write } = openQueue();

  const answers = await Promise.all([
    queue.add(write('a')),
    queue.add(() => ({ answer: afterCommit.mock.calls.length })),
    queue.add(write('b', () => {})),
  ]);

  expect(answers).toEqual(['a at 7', 0, 'b at 7']);
  expect(done()).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(afterCommit).toHaveBeenCalledOnce();
  await new Promise(setImmediate);
  expect(clock).toHaveBeenCalledOnce();
});

it('refuses one piece of work alone when its rule fails at the second look', async () => {
  const { queue, done, write } = openQueue();
  const fail = () => {
    throw new Error('the rule failed');
  };

  const answers = await Promise.allSettled(
    [write('a'), write('b', fail), write('c')].map((work) => queue.add(work)),
  );

  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(done()).toEqual([{ name: 'a' }, { name: 'c' }]);
});

it('refuses the whole turn when the database fails at the second look (S8)', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { database, queue, afterCommit, done, write } = openQueue();
  const breakDown = () => {
    database.exec('ROLLBACK'); // as SQLite does by itself when the disk is full
    database.exec('SELECT * FROM missing');
  };

  const answers = await Promise.allSettled(
    [write('a'), write('b', breakDown), write('c')].map((work) => queue.add(work)),
  );

  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(done()).toEqual([]);
  expect(afterCommit).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0); // it is not tried again
});

it('tries again ten milliseconds after another process held the lock, and not before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-queue-')), 'queue.sqlite');
  const { database, queue, done, write } = openQueue(file);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const exec = vi.spyOn(database, 'exec');

  const answer = queue.add(write('a'));
  for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
  other.exec('COMMIT');
  vi.advanceTimersByTime(9);
  expect(exec.mock.calls.filter(([sql]) => sql === 'BEGIN IMMEDIATE')).toHaveLength(1);
  vi.advanceTimersByTime(1);

  expect(await answer).toBe('a at 7');
  expect(done()).toEqual([{ name: 'a' }]);
  other.close();
  database.close();
});

it.each([undefined, null])('refuses work alone whose rule throws %s', async (thrown) => {
  const { queue, write } = openQueue();
  const failing = queue.add(() => {
    throw thrown;
  });

  const answers = await Promise.allSettled([failing, queue.add(write('b'))]);

  expect(answers).toEqual([
    { status: 'rejected', reason: thrown },
    { status: 'fulfilled', value: 'b at 7' },
  ]);
});
