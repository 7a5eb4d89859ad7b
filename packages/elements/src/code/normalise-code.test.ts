import { badCodes } from '@keyfob/core/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsFrom, isCode, normaliseCode } from './normalise-code.ts';

describe('a code', () => {
  it.each([
    ['14 an inner space', '123 456'],
    ['14 spaces around', '  123456 '],
    ['14 a tab', '123\t456'],
    ['14 a line break', '123456\n'],
    ['15 a no-break space', '123\u00a0456'],
    ['15 a narrow no-break space', '123\u202f456'],
    ['15 a zero-width space', '123\u200b456'],
    ['15 a byte order mark', '\ufeff123456'],
    ['16 full-width digits', '１２３４５６'],
    ['16 Arabic-Indic digits', '١٢٣٤٥٦'],
    ['16 Persian digits', '۱۲۳۴۵۶'],
    ['16 Devanagari digits', '१२३४५६'],
    ['17 a direction override', '\u202e123456\u202c'],
    ['a dash', '123-456'],
    ['a long dash', '123–456'],
  ])('of the class %s is normalised to its digits (W6)', (_, text) => {
    expect(normaliseCode(text)).toBe('123456');
  });

  it.each([
    ['17 a combining mark', '12345\u03016'],
    ['18 a NUL byte', '12345\u00006'],
    ['19 half a surrogate pair', '12345\ud800'],
    ['9 a sign', '+12345'],
    ['21 letters like digits', 'OI2345'],
  ])('of the class %s keeps what makes it wrong', (_, text) => {
    expect(isCode(normaliseCode(text), 6)).toBe(false);
  });

  it.each(badCodes.filter(([, value]) => typeof value === 'string'))(
    'of the class %s is either digits or no code, never something between (C9)',
    (_, value) => {
      const code = normaliseCode(String(value));

      expect(isCode(code, 6)).toBe(/^[0-9]{6}$/.test(code));
    },
  );

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseCode(text);

        expect(normaliseCode(once)).toBe(once);
      }),
    );
  });

  it('survives any separators between its digits', () => {
    const separator = fc.constantFrom('', ' ', '\u00a0', '-', '–', '\u200b', '\u2009', '\ufeff');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator)), (pairs) => {
        const typed = pairs.map(([digit, gap]) => `${digit}${gap}`).join('');

        expect(normaliseCode(typed)).toBe(pairs.map(([digit]) => digit).join(''));
      }),
    );
  });

  it('of a million characters is judged in linear time (attack 91)', () => {
    expect(isCode(normaliseCode(' 1'.repeat(500_000)), 6)).toBe(false);
  });
});

describe('the number of digits', () => {
  it.each([
    [6, 6],
    [8, 8],
    [5, 6],
    [9, 6],
    [Number.NaN, 6],
    [6.5, 6],
  ])('%d becomes %d', (asked, expected) => {
    expect(digitsFrom(asked)).toBe(expected);
  });
});
