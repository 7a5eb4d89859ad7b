import { describe, expect, it } from 'vitest';
import { formatDate, formatEnd } from './date.ts';

describe('a date', () => {
  it('is written in the language, and not at all when it is none', () => {
    expect(formatDate('en-GB', '2026-03-02T12:00:00.000Z')).toBe('2 Mar 2026');
    expect(formatDate('cs', '2026-03-02T12:00:00.000Z')).toBe('2. 3. 2026');
    expect(formatDate('en', 'yesterday')).toBe('');
  });

  it('that ends a wait is the next full minute', () => {
    const minute = Date.parse('2026-03-02T12:01:00.000Z');

    expect(formatEnd('en', minute - 59_999)).toBe(formatEnd('en', minute));
    expect(formatEnd('en', Number.NaN)).toBe('');
  });
});
