/** What a process tells of itself, with everything sick that it looks at. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateKeyRing, type Health, type KeyfobOptions, parseKeyRing } from '../index.ts';
import type { Store } from '../ports/store.ts';
import { manualClock, memoryStore, trialKeyfob } from '../testing/index.ts';

const start = Date.parse('2026-01-31T09:30:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new Promise<never>(() => {});

/** A trial whose store a test makes sick, with a count of what it is asked. */
function trial(options: Partial<KeyfobOptions> = {}) {
  const clock = manualClock(start);
  const inner = memoryStore({ clock });
  const sick: { fault?: Error; isHanging?: boolean } = {};
  const asked = { update: 0, count: 0, backlog: 0 };
  const guarded = async <T>(name: keyof typeof asked, ask: () => Promise<T>): Promise<T> => {
    asked[name] += 1;
    if (sick.isHanging) return never;
    if (sick.fault) throw sick.fault;
    return ask();
  };
  const store: Store = {
    ...inner,
    update: (...call) => guarded('update', () => inner.update(...call)),
    sealed: { ...inner.sealed, count: () => guarded('count', inner.sealed.count) },
    outbox: {
      ...inner.outbox,
      backlog: () => guarded('backlog', () => inner.outbox.backlog()),
    },
  };
  const onFault = vi.fn();
  const all = trialKeyfob({ clock, store, onFault, ...options });
  /** Both clocks go on. */
  const pass = (seconds: number) => {
    clock.advanceSeconds(seconds);
    return vi.advanceTimersByTimeAsync(seconds * 1000);
  };
  const enrol = async () => {
    await all.enrol();
    vi.setSystemTime(clock()); // an enrolment waits for the next code
  };
  return { ...all, inner, store, sick, asked, onFault, pass, enrol };
}

const statusesOf = ({ checks }: Health) =>
  Object.fromEntries(Object.entries(checks).map(([name, { status }]) => [name, status]));
const causesOf = (onFault: ReturnType<typeof vi.fn>): string[] =>
  onFault.mock.calls.map(([fault]) => fault.cause.message);

describe('a process where all is well', () => {
  it('is ready, and says nothing but figures (O1, G1)', async () => {
    const { keyfob } = trial();

    expect(await keyfob.health()).toEqual({
      status: 'ready',
      checks: {
        store: { status: 'ok' },
        keys: { status: 'ok' },
        clock: { status: 'ok', offsetSeconds: 0 },
        outbox: { status: 'ok', waiting: 0, oldestDueSeconds: 0, failing: [] },
      },
    });
    expect(vi.getTimerCount()).toBe(0); // nothing keeps a process alive that wants to end
  });

  it('asks the store for one read a second, however many ask, and counts every ten seconds (O1)', async () => {
    const { keyfob, asked, pass } = trial();
    await keyfob.health();
    const before = { ...asked };

    for (let second = 0; second < 20; second += 1) {
      await pass(1);
      await Promise.all(Array.from({ length: 50 }, () => keyfob.health()));
      await keyfob.health();
    }

    expect(asked.update - before.update).toBe(20);
    expect(asked.backlog - before.backlog).toBe(2);
    expect(asked.count).toBe(before.count); // the ring was checked once
  });

  it('does not check the ring again that was checked at start', async () => {
    const { keyfob, asked } = trial();
    await keyfob.check();

    await keyfob.health();

    expect(asked.count).toBe(1);
  });

  it('writes nothing', async () => {
    const { keyfob, inner, pass } = trial();
    await keyfob.check();
    const update = vi.spyOn(inner, 'update');
    for (let second = 0; second < 3; second += 1) {
      await keyfob.health();
      await pass(1);
    }

    const decisions = await Promise.all(update.mock.results.map(({ value }) => value));
    expect(decisions).toHaveLength(3);
    expect(decisions.filter((each) => 'next' in each)).toEqual([]);
  });
});

describe('a store that is away', () => {
  it('makes a process not ready until it is back, and is told once (O1)', async () => {
    const { keyfob, sick, onFault, pass } = trial();
    await keyfob.health();
    sick.fault = new Error('connection refused');
    const seen = [];
    for (let second = 0; second < 3; second += 1) {
      await pass(1);
      seen.push(await keyfob.health());
    }
    delete sick.fault;
    await pass(1);

    expect(seen.map(({ status }) => status)).toEqual(['not_ready', 'not_ready', 'not_ready']);
    expect(seen.map(statusesOf)[0]).toEqual({
      ...{ store: 'failed', keys: 'unknown', clock: 'unknown', outbox: 'unknown' },
    });
    expect(JSON.stringify(seen)).not.toContain('refused'); // the words of a port go to onFault only
    expect(causesOf(onFault)).toEqual(['connection refused']);
    expect((await keyfob.health()).status).toBe('ready');

    await pass(10);
    await keyfob.health();
    sick.fault = new Error('connection refused');
    await pass(1);
    await keyfob.health();
    expect(causesOf(onFault)).toEqual(['connection refused', 'connection refused']);
  });

  it('and never answers is given up after five seconds, by all who ask together (O1)', async () => {
    const { keyfob, sick, asked, onFault, pass } = trial();
    await keyfob.health();
    await pass(1);
    sick.isHanging = true;
    const before = asked.update;
    const answers = Promise.all([keyfob.health(), keyfob.health(), keyfob.health()]);
    await pass(5);

    expect((await answers).map(({ status }) => status)).toEqual(Array(3).fill('not_ready'));
    expect(asked.update - before).toBe(1);
    expect(causesOf(onFault)).toEqual(['the store did not answer in time']);
  });

  it('at start is looked for, and the ring checked once it is there (O1)', async () => {
    const { keyfob, sick, asked, pass } = trial();
    sick.fault = new Error('connection refused');
    expect((await keyfob.health()).status).toBe('not_ready');
    delete sick.fault;
    await pass(1);

    expect((await keyfob.health()).status).toBe('ready');
    expect(asked.count).toBe(1);
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('too slow')), 'too slow'],
    ['never answers', () => never, 'the outbox did not answer in time'],
  ])('for the backlog alone, which %s, only degrades (O1)', async (_, backlog, words) => {
    const { keyfob, store, onFault, pass } = trial();
    store.outbox.backlog = backlog;

    const looking = keyfob.health();
    await pass(5);
    const health = await looking;

    expect([health.status, statusesOf(health).outbox]).toEqual(['degraded', 'unknown']);
    expect(causesOf(onFault)).toEqual([words]);
  });
});

describe('a key ring', () => {
  async function sealedData() {
    const all = trial();
    await all.keyfob.check();
    await all.enrol();
    return all;
  }

  it.each([
    ['that lacks a key', generateKeyRing(), 'the key ring has no key'],
    ['with another key of the same name', undefined, 'the seal of a shared key under ring key'],
  ])('%s makes a process not ready, and is told once (O1)', async (_, given, words) => {
    const { store, clock, keyfob: other } = await sealedData();
    expect((await other.health()).status).toBe('ready');
    const [{ keyId } = { keyId: '' }] = await store.sealed.count();
    const ring = given ?? generateKeyRing().replace(/^[^:]+/, keyId);
    const onFault = vi.fn();
    const { keyfob } = trialKeyfob({ clock, store, onFault, keys: parseKeyRing(ring) });
    const seen = [];
    for (let second = 0; second < 30; second += 1) {
      seen.push(await keyfob.health());
      await vi.advanceTimersByTimeAsync(1000);
    }

    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set(['not_ready']));
    expect(seen.map(statusesOf)[0]).toMatchObject({ store: 'ok', keys: 'failed' });
    expect(causesOf(onFault)).toEqual([expect.stringContaining(words)]);
  });

  it('that is not the right one is counted against the data every ten seconds at most (O1)', async () => {
    const { store, clock, asked } = await sealedData();
    const { keyfob } = trialKeyfob({ clock, store, onFault: vi.fn() });
    const before = asked.count;
    for (let second = 0; second <= 30; second += 1) {
      await keyfob.health();
      await vi.advanceTimersByTimeAsync(1000);
    }

    expect(asked.count - before).toBe(4);
  });

  it('that others have left behind makes a process not ready that was (O1)', async () => {
    const [oldRing, newRing] = [generateKeyRing(), generateKeyRing()];
    const all = trial({ keys: parseKeyRing(oldRing) });
    const { keyfob, store, clock, pass } = all;
    expect((await keyfob.health()).status).toBe('ready');
    const next = trialKeyfob({ clock, store, keys: parseKeyRing(`${newRing},${oldRing}`) });

    await next.keyfob.check(); // seals under a key that the first one has never heard of
    await pass(1);

    expect((await keyfob.health()).status).toBe('not_ready');
    expect((await next.keyfob.health()).status).toBe('ready');
  });

  it('whose check takes long is not checked twice at once, and counts when it is done', async () => {
    const { keyfob, store, onFault, pass } = trial();
    const { promise, resolve } = Promise.withResolvers<[]>();
    const count = vi.fn(() => promise);
    Object.assign(store.sealed, { count });
    const first = keyfob.health();
    await pass(5);
    expect(statusesOf(await first)).toMatchObject({ store: 'ok', keys: 'failed' });
    const second = keyfob.health();
    await pass(5);
    expect((await second).status).toBe('not_ready');
    await pass(30);
    resolve([]);

    expect((await keyfob.health()).status).toBe('ready');
    expect(count).toHaveBeenCalledTimes(1);
    expect(causesOf(onFault)).toEqual(['the check of the key ring did not answer in time']);
  });
});

describe('the clock of a process', () => {
  it.each([
    [0.9, 'ok', 'ready'],
    [-1, 'ok', 'ready'],
    [1.1, 'degraded', 'degraded'],
    [-30, 'degraded', 'degraded'],
    [31, 'failed', 'not_ready'],
    [-60, 'failed', 'not_ready'],
    [3600, 'failed', 'not_ready'],
  ])('%f s ahead of the store is %s (O1)', async (seconds, status, whole) => {
    const { keyfob, clock } = trial();
    clock.advanceSeconds(-seconds);

    const health = await keyfob.health();

    expect(health.checks.clock).toEqual({ status, offsetSeconds: seconds });
    expect(health.status).toBe(whole);
  });

  it('is not blamed for the time that an answer took', async () => {
    const { keyfob, store, inner } = trial();
    await keyfob.check();
    store.update = async (userId, decide) => {
      await vi.advanceTimersByTimeAsync(4_000); // the store's clock is read at the beginning of it
      return inner.update(userId, decide);
    };

    const { status, offsetSeconds = Number.NaN } = (await keyfob.health()).checks.clock;
    expect([status, Math.abs(offsetSeconds)]).toEqual(['ok', 0]);
  });

  it.each([
    [1, 'ok'],
    [60, 'failed'],
  ])(
    '%i s behind the store shows as that after an answer that took long',
    async (seconds, status) => {
      const { keyfob, store, inner, clock } = trial();
      await keyfob.check();
      clock.advanceSeconds(seconds);
      store.update = async (userId, decide) => {
        await vi.advanceTimersByTimeAsync(4_000);
        clock.advanceSeconds(4); // the store's clock is read at the end of it
        return inner.update(userId, decide);
      };

      const found = (await keyfob.health()).checks.clock;
      expect(found).toEqual({ status, offsetSeconds: -seconds });
    },
  );
});

describe('messages', () => {
  it('that wait for ten minutes degrade, and take no process out (O1)', async () => {
    const { keyfob, enrol, pass } = trial();
    await enrol(); // its notice waits
    await pass(560); // it waits for 30 seconds already
    const before = await keyfob.health();
    await pass(10);

    expect(before).toMatchObject({ status: 'ready', checks: { outbox: { waiting: 1 } } });
    expect(await keyfob.health()).toMatchObject({
      status: 'degraded',
      checks: { outbox: { status: 'degraded', waiting: 1, oldestDueSeconds: 600 } },
    });
  });

  it('of a channel that has failed three times in a row degrade until one goes (O1)', async () => {
    const { keyfob, store, enrol, mail, deliver, pass } = trial();
    mail.failNext(...Array.from({ length: 3 }, () => ({ error: new Error('no mail server') })));
    await enrol();
    const seen = [];
    for (let attempts = 1; attempts <= 3; attempts += 1) {
      await deliver();
      await pass(60);
      const { status, checks } = await keyfob.health();
      seen.push([status, checks.outbox.status, ...checks.outbox.failing]);
    }
    const { backlog } = store.outbox;
    store.outbox.backlog = () => Promise.reject(new Error('too slow'));
    await pass(10);
    const { outbox } = (await keyfob.health()).checks;
    store.outbox.backlog = backlog;
    await pass(10);
    await deliver();
    await pass(1);

    expect(seen).toEqual([
      ['ready', 'ok'],
      ['ready', 'ok'],
      ['degraded', 'degraded', 'mail'],
    ]);
    expect(outbox).toEqual({ status: 'unknown', failing: ['mail'] });
    expect((await keyfob.health()).status).toBe('ready');
  });
});
