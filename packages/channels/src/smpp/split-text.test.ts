import { describe, expect, it } from 'vitest';
import { splitText } from './split-text.ts';

const sizes = (text: string) => splitText(text, 7).map((part) => part.text.length);

describe('a text', () => {
  it.each([
    ['a'.repeat(160), 0, [160]],
    ['a'.repeat(161), 0, [153, 8]],
    ['€'.repeat(80), 0, [80]],
    ['€'.repeat(81), 0, [76, 5]],
    ['@_£\n€[]~'.repeat(2), 0, [16]],
    ['ž'.repeat(70), 8, [70]],
    ['ž'.repeat(71), 8, [67, 4]],
    ['`', 8, [1]],
    ['', 0, [0]],
  ])('%# is cut by its alphabet', (text, dataCoding, expected) => {
    const parts = splitText(text, 7);

    expect(parts.every((part) => part.dataCoding === dataCoding)).toBe(true);
    expect(sizes(text)).toEqual(expected);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('is never cut within a character', () => {
    const parts = splitText(`ž${'😀'.repeat(40)}`, 7);

    expect(parts.map((part) => part.text.isWellFormed())).toEqual([true, true]);
    expect(parts.map((part) => part.text.length)).toEqual([67, 14]);
  });

  it('says in each part which of how many it is', () => {
    const headers = splitText('a'.repeat(400), 200).map(({ header }) => [...(header ?? [])]);

    expect(headers).toEqual([
      [5, 0, 3, 200, 3, 1],
      [5, 0, 3, 200, 3, 2],
      [5, 0, 3, 200, 3, 3],
    ]);
  });
});
