import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClockIn } from './wall-clock.ts';

const zones = ['UTC', 'Europe/Prague', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const read = (text: string) => Date.parse(`${text}Z`);
const show = (instant: number) => new Date(instant).toISOString().slice(0, 19);

describe('a clock on the wall', () => {
  it.each([
    ['UTC', '2026-01-31T12:00:00', '2026-01-31T12:00:00'],
    ['Europe/Prague', '2026-01-31T12:00:00', '2026-01-31T13:00:00'],
    ['Europe/Prague', '2026-07-31T22:00:01', '2026-08-01T00:00:01'],
    ['America/St_Johns', '2026-01-01T02:00:00', '2025-12-31T22:30:00'],
    ['Pacific/Kiritimati', '2026-02-28T10:00:00', '2026-03-01T00:00:00'],
  ])('in %s shows at %s: %s', (zone, utc, wall) => {
    const clock = wallClockIn(zone);

    expect(show(clock.wallTimeOf(read(utc)))).toBe(wall);
    expect(show(clock.instantOf(read(wall)))).toBe(utc);
  });

  it.each([
    ['skipped in spring', 'Europe/Prague', '2026-03-29T02:30:00', '2026-03-29T01:00:00'],
    ['just before the jump', 'Europe/Prague', '2026-03-29T01:59:59', '2026-03-29T00:59:59'],
    ['just after the jump', 'Europe/Prague', '2026-03-29T03:00:00', '2026-03-29T01:00:00'],
    ['shown twice in autumn', 'Europe/Prague', '2026-10-25T02:30:00', '2026-10-25T00:30:00'],
    ['after the second time', 'Europe/Prague', '2026-10-25T03:00:00', '2026-10-25T02:00:00'],
    ['on a day that never was', 'Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T10:00:00'],
    [
      'skipped by half an hour',
      'Australia/Lord_Howe',
      '2026-10-04T02:15:00',
      '2026-10-03T15:30:00',
    ],
  ])('finds the first instant of a time %s', (_, zone, wall, utc) => {
    expect(show(wallClockIn(zone).instantOf(read(wall)))).toBe(utc);
  });

  it('finds the way back from every instant, or the first one that shows the same', () => {
    const instant = fc.integer({
      min: read('2000-01-01T00:00:00'),
      max: read('2040-01-01T00:00:00'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
        const clock = wallClockIn(zone);
        const wallTime = clock.wallTimeOf(now);
        const found = clock.instantOf(wallTime);

        expect(found).toBeLessThanOrEqual(now);
        expect(clock.wallTimeOf(found)).toBe(wallTime);
      }),
    );
  });

  it('keeps milliseconds, also before 1970', () => {
    const { wallTimeOf } = wallClockIn('Europe/Prague');

    expect(wallTimeOf(read('2026-01-31T12:00:00') + 7) % 1000).toBe(7);
    expect(wallTimeOf(-1)).toBe(3_599_999);
  });

  it('does not exist in a zone that nobody knows', () => {
    expect(() => wallClockIn('Europe/Atlantis')).toThrow(RangeError);
  });
});
