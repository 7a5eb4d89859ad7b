import { describe, expect, it } from 'vitest';
import type { Authenticator } from '../account/account.ts';
import { completePolicy } from '../policy/policy.ts';
import { isSpent, secondsToNextCode, spend, spentUpTo } from './spent-steps.ts';

const policy = completePolicy();
const step = 59_000_000;
const now = step * 30_000;
const day = 2_880;
const year = 365 * day;
const twoHours = 240;
const clock = (steps = 0) => ({ now: now + steps * 30_000, policy });

function having(lastStep: number, recentSteps: readonly number[] = [lastStep]): Authenticator {
  return {
    ...{ id: 'a', name: 'Phone', sealedKey: '1.k.A', algorithm: 'SHA1', digits: 6 },
    ...{ periodSeconds: 30, lastStep, recentSteps, addedAt: 0, lastUsedAt: 0 },
  };
}

describe('a spent step', () => {
  it('is the last one and all before it (C4, C6)', () => {
    const used = having(step);

    expect(spentUpTo(used, clock())).toBe(step);
    expect([step - 1, step, step + 1].map((each) => isSpent(used, each, clock()))).toEqual([
      ...[true, true, false],
    ]);
  });

  it('stays spent when the clock is set back by up to two hours (attack 31)', () => {
    const used = having(step);

    expect(spentUpTo(used, clock(-1))).toBe(step);
    expect(spentUpTo(used, clock(-twoHours))).toBe(step);
    expect(isSpent(used, step, clock(-twoHours))).toBe(true);
  });

  it.each([
    ['a little more than two hours', twoHours + 1],
    ['a day', day],
    ['a year', year],
  ])(
    'of a clock that was %s ahead does not shut its owner out until then (attack 30)',
    (_, ahead) => {
      const used = having(step + ahead, [step - 5, step + ahead]);

      expect(spentUpTo(used, clock())).toBe(step - 5);
      expect(isSpent(used, step, clock())).toBe(false);
    },
  );

  it('before such a clock stays spent, and so does the one of that time (C4, attack 31)', () => {
    const used = having(step + year, [step - 1, step, step + year]);

    expect([step - 1, step].map((each) => isSpent(used, each, clock()))).toEqual([true, true]);
    expect(isSpent(used, step + 1, clock())).toBe(false);
    expect(isSpent(used, step + year, clock(year))).toBe(true);
  });

  it('of an authenticator that was set under such a clock: there is none of this time', () => {
    const set = having(step + year);

    expect(spentUpTo(set, clock())).toBe(-1);
    expect(isSpent(set, step - 1, clock())).toBe(false);
  });

  it('within the window of now is of this time; beyond it is not', () => {
    const used = having(step + year, [step + 1, step + year]);

    expect(spentUpTo(used, clock())).toBe(step + 1);
    expect(spentUpTo(having(step + year, [step + 2, step + year]), clock())).toBe(-1);
    expect(isSpent(having(step + year, [step + 2, step + year]), step + 2, clock(1))).toBe(true);
  });

  it('after a restored backup is each that may have been used before it (attack 34)', () => {
    const restored = { ...clock(10), restoredAt: now };

    expect(spentUpTo(having(step - 100), restored)).toBe(step + 1);
    expect(spentUpTo(having(step + 5), restored)).toBe(step + 5);
    expect(isSpent(having(step - 100), step + 1, restored)).toBe(true);
    expect(isSpent(having(step - 100), step + 2, restored)).toBe(false);
  });
});

describe('spending a step', () => {
  it('remembers it as the last one, and when', () => {
    expect(spend(having(step), step + 1, clock(1))).toMatchObject({
      ...{ lastStep: step + 1, recentSteps: [step, step + 1], lastUsedAt: now + 30_000 },
    });
  });

  it('after the clock was put right begins to count anew from there', () => {
    const ahead = having(step + year, [step - 1, step + year]);

    const used = spend(ahead, step, clock());

    expect(used.lastStep).toBe(step);
    expect(isSpent(used, step, clock(year))).toBe(true);
    expect(isSpent(used, step + year, clock(year))).toBe(true); // used before, so never again
    expect(isSpent(used, step + year + 1, clock(year))).toBe(false);
  });
});

describe('used steps that are remembered', () => {
  const all = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => from + index);
  const spendAll = (authenticator: Authenticator, steps: readonly number[]) =>
    steps.reduce((each, next) => spend(each, next, clock(next - step)), authenticator);

  it('are the last twenty-four of the past', () => {
    const used = spendAll(having(step - 1), all(step, 30));

    expect(used.recentSteps).toEqual(all(step + 6, 24));
  });

  it('are those that a clock ahead has used up, until their time is over (C4, attack 31)', () => {
    const ahead = spendAll(having(step - 1), all(step + day, 24));
    const after = spendAll(ahead, all(step, 100));

    expect(after.recentSteps).toHaveLength(48);
    for (const each of all(step + day, 24)) {
      expect(isSpent(after, each, clock(day + (each - step - day)))).toBe(true);
    }
    const later = spendAll(after, [step + day + 30]);
    expect(later.recentSteps).toHaveLength(24); // they are past now like any other
  });

  it('are twenty-four of the time to come as well: a document is bounded', () => {
    const ahead = having(step, all(step + day, 30));

    const used = spend(ahead, step, clock());

    expect(used.recentSteps).toEqual([...all(step + day + 6, 24), step]);
  });

  it('count for those before them when their time comes: no earlier one is accepted (C6)', () => {
    const used = having(step - 2, [step, step - 2]);

    expect(spentUpTo(used, clock(-1))).toBe(step);
    expect(isSpent(used, step - 1, clock())).toBe(true);
    expect(spentUpTo(used, clock(-2))).toBe(step - 2);
  });
});

describe('the seconds to the next code', () => {
  it('are those until the authenticator shows one that is not spent (C4)', () => {
    const used = having(step);

    expect(secondsToNextCode(used, step, clock())).toBe(30);
    expect(secondsToNextCode(used, step, { ...clock(), now: now + 12_000 })).toBe(18);
    expect(secondsToNextCode(having(step + 1), step, clock())).toBe(60);
    expect(secondsToNextCode(having(step + 1), step - 1, clock())).toBe(90);
  });

  it('of a step whose time comes round again are those until it is over', () => {
    const used = having(step + 3, [step + 5, step + 3]);

    expect(secondsToNextCode(used, step + 5, clock(5))).toBe(30);
    expect(secondsToNextCode(used, step + 4, clock(4))).toBe(60);
  });
});
