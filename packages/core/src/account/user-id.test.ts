import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUserId } from './user-id.ts';

const allowed =
  'allowed are whole numbers and texts of 1 to 255 characters in NFC, without control characters or outer spaces, not beginning with "keyfob:"';

function whyNot(id: unknown, what?: string): string {
  try {
    toUserId(id, what);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return String((error as Error).message);
  }
  throw new Error('it was taken');
}

describe('a user id', () => {
  it.each<[unknown, string]>([
    ['alice', 'alice'],
    ['42', '42'],
    [42, '42'],
    [42n, '42'],
    [0, '0'],
    [-7, '-7'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [2n ** 64n, '18446744073709551616'],
    ['a'.repeat(255), 'a'.repeat(255)],
    ['é', 'é'],
    ['a b', 'a b'],
    ['my keyfob:', 'my keyfob:'],
    ['__proto__', '__proto__'],
    ["' or 1=1 --", "' or 1=1 --"],
  ])('%o is kept as the text %j (S9)', (id, text) => {
    expect(toUserId(id)).toBe(text);
  });

  it.each<[unknown, string]>([
    [undefined, 'is undefined, not a text or a whole number'],
    [null, 'is null, not a text or a whole number'],
    [true, 'is a boolean, not a text or a whole number'],
    [{}, 'is an object, not a text or a whole number'],
    [{ id: 'alice' }, 'is an object, not a text or a whole number'],
    [['alice'], 'is a list, not a text or a whole number'],
    [new Date(0), 'is a Date, not a text or a whole number'],
    [Promise.resolve('alice'), 'is a promise, not a text or a whole number'],
    [Symbol('alice'), 'is a symbol, not a text or a whole number'],
    [() => 'alice', 'is a function, not a text or a whole number'],
    [1.5, 'is a number that is not a whole one'],
    [Number.NaN, 'is a number that is not a whole one'],
    [Number.POSITIVE_INFINITY, 'is a number that is not a whole one'],
    [Number.MAX_SAFE_INTEGER + 1, 'is a number that is not a whole one'],
    ['', 'is empty'],
    ['x'.repeat(256), 'is longer than 255 characters'],
    ['\ud800', 'has half a surrogate pair'],
    ['a\u0000b', 'has control characters'],
    ['a\nb', 'has control characters'],
    ['a\u0085b', 'has control characters'],
    [' alice', 'has spaces around it'],
    ['alice ', 'has spaces around it'],
    ['alice\u00a0', 'has spaces around it'],
    ['e\u0301', 'is not in Unicode normal form C (NFC)'],
    ['keyfob:key-check', 'begins with "keyfob:"'],
    ['keyfob:', 'begins with "keyfob:"'],
  ])('%o is refused, saying why, never repaired (S9, attack 50)', (id, problem) => {
    expect(whyNot(id)).toBe(`userId ${problem}; ${allowed}`);
  });

  it('names who gave it', () => {
    expect(whyNot(null, 'pending.userId')).toBe(
      `pending.userId is null, not a text or a whole number; ${allowed}`,
    );
  });

  it('is its own text, or none: there is no second spelling (S9, attack 50)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (id) => {
        try {
          expect(toUserId(id)).toBe(id);
          expect(id.normalize('NFC').trim()).toBe(id);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
