import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError, type Store } from '../index.ts';
import {
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.advanceTimersByTime(5_000); // a process that has run for a while
});
afterEach(() => void vi.useRealTimers());

const password = trialPassword;
const alice = { userId: 'alice' };

/** A store that fails as long as it is told to, and what the operator hears. */
function failing({ onFault = () => {} }: { readonly onFault?: () => void } = {}) {
  let failure: Error | undefined;
  const store = memoryStore();
  const update: Store['update'] = async (...call) => {
    if (failure) throw failure;
    return store.update(...call);
  };
  const told: string[] = [];
  const trial = trialKeyfob({
    store: Object.freeze({ ...store, update }),
    users: memoryUsers({ alice: { password }, carol: { password, locale: 7 as never } }),
    onFault({ cause }) {
      told.push((cause as Error).message);
      onFault();
    },
  });
  return {
    ...{ ...trial, told },
    failWith(error: Error | string | undefined) {
      failure = typeof error === 'string' ? new Error(error) : error;
    },
    /** So many calls a second. */
    async callFor(seconds: number, calls: number) {
      for (let second = 0; second < seconds; second += 1) {
        for (let call = 0; call < calls; call += 1) {
          await trial.keyfob.status(alice).catch(() => {});
        }
        vi.advanceTimersByTime(1_000);
      }
    },
  };
}

describe('attack 22: a store that is away', () => {
  it('is told at once, then once a minute with the number of calls, and when it is back', async () => {
    const { told, failWith, callFor } = failing();
    failWith('connection refused');
    await callFor(150, 10);
    failWith(undefined);
    await callFor(9, 10);
    expect(told).toHaveLength(3);
    await callFor(1, 1);
    expect(told).toHaveLength(4);
    await callFor(300, 10);

    expect(told).toEqual([
      'connection refused',
      'the store goes on failing: 600 more calls within 60 s, the last one with: connection refused',
      'the store goes on failing: 600 more calls within 60 s, the last one with: connection refused',
      'the store is back: 1500 calls failed within 149 s',
    ]);
  });

  it('tells each new reason at once, ten at most, and begins anew the next time', async () => {
    const { told, failWith, callFor } = failing();
    const reasons = Array.from({ length: 12 }, (_, index) => `reason ${index}`);
    for (const reason of reasons) {
      failWith(reason);
      await callFor(1, 3);
    }
    expect(told).toEqual(reasons.slice(0, 10));

    failWith(undefined);
    await callFor(11, 1);
    failWith('reason 0');
    await callFor(1, 3);

    expect(told.slice(10)).toEqual(['the store is back: 36 calls failed within 11 s', 'reason 0']);
  });

  it('that comes and goes, as with a pool that is too small, is not told with each call', async () => {
    const { told, failWith, callFor } = failing();
    for (let turn = 0; turn < 600; turn += 1) {
      failWith(turn % 2 === 0 ? 'no connection became free' : undefined);
      await callFor(1, 5);
    }

    expect(told).toHaveLength(1 + 9);
    expect(told.at(-1)).toContain('goes on failing: 150 more calls');
  });

  it('for a single call is told by that one alone', async () => {
    const { told, failWith, callFor } = failing();
    failWith('connection lost');
    await callFor(1, 1);
    failWith(undefined);
    await callFor(60, 1);

    expect(told).toEqual(['connection lost']);
  });

  it('hides no other fault (C13)', async () => {
    const { told, failWith, keyfob, callFor } = failing();
    failWith('connection refused');
    await callFor(1, 5);

    for (let call = 0; call < 3; call += 1) {
      await refusalOf(keyfob.status({ userId: 'carol' }));
      failWith(new KeyfobError('unavailable', {}, { cause: new Error('the account is damaged') }));
      await refusalOf(keyfob.status(alice));
    }

    const [first, ...others] = told;
    expect(first).toBe('connection refused');
    expect(others).toHaveLength(6);
    expect(others.filter((each) => each === 'the account is damaged')).toHaveLength(3);
    expect(others.filter((each) => each.startsWith('users.find: locale'))).toHaveLength(3);
  });

  it('hides no rule that fails (C13)', async () => {
    const told: unknown[] = [];
    const clock = manualClock();
    const store = memoryStore({ clock });
    const { keyfob, enrol, pendingLogin } = trialKeyfob({
      ...{ store, clock },
      onFault: ({ cause }) => told.push(cause),
    });
    const authenticator = await enrol();
    const pending = await pendingLogin();
    await store.update('alice', (account) => ({
      next: {
        ...account,
        authenticators: account.authenticators.map((each) => ({ ...each, id: 'moved' })),
      },
      events: [],
      result: null,
    }));

    for (let call = 0; call < 3; call += 1) {
      await refusalOf(keyfob.verify({ pending, input: { code: authenticator.codeAt(clock()) } }));
    }

    expect(told).toHaveLength(3);
  });

  it('hides no mistake of a rule, whose error is no answer of the store (C13)', async () => {
    const told: string[] = [];
    const store = memoryStore();
    const update: Store['update'] = (userId, decide) =>
      store.update(userId, (account, now) => decide({ ...account, attempts: null as never }, now));
    const { keyfob } = trialKeyfob({
      store: { ...store, update },
      onFault: ({ cause }) => told.push((cause as Error).name),
    });

    for (let call = 0; call < 3; call += 1) {
      await refusalOf(keyfob.unlock({ ...alice, actor: 'operator' }));
    }

    expect(told).toEqual(Array(3).fill('TypeError'));
  });

  it('that throws what is no error is told of with that (C13)', async () => {
    const onFault = vi.fn();
    const update = () => Promise.reject('no error');
    const { keyfob } = trialKeyfob({ store: { ...memoryStore(), update }, onFault });

    const refusal = await refusalOf(keyfob.status(alice));

    expect(refusal.code).toBe('unavailable');
    expect(onFault.mock.calls.map(([{ cause }]) => cause)).toEqual(['no error']);
  });

  it('is noticed in each of its parts', async () => {
    const told: unknown[] = [];
    const store = memoryStore();
    const list = () => Promise.reject(new Error('connection refused'));
    const { keyfob } = trialKeyfob({
      store: { ...store, requests: { ...store.requests, list } },
      onFault: ({ cause }) => told.push(cause),
    });
    const staff = { userId: 'carol', name: 'Carol' };

    for (let call = 0; call < 3; call += 1) {
      expect((await refusalOf(keyfob.supportQueue({ staff }))).code).toBe('unavailable');
    }

    expect(told).toHaveLength(1);
  });

  it('and a log that fails with it change no answer (attack 37)', async () => {
    const { failWith, callFor, keyfob } = failing({
      onFault() {
        throw new Error('the log is full');
      },
    });
    failWith('connection refused');
    await callFor(2, 2);
    failWith(undefined);
    vi.advanceTimersByTime(60_000);

    expect(await keyfob.status(alice)).toMatchObject({ state: 'off' });
  });
});
