import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badCodes, pastedCodes } from '../testing/index.ts';
import { digitsFrom, isCode, normaliseCode } from './normalise-code.ts';

describe('a code', () => {
  it.each(pastedCodes)('is normalised to its digits: %s (C9)', (_, write) => {
    expect(normaliseCode(write('123456'))).toBe('123456');
    expect(normaliseCode(write('07890123'))).toBe('07890123');
  });

  it('of each of the digits of four scripts is that digit (C9)', () => {
    for (const zero of [0xff10, 0x0660, 0x06f0, 0x0966]) {
      const all = Array.from({ length: 10 }, (_, digit) => String.fromCodePoint(zero + digit));

      expect(normaliseCode(all.join(''))).toBe('0123456789');
      expect(normaliseCode(String.fromCodePoint(zero - 1))).not.toMatch(/[0-9]/);
      expect(normaliseCode(String.fromCodePoint(zero + 10))).not.toMatch(/[0-9]/);
    }
  });

  it('has as many ASCII digits as it is asked for, and nothing else (C9)', () => {
    expect(isCode('123456', 6)).toBe(true);
    expect(isCode('09876543', 8)).toBe(true);
    for (const other of ['12345', '1234567', '12345a', 'a23456', '１23456', '']) {
      expect(isCode(other, 6)).toBe(false);
    }
  });

  it.each([
    ['17 a direction override', '\u202e123456\u202c'],
    ['other dashes', '12\u201034\u201256'],
    ['spaces of all widths', '1\u20092\u200a3\u30004\u205f56'],
  ])('of the class %s is normalised to its digits (C9)', (_, text) => {
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
    [7, 7],
    [8, 8],
    [5, 6],
    [9, 6],
    [Number.NaN, 6],
    [6.5, 6],
    [7.5, 6],
  ])('%d becomes %d', (asked, expected) => {
    expect(digitsFrom(asked)).toBe(expected);
  });
});
