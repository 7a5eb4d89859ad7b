import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToNow, cutToSpan, isAhead, isNotBefore, isRunning, slackMs } from './bounds.ts';

const now = 1_769_850_000_000;
const hourMs = 3_600_000;

describe('a moment', () => {
  it('is ahead when it is later than now by more than clocks are set back', () => {
    expect([now - 1, now, now + slackMs].map((moment) => isAhead(moment, now))).toEqual([
      ...[false, false, false],
    ]);
    expect(isAhead(now + slackMs + 1, now)).toBe(true);
    expect(slackMs).toBe(5_000);
  });

  it('that has happened is at the latest now', () => {
    expect([now - 1, now, now + 1].map((then) => cutToNow(then, now))).toEqual([now - 1, now, now]);
  });
});

describe('a lifetime', () => {
  it('runs until its end, to the millisecond', () => {
    expect(isRunning(now + 1, hourMs, now)).toBe(true);
    expect(isRunning(now, hourMs, now)).toBe(false);
    expect(isRunning(now - 1, hourMs, now)).toBe(false);
  });

  it('that would last longer than its span is over: a clock that was ahead began it', () => {
    expect(isRunning(now + hourMs, hourMs, now)).toBe(true);
    expect(isRunning(now + hourMs + slackMs, hourMs, now)).toBe(true);
    expect(isRunning(now + hourMs + slackMs + 1, hourMs, now)).toBe(false);
    expect(isRunning(now + 365 * 24 * hourMs, hourMs, now)).toBe(false);
  });

  it('lasts its span and the slack at most, whatever clock began it', () => {
    const anyMs = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    fc.assert(
      fc.property(anyMs, fc.integer({ min: 1, max: 10 ** 10 }), (aheadMs, spanMs) => {
        const end = now + aheadMs + spanMs;
        if (isRunning(end, spanMs, now)) expect(end - now).toBeLessThanOrEqual(spanMs + slackMs);
        expect(isRunning(end, spanMs, end)).toBe(false);
      }),
    );
  });
});

describe('the end of a wait', () => {
  it('is at most its whole span from now', () => {
    expect(cutToSpan(now + hourMs - 1, hourMs, now)).toBe(now + hourMs - 1);
    expect(cutToSpan(now + hourMs + 1, hourMs, now)).toBe(now + hourMs);
    expect(cutToSpan(now - 1, hourMs, now)).toBe(now - 1);
  });
});

describe('what is not before another moment', () => {
  it('is told to the millisecond where the first one has them', () => {
    expect(isNotBefore(now + 1, now + 1)).toBe(true);
    expect(isNotBefore(now + 2, now + 1)).toBe(true);
    expect(isNotBefore(now + 1, now + 2)).toBe(false);
  });

  it('is told to the second where the first one is a whole one: auth_time is rounded down', () => {
    expect(isNotBefore(now, now + 999)).toBe(true);
    expect(isNotBefore(now, now + 1000)).toBe(false);
    expect(isNotBefore(now, now - 1)).toBe(true);
    expect(isNotBefore(now - 1000, now)).toBe(false);
  });

  it('holds for each moment that lost what was behind its seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (moment) => {
        expect(isNotBefore(Math.floor(moment / 1000) * 1000, moment)).toBe(true);
        expect(isNotBefore(moment, moment)).toBe(true);
        expect(isNotBefore(Math.floor(moment / 1000) * 1000 - 1000, moment)).toBe(false);
      }),
    );
  });
});
