import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../import/read-csv.ts';
import { anyText } from '../testing/any-text.ts';
import { csv } from './csv.ts';
import { plain } from './plain.ts';
import { progressOn } from './progress.ts';
import { counted, table } from './table.ts';

describe('CSV', () => {
  it('is read back as it was written', () => {
    const cell = fc.string().filter((text) => text === text.trim() && !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        expect(readCsv(csv(rows)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'holds no cell that a spreadsheet runs: %j',
    (text) => {
      expect(csv([[text]])).toMatch(/^"?'/);
    },
  );

  it('has numbers as they are, and nothing where there is nothing', () => {
    expect(csv([[-1, undefined, 'a,b', 'say "x"']])).toBe('-1,,"a,b","say ""x"""\r\n');
  });

  it('tells the line at which a record begins, over line breaks in a cell', () => {
    const records = readCsv('\uFEFFa,b\r\n"one\ntwo",c\n\nd,e');

    expect(records).toEqual([
      { line: 1, cells: ['a', 'b'], isDamaged: false },
      { line: 2, cells: ['one\ntwo', 'c'], isDamaged: false },
      { line: 5, cells: ['d', 'e'], isDamaged: false },
    ]);
  });

  it('passes over the mark of a byte order, also before a quotation mark', () => {
    expect(readCsv('\uFEFF"a",b')).toEqual([{ line: 1, cells: ['a', 'b'], isDamaged: false }]);
  });

  it.each([
    ['a, "b, c" ,', ['a', 'b, c', '']],
    ['a b ,5" phone', ['a b', '5" phone']],
    [' " a ""b"" "', [' a "b" ']],
  ])('takes nothing away but spaces around a cell: %j', (text, cells) => {
    expect(readCsv(text)).toEqual([{ line: 1, cells, isDamaged: false }]);
  });

  it.each(['"al"ice,x', '"alice,x', 'x, "a" b', '"a""'])('tells what is damaged: %j', (text) => {
    expect(readCsv(`${text}\nb`).some(({ isDamaged }) => isDamaged)).toBe(true);
    expect(readCsv(`b\n"c"\n${text}`).map(({ isDamaged }) => isDamaged)).toEqual([
      ...[false, false, true],
    ]);
  });

  it('ends for every text', () => {
    fc.assert(fc.property(anyText(), (text) => Array.isArray(readCsv(text))));
  });
});

it('a table aligns its columns, and leaves no spaces at the end', () => {
  expect(
    table([
      ['a', 'bcd', ''],
      ['longer', 'e', 'f'],
    ]),
  ).toBe('a       bcd\nlonger  e    f\n');
});

it('a number says what it counts', () => {
  expect([counted(1, 'account'), counted(2000, 'account')]).toEqual([
    '1 account',
    '2,000 accounts',
  ]);
});

it('plain text moves no cursor and hides nothing', () => {
  expect(plain('a\u001b[2Jb\u202ec\nd')).toBe('a?[2Jb?c?d');
});

describe('progress', () => {
  const shownOn = (isTTY: boolean) => {
    const written: string[] = [];
    const progress = progressOn({ isTTY, write: (text) => written.push(text) });
    for (const text of ['one', 'two']) progress.show(text);
    progress.end();
    return written;
  };

  it('stands in one line of a terminal, not more often than it can be read', () => {
    expect(shownOn(true)).toEqual(['\rone\u001b[K', '\r\u001b[K']);
  });

  it('is not written where nobody looks', () => {
    expect(shownOn(false)).toEqual([]);
  });
});
