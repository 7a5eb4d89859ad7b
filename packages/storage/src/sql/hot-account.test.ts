import { isKeyfobError } from '@keyfob/core';
import { manualClock, trialKeyfob } from '@keyfob/core/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  engines,
  lockAccount,
  newPlace,
  openPlace,
  type Place,
  removePlace,
} from '../testing/places.ts';

describe.each(engines.filter((engine) => engine !== 'SQLite'))('%s', (engine) => {
  it('attack 88: thousands of calls about one account at once hold up nobody else', async () => {
    const place = newPlace(engine) as Exclude<Place, { engine: 'SQLite' }>;
    const clock = manualClock();
    const { store, close } = openPlace(place, clock);
    onTestFinished(async () => {
      await close();
      await removePlace(place);
    });
    const { keyfob, enrol, pendingLogin } = trialKeyfob({ store, clock, onFault: () => {} });
    const authenticator = await enrol('alice');
    const bobs = await enrol('bob');
    const attacked = await pendingLogin('alice');
    const input = { code: authenticator.wrongCodeAt(clock()) };

    const letGo = await lockAccount(place, 'alice'); // so that they pile up on a fast server, too
    const attack = Array.from({ length: 3_000 }, () =>
      keyfob.verify({ pending: attacked, input }).then(
        () => 'in',
        (error) => (isKeyfobError(error) ? error.code : String(error)),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 50)); // until all of them wait
    const honest = [];
    for (let round = 0; round < 10; round += 1) {
      const pending = await pendingLogin('bob');
      honest.push(await keyfob.verify({ pending, input: { code: bobs.codeAt(clock()) } }));
      clock.advanceSeconds(30);
    }
    await letGo();
    const outcomes = await Promise.all(attack);

    expect(honest).toHaveLength(10);
    expect(outcomes.filter((each) => each === 'wrong_code').length).toBeLessThanOrEqual(15);
    expect(outcomes).toContain('unavailable'); // before the database
    expect(outcomes).not.toContain('in');
  });
});
