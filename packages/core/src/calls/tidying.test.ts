import { describe, expect, it, vi } from 'vitest';
import { generateKeyRing, parseKeyRing } from '../index.ts';
import type { Store, SweepAges } from '../ports/store.ts';
import { manualClock, memoryStore, trialKeyfob } from '../testing/index.ts';

const day = 86_400;

/** A store that notes how it is swept, and has so many turns to do. */
function sweeping(turns = 0) {
  const clock = manualClock();
  const inner = memoryStore({ clock });
  const swept: SweepAges[] = [];
  let left = turns;
  const store: Store = {
    ...inner,
    async sweep(ages) {
      swept.push(ages);
      left -= 1;
      return left >= 0;
    },
  };
  return { clock, store, swept };
}

describe('what is old', () => {
  it('is swept by the ages of the policy, in whole days', async () => {
    const { clock, store, swept } = sweeping();
    const policy = { eventsKeptDays: 30, supportKeptDays: 60, supportUnknownDays: 7 };
    await trialKeyfob({ clock, store, policy }).keyfob.deliver();

    expect(swept).toEqual([
      { events: 30 * day, endedRequests: 60 * day, unknownRequests: 7 * day },
    ]);
  });

  it('is swept once an hour, over all processes', async () => {
    const { clock, store, swept } = sweeping();
    const keys = parseKeyRing(generateKeyRing());
    const processes = [trialKeyfob({ clock, store, keys }), trialKeyfob({ clock, store, keys })];
    const counts: number[] = [];
    for (const seconds of [0, 3_599, 1]) {
      clock.advanceSeconds(seconds);
      for (const { keyfob } of processes) await keyfob.deliver();
      counts.push(swept.length);
    }

    expect(counts).toEqual([1, 1, 2]);
  });

  it('is swept until nothing is left, a thousand times at most', async () => {
    const counts: number[] = [];
    for (const turns of [7, 999, 5_000]) {
      const { clock, store, swept } = sweeping(turns);
      await trialKeyfob({ clock, store }).keyfob.deliver();
      counts.push(swept.length);
    }

    expect(counts).toEqual([8, 1_000, 1_000]);
  });

  it('is swept when delivery begins, and every hour from then on', async () => {
    vi.useFakeTimers();
    const { clock, store, swept } = sweeping();
    const { keyfob } = trialKeyfob({ clock, store });
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(0);
    const counts = [swept.length];
    for (let minutes = 0; minutes < 70; minutes += 10) {
      clock.advanceSeconds(600);
      await vi.advanceTimersByTimeAsync(600_000);
      counts.push(swept.length);
    }
    await stop();
    const timers = vi.getTimerCount();
    vi.useRealTimers();

    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
    expect(timers).toBe(0);
  });

  it('that cannot be swept is a fault that the log tells, and nothing waits for it', async () => {
    const onFault = vi.fn();
    const { clock, store } = sweeping();
    const sweep = () => Promise.reject(new Error('read-only'));
    const trial = trialKeyfob({ clock, store: { ...store, sweep }, onFault });
    await trial.enrol();

    await trial.deliver();

    expect(onFault.mock.calls.map(([fault]) => fault.cause.message)).toEqual(['read-only']);
    expect(trial.mail.sent).toHaveLength(1);
  });

  it('of events, ended requests and strangers is gone, and no account with it', async () => {
    const clock = manualClock();
    const trial = trialKeyfob({
      clock,
      policy: { eventsKeptDays: 30, supportKeptDays: 30, supportUnknownDays: 7 },
    });
    await trial.enrol();
    await trial.deliver();
    const solution = trial.captcha.solve('support_request');
    const input = { email: 'nobody@example.test', message: 'x', captcha: solution };
    await trial.keyfob.requestSupport({ input });
    clock.advanceSeconds(30 * day);

    await trial.deliver();

    expect(await trial.keyfob.events({ userId: 'alice', limit: 100 })).toEqual([]);
    expect((await trial.keyfob.status({ userId: 'alice' })).state).toBe('on');
  });
});
