import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '@keyfob/core/testing';
import { afterEach, expect, it } from 'vitest';
import { type SqliteStore, sqliteStore } from './index.ts';

const opened: SqliteStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

const day = 86_400;
const ages = { events: 30 * day, endedRequests: 30 * day, unknownRequests: 30 * day };

function open() {
  const clock = manualClock();
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-events-')), 'keyfob.sqlite');
  const store = sqliteStore({ file, clock });
  opened.push(store);
  return { store, clock };
}

async function log(store: SqliteStore, userId: string, times: number): Promise<void> {
  const events = Array.from({ length: times }, () => ({ type: 'deactivated' }) as const);
  await store.update(userId, (account) => ({ next: account, events, result: null }));
}

async function count(store: SqliteStore, userId: string): Promise<number> {
  return (await store.events(userId, { limit: 1000 })).length;
}

it('a sweep removes a hundred events at a time, the oldest first, and tells when it was the last', async () => {
  const { store, clock } = open();
  await log(store, 'alice', 199);
  await log(store, 'bob', 100);
  clock.advanceSeconds(ages.events);

  const left: unknown[] = [];
  for (let sweeps = 0; sweeps < 4; sweeps += 1) {
    const isMore = await store.sweep(ages);
    left.push([await count(store, 'alice'), await count(store, 'bob'), isMore]);
  }

  expect(left).toEqual([
    [99, 100, true],
    [0, 99, true],
    [0, 0, false],
    [0, 0, false],
  ]);
});

it('a sweep ends at events that are young, however many there are', async () => {
  const { store } = open();
  await log(store, 'alice', 250);

  expect(await store.sweep(ages)).toBe(false);
  expect(await count(store, 'alice')).toBe(250);
});

it('a sweep ends at young events also where a clock that was behind has dated what follows', async () => {
  const { store, clock } = open();
  await log(store, 'alice', 100);
  clock.advanceSeconds(-60 * day);
  await log(store, 'bob', 1);
  clock.advanceSeconds(60 * day);

  expect(await store.sweep(ages)).toBe(false);
  expect(await count(store, 'alice')).toBe(100);
});

it('events that a clock which was ahead has dated go with what came after them', async () => {
  const { store, clock } = open();
  clock.advanceSeconds(3650 * day);
  await log(store, 'alice', 150);
  clock.advanceSeconds(-3650 * day);
  await log(store, 'bob', 1);

  clock.advanceSeconds(ages.events - 1);
  expect(await store.sweep(ages)).toBe(false);
  expect(await count(store, 'alice')).toBe(150);
  clock.advanceSeconds(1);
  while (await store.sweep(ages));

  expect([await count(store, 'alice'), await count(store, 'bob')]).toEqual([0, 0]);
});
