/** What the demo expects of a session store, wherever it keeps them. */
import type { SessionData } from 'express-session';
import { describe, expect, it } from 'vitest';
import type { SessionStore } from './data.ts';
import { testEngines } from './testing/engines.ts';
import { redisServer } from './testing/redis-server.ts';

const redis = await redisServer();
const places = [
  ...(await testEngines()).map(({ engine, open }) => ({
    place: engine,
    newStore: async () => (await open()).sessions,
  })),
  ...(redis ? [{ place: 'Redis', newStore: async () => redis.sessions }] : []),
];

describe.each(places)('in $place', ({ newStore }) => {
  it('a session is kept, changed and ended', async () => {
    const store = await newStore();
    const [id, user] = [name('s'), name('alice')];
    expect(await load(store, id)).toBeNull();

    await save(store, id, user);
    expect(await load(store, id)).toMatchObject({ userId: user });
    await save(store, id, 'bob');
    expect(await load(store, id)).toMatchObject({ userId: 'bob' });
    await new Promise((resolve) => store.destroy(id, resolve));

    expect(await load(store, id)).toBeNull();
  });

  it('all sessions of a user end, or all but one; nobody else’s do', async () => {
    const store = await newStore();
    const [alice, bob] = [name('alice'), name('bob')];
    const ids = ['a1', 'a2', 'a3', 'b1'].map(name);
    for (const [index, id] of ids.entries()) await save(store, id, index < 3 ? alice : bob);
    const alive = () => Promise.all(ids.map(async (id) => (await load(store, id)) !== null));

    await store.endAll(alice, ids[1]);
    expect(await alive()).toEqual([false, true, false, true]);
    await store.endAll(alice);

    expect(await alive()).toEqual([false, false, false, true]);
  });
});

/** Of this run only: a Redis may be that of others as well. */
function name(text: string): string {
  return `${text}-${process.pid}-${Math.random()}`;
}

async function load(store: SessionStore, id: string): Promise<SessionData | null> {
  return new Promise((resolve, reject) => {
    store.get(id, (error: unknown, session) => (error ? reject(error) : resolve(session ?? null)));
  });
}

async function save(store: SessionStore, id: string, userId: string): Promise<void> {
  const data = { cookie: { originalMaxAge: null }, userId } as SessionData;
  return new Promise((resolve, reject) => {
    store.set(id, data, (error: unknown) => (error ? reject(error) : resolve()));
  });
}
