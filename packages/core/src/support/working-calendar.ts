import { refuseUnknownKeys } from '../policy/unknown-keys.ts';
import { dayMs } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { type WallTime, wallClockIn } from './wall-clock.ts';

/** When the support desk works. Times are those of the clock on its wall. */
export interface WorkingCalendar {
  /** IANA name, for example `Europe/Prague`. */
  readonly timeZone: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly workingDays: readonly number[];
  /** `HH:MM`. */
  readonly opensAt: string;
  /** `HH:MM`, up to `24:00`. From this minute on the desk is closed. */
  readonly closesAt: string;
  /** Days off, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** A desk that works on no day within this span never does. */
const longestSearchDays = 400;
const clockTime = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/;

/**
 * Monday to Friday, nine to five, UTC, no holidays. It is right as it stands: a check would load the data of
 * all time zones, 8 MiB, into every process that never needs one.
 */
export const defaultCalendar: WorkingCalendar = Object.freeze({
  ...{ timeZone: 'UTC', opensAt: '09:00', closesAt: '17:00' },
  workingDays: Object.freeze([1, 2, 3, 4, 5]),
  holidays: Object.freeze([]),
});

/**
 * Checks a calendar and copies it, so that later changes by the caller do nothing.
 *
 * @throws TypeError for an unknown field or what is no list, RangeError for a value out of range; each
 *   names the field, the value and what is allowed
 */
export function checkCalendar(calendar: WorkingCalendar): WorkingCalendar {
  const { timeZone, workingDays, opensAt, closesAt, holidays } = calendar;
  const known = { timeZone, workingDays, opensAt, closesAt, holidays };
  refuseUnknownKeys('calendar', calendar, Object.keys(known));
  if (!Array.isArray(workingDays)) throw new TypeError('calendar.workingDays is not a list');
  if (!Array.isArray(holidays)) throw new TypeError('calendar.holidays is not a list');
  if (!isTimeZone(timeZone)) throw outOfRange('timeZone', timeZone, 'IANA names, as Europe/Prague');
  if (workingDays.length === 0 || !workingDays.every(isWeekday)) {
    throw outOfRange('workingDays', workingDays, 'numbers from 1 (Monday) to 7, at least one');
  }
  if (!clockTime.test(opensAt)) throw outOfRange('opensAt', opensAt, '00:00 to 23:59');
  if (closesAt !== '24:00' && !clockTime.test(closesAt)) {
    throw outOfRange('closesAt', closesAt, '00:01 to 24:00');
  }
  if (closesAt <= opensAt) throw outOfRange('closesAt', closesAt, `times after ${opensAt}`);
  const wrong = holidays.find((holiday) => !isDate(holiday));
  if (wrong !== undefined) throw outOfRange('holidays', wrong, 'days as YYYY-MM-DD');
  return Object.freeze({
    ...known,
    workingDays: Object.freeze([...workingDays]),
    holidays: Object.freeze([...holidays]),
  });
}

/**
 * When an answer is due that is promised within so many working days. What comes in opening hours is
 * due at the same time of a later working day; what comes outside counts from the next opening.
 *
 * @throws RangeError when the calendar has no working day for 400 days
 */
export function dueAfter(now: Instant, workingDays: number, calendar: WorkingCalendar): Instant {
  const clock = wallClockIn(calendar.timeZone);
  const opens = timeOfDay(calendar.opensAt);
  const closes = timeOfDay(calendar.closesAt);
  const wallTime = clock.wallTimeOf(now);
  const today = startOfDay(wallTime);
  const time = wallTime - today;
  const worksToday = isWorkingDay(today, calendar);

  const isOpen = worksToday && opens <= time && time < closes;
  const opensLater = worksToday && time < opens;
  let day = isOpen || opensLater ? today : nextWorkingDay(today, calendar);
  for (let counted = 0; counted < workingDays; counted += 1) day = nextWorkingDay(day, calendar);
  return clock.instantOf(day + (isOpen ? time : opens));
}

function nextWorkingDay(day: WallTime, calendar: WorkingCalendar): WallTime {
  for (let ahead = 1; ahead <= longestSearchDays; ahead += 1) {
    const candidate = day + ahead * dayMs;
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  throw new RangeError(`the calendar has no working day within ${longestSearchDays} days`);
}

function isWorkingDay(day: WallTime, { workingDays, holidays }: WorkingCalendar): boolean {
  const date = new Date(day);
  const weekday = date.getUTCDay() || 7;
  return workingDays.includes(weekday) && !holidays.includes(date.toISOString().slice(0, 10));
}

function startOfDay(wallTime: WallTime): WallTime {
  return Math.floor(wallTime / dayMs) * dayMs;
}

function timeOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    return wallClockIn(value) !== undefined;
  } catch {
    return false;
  }
}

function isWeekday(value: unknown): boolean {
  return Number.isInteger(value) && 1 <= Number(value) && Number(value) <= 7;
}

function isDate(value: unknown): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  // 30 February is read as 2 March; only a date that reads back the same is one.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

function outOfRange(field: string, value: unknown, allowed: string): RangeError {
  return new RangeError(`calendar.${field} is ${JSON.stringify(value)}; allowed: ${allowed}`);
}
