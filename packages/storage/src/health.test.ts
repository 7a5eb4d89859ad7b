/** What a process says of itself on the engines that there are (O1). */
import { generateKeyRing, type KeyfobOptions, parseKeyRing } from '@keyfob/core';
import { memoryUsers, trialKeyfob } from '@keyfob/core/testing';
import { proxyTo } from '@keyfob/test-servers';
import { createPool } from 'mysql2/promise';
import { Pool } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mysqlStore } from './mysql/index.ts';
import { postgresStore } from './postgres/index.ts';
import { engines, newPlace, openPlace, type Place, removePlace } from './testing/places.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function placeFor(engine: Place['engine']): Place {
  const place = newPlace(engine);
  closing.push(() => removePlace(place));
  return place;
}

/** A Keyfob on a place; whatever goes wrong is kept. */
function node(place: Place, options: Partial<KeyfobOptions> = {}) {
  const { store, close } = openPlace(place);
  closing.push(close);
  const onFault = vi.fn();
  const users = memoryUsers({});
  return { ...trialKeyfob({ store, users, onFault, ...options }), onFault, store };
}

const causesOf = (onFault: ReturnType<typeof vi.fn>): string[] =>
  onFault.mock.calls.map(([fault]) => fault.cause.message);

describe.each(engines)('a process on %s', (engine) => {
  it('is ready, and agrees with its store on the time (O1)', async () => {
    const { keyfob, store } = node(placeFor(engine));

    const { status, checks } = await keyfob.health();

    expect(status).toBe('ready');
    expect(checks.outbox).toMatchObject({ waiting: 0, oldestDueSeconds: 0 });
    expect(Math.abs(checks.clock.offsetSeconds ?? Number.NaN)).toBeLessThan(1);
    expect(await store.sealed.count()).toHaveLength(1); // the check of the ring is there for later starts
  });

  it('with another key ring is not ready (O1)', async () => {
    const place = placeFor(engine);
    await node(place).keyfob.check();

    const { keyfob, onFault } = node(place, { keys: parseKeyRing(generateKeyRing()) });

    expect(await keyfob.health()).toMatchObject({
      status: 'not_ready',
      checks: { store: { status: 'ok' }, keys: { status: 'failed' } },
    });
    expect(causesOf(onFault)).toEqual([expect.stringContaining('the key ring has no key')]);
  });
});

it.runIf(engines.includes('PostgreSQL'))(
  'a process on PostgreSQL is not ready with a schema that it does not know (O1)',
  async () => {
    const place = placeFor('PostgreSQL') as Extract<Place, { engine: 'PostgreSQL' }>;
    await node(place).keyfob.check();
    const pool = new Pool({ connectionString: place.url, max: 1 });
    closing.push(() => pool.end());
    await pool.query(
      `INSERT INTO "${place.schema}".keyfob_migration (number, works_from) VALUES (3, 3)`,
    );

    const { keyfob, onFault } = node(place);

    expect(await keyfob.health()).toMatchObject({
      status: 'not_ready',
      checks: { store: { status: 'failed' } },
    });
    expect(causesOf(onFault)).toEqual([expect.stringContaining('schema 3')]);
  },
);

describe.each(engines.filter((engine) => engine !== 'SQLite'))('%s that goes away', (engine) => {
  async function behindProxy() {
    const place = placeFor(engine) as Exclude<Place, { engine: 'SQLite' }>;
    const keys = parseKeyRing(generateKeyRing());
    await node(place, { keys }).keyfob.check(); // makes the tables
    const proxy = await proxyTo(place.url);
    const opened = open(place, proxy.url);
    closing.push(opened.end, () => proxy.close()); // the proxy first: a pool waits for its connections
    const onFault = vi.fn();
    const { keyfob } = trialKeyfob({ store: opened.store, keys, onFault });
    const status = async () => (await keyfob.health()).status;
    await status();
    return { proxy, keyfob, status, onFault };
  }

  function open(place: Exclude<Place, { engine: 'SQLite' }>, url: string) {
    if (place.engine === 'MariaDB') {
      const pool = createPool({ uri: url, connectionLimit: 4 });
      return { store: mysqlStore({ pool, prefix: place.prefix }), end: () => pool.end() };
    }
    const pool = new Pool({ connectionString: url, max: 4 });
    pool.on('error', () => {}); // connections at rest that the proxy has ended
    return { store: postgresStore({ pool, schema: place.schema }), end: () => pool.end() };
  }
  it('makes a process not ready, and ready again when it is back (O1)', async () => {
    const { proxy, status } = await behindProxy();
    expect(await status()).toBe('ready');

    proxy.cut();
    await expect.poll(status, { timeout: 10_000 }).toBe('not_ready');
    proxy.restore();

    await expect.poll(status, { timeout: 10_000 }).toBe('ready');
  });

  it('without a word is noticed in bounded time, by all who ask (O1)', async () => {
    const { proxy, status, onFault } = await behindProxy();
    proxy.freeze();
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // the last look does not count any more

    const answers = await Promise.all(Array.from({ length: 20 }, status));

    expect(new Set(answers)).toEqual(new Set(['not_ready']));
    expect(onFault).toHaveBeenCalledTimes(1);
    proxy.restore();
    await expect.poll(status, { timeout: 20_000 }).toBe('ready');
  });
});
