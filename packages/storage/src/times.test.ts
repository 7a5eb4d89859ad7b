/** Moments at which numbers of time are about to change, on every engine. */
import { isKeyfobError } from '@keyfob/core';
import { manualClock, memoryUsers, trialKeyfob, trialPassword } from '@keyfob/core/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { engines, newPlace, openPlace, type Place, removePlace } from './testing/places.ts';

const stepMs = 30_000;

/** People on a database that goes by a clock which moves on by `tickMs` whenever it is read. */
function people(engine: Place['engine'], start: number) {
  const place = newPlace(engine);
  const clock = manualClock(start);
  const ticking = { tickMs: 0 };
  const { store, close } = openPlace(place, () => {
    const now = clock();
    clock.advanceSeconds(ticking.tickMs / 1000);
    return now;
  });
  onTestFinished(async () => {
    await close();
    await removePlace(place);
  });
  const names = ['alice', ...Array.from({ length: 12 }, (_, index) => `user-${index}`)];
  const users = Object.fromEntries(names.map((name) => [name, { password: trialPassword }]));
  const trial = trialKeyfob({ store, clock, users: memoryUsers(users) });
  const moveTo = (moment: number) => clock.advanceSeconds((moment - clock()) / 1000);
  const tryCode = async (code: string, userId = 'alice') => {
    const pending = await trial.pendingLogin(userId);
    return async () => {
      const call = trial.keyfob.verify({ pending, input: { code } });
      return call.catch((error) => (isKeyfobError(error) ? error : Promise.reject(error)));
    };
  };
  return { ...trial, store, ticking, moveTo, tryCode };
}

describe.each(engines)('%s', (engine) => {
  const step = 60_000_000;
  const [from, to] = [(step - 1) * stepMs, (step + 2) * stepMs]; // with one step to each side
  const moments: readonly (readonly [string, number, 'in' | 'wrong_code'])[] = [
    ['1 ms before the window of a code', from - 1, 'wrong_code'],
    ['as the window opens', from, 'in'],
    ['1 ms later', from + 1, 'in'],
    ['1 ms before its own step', step * stepMs - 1, 'in'],
    ['as its own step begins', step * stepMs, 'in'],
    ['1 ms before the step after it', (step + 1) * stepMs - 1, 'in'],
    ['as the step after it begins', (step + 1) * stepMs, 'in'],
    ['1 ms before the window closes', to - 1, 'in'],
    ['as the window closes', to, 'wrong_code'],
    ['1 ms later still', to + 1, 'wrong_code'],
  ];

  it('attack 32: a code counts from its first millisecond to its last one (C3)', async () => {
    const { enrol, moveTo, tryCode } = people(engine, (step - 100) * stepMs);
    const outcomes = [];

    for (const [index, [what, moment]] of moments.entries()) {
      const userId = `user-${index}`;
      moveTo((step - 100) * stepMs);
      const authenticator = await enrol(userId);
      moveTo(moment);
      const verify = await tryCode(authenticator.codeAt(step * stepMs), userId);
      const outcome = await verify();
      outcomes.push([what, moment, 'code' in outcome ? outcome.code : 'in']);
    }

    expect(outcomes).toEqual(moments);
  });

  it('attack 32: a call is of one moment, though the step ends while it runs (C3)', async () => {
    const { enrol, moveTo, ticking, tryCode, keyfob } = people(engine, from - 100 * stepMs);
    const authenticator = await enrol();
    const code = authenticator.codeAt(step * stepMs);
    moveTo(to - 1);
    const [early, late] = [await tryCode(code), await tryCode(code)];

    ticking.tickMs = 2; // each look at the clock finds it 2 ms on
    const accepted = await early();
    const refused = await late();

    expect(accepted).toEqual({ userId: 'alice', verifiedAt: to - 1 });
    expect(refused).toMatchObject({ code: 'wrong_code' });
    const [, event] = await keyfob.events({ userId: 'alice', limit: 2 });
    expect(event).toMatchObject({ type: 'code_accepted', at: to - 1 });
  });

  it.each([
    ['19 January 2038, when seconds pass 2^31', 2 ** 31 * 1000],
    ['7 February 2106, when seconds pass 2^32', 2 ** 32 * 1000],
    ['14 July 4011, when steps pass 2^31', 2 ** 31 * stepMs],
    ['23 January 6053, when steps pass 2^32', 2 ** 32 * stepMs],
  ])('attack 33: on %s everything goes on (C1, C4)', async (_, edge) => {
    const trial = people(engine, edge - 10 * stepMs);
    const { enrol, moveTo, tryCode, deliver, mail, store } = trial;
    const authenticator = await enrol();
    const told = () => mail.sent.map(({ content }) => content.kind);

    for (const moment of [edge - stepMs, edge, edge + stepMs]) {
      moveTo(moment);
      const code = authenticator.codeAt(moment);
      const [first, again] = [await tryCode(code), await tryCode(code)];
      expect(await first()).toEqual({ userId: 'alice', verifiedAt: moment });
      expect(await again()).toMatchObject({
        code: 'code_already_used',
        details: { retryAfterSeconds: 30 - ((moment / 1000) % 30) },
      });
    }
    const before = { key: 'k', most: 1, windowSeconds: 3_600 };
    expect([await store.spend([before]), await store.spend([before])]).toEqual([0, 3_600]);
    await deliver();
    expect(told()).toEqual(['otp_enabled']);
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = await tryCode(authenticator.wrongCodeAt(edge + stepMs));
      expect(await wrong()).toMatchObject({ code: 'wrong_code' });
    }
    const blocked = await tryCode(authenticator.codeAt(edge + 2 * stepMs));
    expect(await blocked()).toMatchObject({ details: { retryAfterSeconds: 30 } });
    moveTo(edge + 3 * stepMs);
    expect(await (await tryCode(authenticator.codeAt(edge + 3 * stepMs)))()).toMatchObject({
      userId: 'alice',
    });
  });
});
