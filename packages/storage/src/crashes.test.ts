/** Processes that are killed with signal 9 at each point of each operation, on every engine. */
import { describe, expect, it } from 'vitest';
import { chores } from './testing/crash/chores.ts';
import { findingsOf, type Outcome } from './testing/crash/findings.ts';
import { brokenMigrations } from './testing/crash/migration.ts';
import { operations } from './testing/crash/operations.ts';
import { engines } from './testing/places.ts';

/** Also after each statement that changes nothing, and within transactions. */
const isAll = process.env.KEYFOB_CRASH_ALL === '1';
const longestMs = isAll ? 1_200_000 : 180_000;
const fewest = 40;

const findingsIn = (outcomes: ReadonlyMap<unknown, Outcome>) =>
  [...outcomes.values()].flatMap(({ findings }) => findings);

describe.each(engines)('attack 19: kill -9 of a process on %s', (engine) => {
  it(
    'at any point of what somebody asks for leaves all of it or nothing, each verdict that left counted, and a person who can go on (S2, S8, C4)',
    async () => {
      const outcomes = await findingsOf(operations, { engine, isAll });

      expect(findingsIn(outcomes)).toEqual([]);
      const points = [...outcomes.values()].flatMap((outcome) => outcome.points);
      expect(points.length).toBeGreaterThanOrEqual(fewest);
    },
    longestMs,
  );

  it.skipIf(engine !== 'SQLite' && !isAll)(
    'at any point of a chore is made good by another one: each message is one message, each key opens (M2, S3, S8)',
    async () => {
      const outcomes = await findingsOf(chores, { engine, isAll });

      expect(findingsIn(outcomes)).toEqual([]);
    },
    longestMs,
  );

  it(
    'at any point of making the tables leaves what another one makes whole',
    async () => {
      const { points, findings } = await brokenMigrations(engine, { isAll });

      expect(findings).toEqual([]);
      expect(points).toBeGreaterThan(1);
    },
    longestMs,
  );
});

describe('a store with a fault is found by killing its process', () => {
  it.each([
    ['answers before it commits', 'log-in with a wrong code', 'answered, and nothing is left'],
    ['commits messages apart', 'activation', 'neither all nor nothing is left'],
  ] as const)('where it %s', async (fault, name, finding) => {
    const operation = operations.filter((each) => each.name === name);

    const outcomes = await findingsOf(operation, { engine: 'SQLite', fault });

    expect(findingsIn(outcomes).join('\n')).toContain(finding);
  });
});
