import { DatabaseSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { turnQueue, type Work } from './turn-queue.ts';

function openQueue() {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE done (name TEXT)');
  const afterCommit = vi.fn();
  const queue = turnQueue(database, { clock: () => 7, beforeCommit: () => {}, afterCommit });
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
  return { database, queue, afterCommit, done, write };
}

it('answers all work of a turn after its one commit', async () => {
  const { queue, afterCommit, done, write } = openQueue();

  const answers = await Promise.all([
    queue.add(write('a')),
    queue.add(() => ({ answer: afterCommit.mock.calls.length })),
    queue.add(write('b', () => {})),
  ]);

  expect(answers).toEqual(['a at 7', 0, 'b at 7']);
  expect(done()).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(afterCommit).toHaveBeenCalledOnce();
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
});
