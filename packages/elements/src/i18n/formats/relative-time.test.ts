import { describe, expect, it } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-06-18T12:00:00.000Z');

describe('a moment as seen from now', () => {
  it.each([
    ['2026-06-18T12:01:00.000Z', 'in 1 minute'],
    ['2026-06-18T11:15:00.000Z', '45 minutes ago'],
    ['2026-06-18T15:00:00.000Z', 'in 3 hours'],
    ['2026-06-17T06:00:00.000Z', '30 hours ago'],
    ['2026-06-15T12:00:00.000Z', '3 days ago'],
    ['2026-05-04T12:00:00.000Z', '45 days ago'],
    ['2025-06-18T12:00:00.000Z', '12 months ago'],
    ['2022-06-18T12:00:00.000Z', '4 years ago'],
    ['2026-06-18T12:00:20.000Z', 'now'],
    ['2026-06-18T11:59:40.000Z', 'now'],
    ['yesterday', ''],
  ])('%s is %j', (timestamp, words) => {
    expect(relativeTime('en', timestamp, now)).toBe(words);
  });

  it('is told in the language', () => {
    expect(relativeTime('cs', '2026-06-18T14:00:00.000Z', now)).toBe('za 2 hodiny');
  });
});
