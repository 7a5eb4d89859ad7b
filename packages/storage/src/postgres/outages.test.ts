import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import { manualClock, refusalOf, trialKeyfob } from '@keyfob/core/testing';
import { Pool } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { engines, newPlace, type Place, removePlace } from '../testing/places.ts';
import { proxyTo } from '../testing/proxy.ts';
import { postgresStore } from './index.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Alice with OTP on, in a database that is reached by way of a proxy. */
async function enrolled({ max = 4 } = {}) {
  const place = newPlace('PostgreSQL') as Extract<Place, { engine: 'PostgreSQL' }>;
  const proxy = await proxyTo(place.url);
  const pool = new Pool({ connectionString: proxy.url, max });
  pool.on('error', () => {}); // connections at rest that the proxy has ended
  closing.push(
    () => removePlace(place),
    () => proxy.close(),
    () => pool.end(),
  );
  const clock = manualClock();
  const store = postgresStore({ pool, schema: place.schema, clock });
  const faults: string[] = [];
  const onFault = ({ cause }: { readonly cause?: unknown }) => {
    faults.push(String((cause as Error).message));
  };
  const keys = parseKeyRing(generateKeyRing());
  const trial = trialKeyfob({ store, clock, keys, onFault });
  const authenticator = await trial.enrol();
  const logIn = async (code: string) => {
    const pending = await trial.pendingLogin();
    return trial.keyfob.verify({ pending, input: { code } });
  };
  return { ...trial, proxy, pool, store, clock, faults, authenticator, logIn };
}

describe.runIf(engines.includes('PostgreSQL'))('a PostgreSQL database', () => {
  it('attack 22: that is away lets nobody in, and needs no restart when it is back', async () => {
    const { keyfob, proxy, clock, faults, authenticator, logIn, pendingLogin } = await enrolled();
    const code = authenticator.codeAt(clock());
    const pending = await pendingLogin();

    proxy.cut();
    const refusal = await refusalOf(keyfob.verify({ pending, input: { code } }));
    proxy.restore();

    expect(refusal.code).toBe('unavailable');
    expect(faults).toHaveLength(1);
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
    const events = await keyfob.events({ userId: 'alice', limit: 9 });
    expect(events.map(({ type }) => type)).not.toContain('code_refused');
  });

  it('that is not there yet when the store is made serves as soon as it is', async () => {
    const place = newPlace('PostgreSQL') as Extract<Place, { engine: 'PostgreSQL' }>;
    const proxy = await proxyTo(place.url);
    const pool = new Pool({ connectionString: proxy.url });
    closing.push(
      () => removePlace(place),
      () => proxy.close(),
      () => pool.end(),
    );
    proxy.cut();
    const store = postgresStore({ pool, schema: place.schema });

    await expect(store.outbox.backlog()).rejects.toThrow();
    proxy.restore();

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it('attack 25: whose answer to a commit is lost takes the code once, and never again', async () => {
    const { keyfob, proxy, clock, authenticator, logIn, pendingLogin } = await enrolled({ max: 1 });
    const code = authenticator.codeAt(clock());
    const pending = await pendingLogin();

    let hasRead = false;
    proxy.onAnswer(() => {
      // The first answer is the account, the second one that it was written.
      if (hasRead) proxy.cut();
      hasRead = true;
    });
    const refusal = await refusalOf(keyfob.verify({ pending, input: { code } }));
    proxy.onAnswer(undefined);
    proxy.restore();

    expect(refusal.code).toBe('unavailable');
    expect((await refusalOf(logIn(code))).code).toBe('code_already_used');
    const events = await keyfob.events({ userId: 'alice', limit: 9 });
    expect(events.filter(({ type }) => type === 'code_accepted')).toHaveLength(1);
    clock.advanceSeconds(30);
    await expect(logIn(authenticator.codeAt(clock()))).resolves.toMatchObject({ userId: 'alice' });
  });

  it('attack 23: that says nothing is not waited for, and takes no connection with it', async () => {
    const { keyfob, proxy, pool, clock, faults, authenticator, logIn, pendingLogin } =
      await enrolled({ max: 2 });
    const code = authenticator.codeAt(clock());
    const pendings = await Promise.all(Array.from({ length: 20 }, () => pendingLogin()));

    proxy.freeze();
    const refusals = await Promise.all(
      pendings.map((pending) => refusalOf(keyfob.verify({ pending, input: { code } }))),
    );
    proxy.restore();

    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['unavailable']));
    expect(faults.join()).toContain('within 5 seconds');
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
    expect(pool.waitingCount).toBe(0);
  }, 20_000);

  it('attack 23: whose pool is used up says so, and goes on when there is room', async () => {
    const { pool, clock, faults, authenticator, logIn } = await enrolled({ max: 1 });
    const code = authenticator.codeAt(clock());
    const taken = await pool.connect();

    const refusal = await refusalOf(logIn(code));
    taken.release();

    expect(refusal.code).toBe('unavailable');
    expect(faults.join()).toContain('no connection to the database became free within 5 seconds');
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
  }, 20_000);

  it('that ends a connection at rest ends no process', async () => {
    const { pool, store, clock, authenticator, logIn } = await enrolled({ max: 1 });
    const client = await pool.connect();
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    client.release();
    const other = new Pool({ connectionString: newPlaceUrl(), max: 1 });
    closing.push(() => other.end());

    await other.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await store.outbox.backlog().catch(() => {});

    await expect(logIn(authenticator.codeAt(clock()))).resolves.toMatchObject({ userId: 'alice' });
  });
});

function newPlaceUrl(): string {
  return (newPlace('PostgreSQL') as Extract<Place, { engine: 'PostgreSQL' }>).url;
}
