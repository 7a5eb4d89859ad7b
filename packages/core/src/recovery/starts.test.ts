import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecoveryStart } from '../account/recovery-flow.ts';
import { refuseStart, withConfirmedStart, withStart } from './starts.ts';
import { at, dayMs, defaults, on, start } from './testing/stages.ts';

const begun = (ms: number, more: Partial<RecoveryStart> = {}): RecoveryStart => ({
  ...{ at: start + ms, network: 'home', isConfirmed: false, ...more },
});
const refused = (recoveryStarts: readonly RecoveryStart[], network = 'home', ms = 0) =>
  refuseStart({ ...on, recoveryStarts }, network, at(ms));

describe('recoveries of one account', () => {
  it('from one network are three within a day, to the millisecond (R10)', () => {
    const starts = [-dayMs, -dayMs + 1, -2, -1].map((ms) => begun(ms));

    expect(refused(starts.slice(0, 3))).toBeUndefined();
    expect(refused(starts)).toEqual({ code: 'delivery_limit', retryAfterSeconds: 1 });
    expect(refused(starts.slice(1), 'home', 1)).toBeUndefined();
  });

  it('from other networks do not count against the owner’s own: nobody uses up their day', () => {
    const strangers = [1, 2, 3, 4].map((ms) => begun(-ms, { network: 'elsewhere' }));

    expect(refused(strangers)).toBeUndefined();
    expect(refused(strangers, 'elsewhere')?.code).toBe('delivery_limit');
  });

  it('are twelve a day from all networks together: each sends a mail (R10, attack 67)', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      begun(-dayMs + 1000 + index, { network: `n-${index}` }),
    );

    expect(refused(many.slice(1))).toBeUndefined();
    expect(refused(many)).toEqual({ code: 'delivery_limit', retryAfterSeconds: 1 });
    expect(refused(many, 'home', 1000)).toBeUndefined();
  });

  it('are ten within thirty days, of those whose link was followed (R10)', () => {
    const monthly = Array.from({ length: 10 }, (_, day) =>
      begun(-(29 - day) * dayMs, { isConfirmed: true, network: `n-${day}` }),
    );

    expect(refused(monthly)?.retryAfterSeconds).toBe(86_400);
    expect(refused(monthly.slice(1))).toBeUndefined();
    expect(refused(monthly.map((each) => ({ ...each, isConfirmed: false })))).toBeUndefined();
  });

  it('wait for the last limit that is in their way', () => {
    const day = [3, 2, 1].map((ms) => begun(-ms));
    const month = Array.from({ length: 10 }, (_, index) =>
      begun(-20 * dayMs + index, { isConfirmed: true, network: `n-${index}` }),
    );

    expect(refused([...month, ...day])?.retryAfterSeconds).toBe((10 * dayMs) / 1000);
  });
});

describe('the starts that are kept', () => {
  it('are those that a limit looks at: confirmed ones of a month, others of a day', () => {
    const kept = [
      begun(-30 * dayMs, { isConfirmed: true }),
      begun(-30 * dayMs + 1, { isConfirmed: true }),
      begun(-dayMs),
      begun(-dayMs + 1),
    ];

    expect(withStart(kept, 'home', start)).toEqual([kept[1], kept[3], begun(0)]);
  });

  it('are a hundred at most, the newest', () => {
    const many = Array.from({ length: 100 }, (_, index) => begun(-1000 + index));

    const after = withStart(many, 'home', start);

    expect(after).toHaveLength(100);
    expect([after[0], after.at(-1)]).toEqual([many[1], begun(0)]);
  });

  it('have the newest one confirmed when its link is followed, and no other', () => {
    expect(withConfirmedStart([begun(-2), begun(-1)])).toEqual([
      ...[begun(-2), begun(-1, { isConfirmed: true })],
    ]);
    expect(withConfirmedStart([])).toEqual([]);
  });

  it('never let more begin within a day than the policy says, whoever begins them (R10)', () => {
    const tries = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: dayMs / 8 })), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(tries, (all) => {
        let starts: readonly RecoveryStart[] = [];
        let ms = 0;
        for (const [network, pauseMs] of all) {
          ms += pauseMs;
          const name = `n-${network}`;
          if (refused(starts, name, ms)) continue;
          starts = withStart(starts, name, start + ms);
          const today = starts.filter((each) => each.at > start + ms - dayMs);
          expect(today.length).toBeLessThanOrEqual(defaults.recoveryStartsPerDay);
          expect(today.filter((each) => each.network === name).length).toBeLessThanOrEqual(
            defaults.recoveriesPerDay,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
