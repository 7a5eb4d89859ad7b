import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClockIn } from './wall-clock.ts';
import {
  checkCalendar,
  defaultCalendar,
  dueAfter,
  type WorkingCalendar,
} from './working-calendar.ts';

const prague: WorkingCalendar = {
  ...defaultCalendar,
  timeZone: 'Europe/Prague',
  holidays: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-24', '2026-12-25'],
};
const at = (text: string) => Date.parse(text);
const due = (text: string, workingDays: number, calendar: WorkingCalendar) =>
  new Date(dueAfter(at(text), workingDays, calendar)).toISOString().replace('.000Z', 'Z');

describe('an answer within one working day', () => {
  it.each([
    ['in opening hours', '2026-01-27T10:15:00Z', '2026-01-28T10:15:00Z'],
    ['at the opening', '2026-01-27T09:00:00Z', '2026-01-28T09:00:00Z'],
    ['just before closing', '2026-01-27T16:59:59Z', '2026-01-28T16:59:59Z'],
    ['at closing', '2026-01-27T17:00:00Z', '2026-01-29T09:00:00Z'],
    ['before the opening', '2026-01-27T08:59:59Z', '2026-01-28T09:00:00Z'],
    ['at night', '2026-01-27T23:30:00Z', '2026-01-29T09:00:00Z'],
    ['on a Friday', '2026-01-30T12:00:00Z', '2026-02-02T12:00:00Z'],
    ['on a Friday evening', '2026-01-30T20:00:00Z', '2026-02-03T09:00:00Z'],
    ['on a Saturday', '2026-01-31T12:00:00Z', '2026-02-03T09:00:00Z'],
    ['on a Sunday night', '2026-02-01T23:59:59Z', '2026-02-03T09:00:00Z'],
    ['on a leap day', '2028-02-29T12:00:00Z', '2028-03-01T12:00:00Z'],
  ])('is due at the right time for what came %s', (_, now, expected) => {
    expect(due(now, 1, defaultCalendar)).toBe(expected);
  });

  it.each([
    ['over a holiday', '2026-04-02T10:00:00Z', '2026-04-07T10:00:00Z'],
    ['on a holiday', '2026-04-03T10:00:00Z', '2026-04-08T07:00:00Z'],
    ['over the end of the year', '2025-12-31T11:00:00Z', '2026-01-02T11:00:00Z'],
    ['before summer time begins', '2026-03-27T10:00:00Z', '2026-03-30T09:00:00Z'],
    ['before summer time ends', '2026-10-23T10:00:00Z', '2026-10-26T11:00:00Z'],
    ['on the wall after midnight, in UTC before', '2026-01-28T23:30:00Z', '2026-01-30T08:00:00Z'],
  ])('follows the clock of its zone %s', (_, now, expected) => {
    expect(due(now, 1, prague)).toBe(expected);
  });

  it('is due at the jump where the time of day is skipped', () => {
    const nightDesk = checkCalendar({
      ...{ timeZone: 'Europe/Prague', workingDays: [6, 7], holidays: [] },
      ...{ opensAt: '00:00', closesAt: '24:00' },
    });

    expect(due('2026-03-28T01:30:00Z', 1, nightDesk)).toBe('2026-03-29T01:00:00Z');
  });
});

describe('an answer within several working days', () => {
  it.each([
    [0, '2026-01-28T10:00:00Z'],
    [2, '2026-01-30T10:00:00Z'],
    [3, '2026-02-02T10:00:00Z'],
    [10, '2026-02-11T10:00:00Z'],
  ])('is due after %i of them', (workingDays, expected) => {
    expect(due('2026-01-28T10:00:00Z', workingDays, defaultCalendar)).toBe(expected);
  });
});

describe('every due time', () => {
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const first = at('2025-06-01T00:00:00Z');
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(first + days * 86_400_000).toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
    timeZone: fc.constantFrom('Europe/Prague', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    workingDays: weekdays,
    opensAt: fc.constantFrom('04:00', '08:30', '11:59'),
    closesAt: fc.constantFrom('12:00', '17:00', '24:00'),
    holidays: fc.array(day, { maxLength: 40 }),
  });
  const now = fc.integer({ min: first, max: first + 600 * 86_400_000 });
  const workingDays = fc.integer({ min: 1, max: 5 });

  it('is a moment at which the desk is open, and later than the request', () => {
    fc.assert(
      fc.property(now, workingDays, calendar, (came, days, desk) => {
        const answer = dueAfter(came, days, desk);
        const wall = new Date(wallClockIn(desk.timeZone).wallTimeOf(answer)).toISOString();

        expect(answer).toBeGreaterThan(came);
        expect(desk.holidays).not.toContain(wall.slice(0, 10));
        expect(desk.workingDays).toContain(new Date(wall).getUTCDay() || 7);
        expect(wall.slice(11, 16) >= desk.opensAt).toBe(true);
        expect(wall.slice(11, 16) < desk.closesAt).toBe(true);
      }),
    );
  });

  it('is never earlier for what came later, nor for more days', () => {
    const gap = fc.integer({ min: 0, max: 5 * 86_400_000 });
    fc.assert(
      fc.property(now, gap, workingDays, calendar, (came, later, days, desk) => {
        const answer = dueAfter(came, days, desk);

        expect(dueAfter(came + later, days, desk)).toBeGreaterThanOrEqual(answer);
        expect(dueAfter(came, days + 1, desk)).toBeGreaterThan(answer);
      }),
    );
  });

  it('is one working day after that of one working day less', () => {
    fc.assert(
      fc.property(now, calendar, (came, desk) => {
        expect(dueAfter(dueAfter(came, 1, desk), 1, desk)).toBe(dueAfter(came, 2, desk));
      }),
    );
  });
});

describe('a calendar', () => {
  it('without a working day for 400 days is an error, not an endless search', () => {
    const holidays = Array.from({ length: 400 }, (_, days) =>
      new Date(at('2026-01-05T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10),
    );
    const daily = { ...defaultCalendar, workingDays: [1, 2, 3, 4, 5, 6, 7] };

    expect(due('2026-01-04T10:00:00Z', 1, { ...daily, holidays: holidays.slice(0, 399) })).toBe(
      '2027-02-08T10:00:00Z',
    );
    expect(() => due('2026-01-04T10:00:00Z', 1, { ...daily, holidays })).toThrow(
      new RangeError('the calendar has no working day within 400 days'),
    );
  });

  it.each([
    ['timeZone', 'Europe/Atlantis', 'calendar.timeZone is "Europe/Atlantis"; allowed: IANA names'],
    ['timeZone', undefined, 'calendar.timeZone is undefined'],
    ['workingDays', [], 'calendar.workingDays is []; allowed: numbers from 1 (Monday) to 7'],
    ['workingDays', [0], 'calendar.workingDays is [0]'],
    ['workingDays', [8], 'calendar.workingDays is [8]'],
    ['workingDays', [1, 8], 'calendar.workingDays is [1,8]'],
    ['workingDays', [1.5], 'calendar.workingDays is [1.5]'],
    ['workingDays', ['1'], 'calendar.workingDays is ["1"]'],
    ['workingDays', 5, 'calendar.workingDays is not a list'],
    ['opensAt', '9:00', 'calendar.opensAt is "9:00"; allowed: 00:00 to 23:59'],
    ['opensAt', '24:00', 'calendar.opensAt is "24:00"'],
    ['opensAt', undefined, 'calendar.opensAt is undefined'],
    ['closesAt', '17:60', 'calendar.closesAt is "17:60"; allowed: 00:01 to 24:00'],
    ['closesAt', '09:00', 'calendar.closesAt is "09:00"; allowed: times after 09:00'],
    ['holidays', '2026-01-01', 'calendar.holidays is not a list'],
    ['holidays', ['2026-01-01', '2026-02-30'], 'calendar.holidays is "2026-02-30"; allowed: days'],
    ['holidays', ['2026-13-01'], 'calendar.holidays is "2026-13-01"'],
    ['holidays', ['1.1.2026'], 'calendar.holidays is "1.1.2026"'],
    ['holidays', [['2026-01-01']], 'calendar.holidays is ["2026-01-01"]'],
    ['holidays', ['2026-01-01 '], 'calendar.holidays is "2026-01-01 "'],
    ['holidays', ['2026-01'], 'calendar.holidays is "2026-01"'],
    ['holidays', ['tomorrow'], 'calendar.holidays is "tomorrow"'],
    ['holidays', [20260101], 'calendar.holidays is 20260101'],
    ['holidys', [], 'calendar has no option "holidys"; known are: timeZone, workingDays, opensAt'],
  ])('is refused for its %s %j', (field, value, message) => {
    expect(() => checkCalendar({ ...defaultCalendar, [field]: value })).toThrow(message);
  });

  it('is refused with the class of error that its mistake has', () => {
    expect(() => checkCalendar({ ...defaultCalendar, timeZone: 'x' })).toThrow(RangeError);
    expect(() => checkCalendar({ ...defaultCalendar, zone: 'x' } as never)).toThrow(TypeError);
  });

  it('may be open around the clock, on every day', () => {
    const calendar = { ...defaultCalendar, opensAt: '00:00', closesAt: '24:00' };

    expect(due('2026-01-27T23:59:59Z', 1, checkCalendar(calendar))).toBe('2026-01-28T23:59:59Z');
  });

  it('is frozen and copied: later changes by the caller do nothing', () => {
    const holidays = ['2026-01-01'];
    const calendar = checkCalendar({ ...defaultCalendar, holidays });

    holidays.push('2026-01-02');

    expect(calendar.holidays).toEqual(['2026-01-01']);
    expect(Object.isFrozen(calendar)).toBe(true);
    expect(Object.isFrozen(calendar.workingDays)).toBe(true);
    expect(Object.isFrozen(calendar.holidays)).toBe(true);
  });
});
