import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupportRequest, TrailEntry } from '../account/support-request.ts';
import { toCsv, toJsonLines, trailOf, trailOfEvents } from './trail.ts';

const trailToCsv = (requests: readonly SupportRequest[]) => toCsv(trailOf(requests));
const trailToJsonLines = (requests: readonly SupportRequest[]) => toJsonLines(trailOf(requests));
const at = Date.parse('2026-01-27T10:00:00Z');

function requestWith(...trail: TrailEntry[]): SupportRequest {
  return {
    ...{ schema: 1, id: 'r1', kind: 'lost_access', state: 'open', email: 'customer@example.test' },
    ...{ message: 'private', submittedAt: at, dueAt: at, evidence: [], approvals: [], trail },
  };
}
const saying = (text: string) => requestWith({ at, by: 'Bob', action: 'commented', text });

/** Reads CSV as RFC 4180 section 2 has it, quoted cells only. */
function readCsv(csv: string): string[][] {
  return csv.split('\r\n').map((line) => {
    const cells = [...line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g)];
    expect(cells.map(([whole]) => whole).join('')).toBe(line);
    return cells.map(([, cell = '']) => cell.replaceAll('""', '"'));
  });
}
const cellOf = (text: string) => readCsv(trailToCsv([saying(text)]))[1]?.[4];

describe('a trail as CSV', () => {
  it('has a header and a line for each entry of each request (U1)', () => {
    const first = requestWith({ at, by: 'requester', action: 'submitted' });
    const second = { ...saying('Called back, "all well"'), id: 'r2' };

    expect(trailToCsv([first, second])).toBe(
      [
        '"request","at","by","action","text"',
        '"r1","2026-01-27T10:00:00.000Z","requester","submitted",""',
        '"r2","2026-01-27T10:00:00.000Z","Bob","commented","Called back, ""all well"""',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+420 555', "'+420 555"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\\t=1"],
    ['  =1', "'  =1"],
    ['\r\n=1', "'\\r\\n=1"],
    ['＝1', "'＝1"],
    ['well;=1+1', "well;'=1+1"],
    ['well; "=1+1', `well; "'=1+1`],
    ['a=1; b+2, c-3 @d', 'a=1; b+2, c-3 @d'],
  ])('holds no formula: %j reads %j (G2)', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  it('holds no formula in the name of whoever wrote it either (G2)', () => {
    const csv = trailToCsv([requestWith({ at, by: '=1+1', action: 'claimed' })]);

    expect(csv).toContain(`,"'=1+1",`);
  });

  it.each([
    ['two\nlines', 'two\\nlines'],
    ['a\r\tb', 'a\\r\\tb'],
    ['back\\slash', 'back\\\\slash'],
    ['\\n', '\\\\n'],
    ['\u0000\u001b[31m\u007f\u0085', '\\u0000\\u001b[31m\\u007f\\u0085'],
    ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
    ['\u202eevil\u2066', '\\u202eevil\\u2066'],
    ['Žluťoučký 👩‍💻', 'Žluťoučký 👩‍💻'],
  ])('keeps %j on its line (G2)', (text, cell) => {
    expect(cellOf(text)).toBe(cell);
  });

  it('has five cells a line, whatever was written (G2)', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'=+-@;,"\'\\\n\r\t\u2028 a') });
    fc.assert(
      fc.property(nasty, nasty, (by, text) => {
        const csv = trailToCsv([requestWith({ at, by, action: 'commented', text })]);
        const [, row = [], end] = readCsv(csv.replace(/\r\n$/, '\r\n""'));

        expect(row).toHaveLength(5);
        expect(end).toEqual(['']);
        expect(row.filter((cell) => /^\s*[=+\-@\t]/.test(cell))).toEqual([]);
        expect(/[\p{Cc}\u2028]/u.test(row.join(''))).toBe(false);
      }),
    );
  });
});

describe('a trail as JSON Lines', () => {
  it('has a document for each entry, without what it lacks (U1)', () => {
    const trail: TrailEntry[] = [
      { at, by: 'requester', action: 'submitted' },
      { at, by: 'Bob', action: 'commented', text: 'Called back' },
    ];

    expect(trailToJsonLines([requestWith(...trail)])).toBe(
      [
        '{"request":"r1","at":"2026-01-27T10:00:00.000Z","by":"requester","action":"submitted"}',
        '{"request":"r1","at":"2026-01-27T10:00:00.000Z","by":"Bob","action":"commented","text":"Called back"}',
        '',
      ].join('\n'),
    );
  });

  it('is one line for each entry and reads back as it was (G2)', () => {
    const control = fc.constantFrom(...'\n\r\t\0\u007f\u0085\u2028\u2029\u202e\\"');
    const anyCharacter = fc
      .integer({ min: 0, max: 0x10ffff })
      .map((at) => String.fromCodePoint(at));
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(control, anyCharacter) }), (text) => {
        const lines = trailToJsonLines([saying(text), saying('other')]);

        expect(lines.match(/[\p{Cc}\u2028\u2029\u202e]/gu)).toEqual(['\n', '\n']);
        expect(JSON.parse(lines.split('\n')[0] ?? '')).toMatchObject({ text });
      }),
    );
  });
});

it('exports what happened, not who asked for what (G1)', () => {
  const both = trailToCsv([saying('x')]) + trailToJsonLines([saying('x')]);

  expect(both).not.toMatch(/customer|private/);
});

it('the trail of an account tells each event with where it came from (G1)', () => {
  const client = { address: '192.0.2.1', userAgent: 'Example browser' };
  const event = { type: 'code_refused', purpose: 'log_in', failures: 2, client } as const;
  const trail = trailOfEvents([{ ...event, id: 7, userId: 'alice', at }]);

  expect(JSON.parse(toJsonLines(trail))).toEqual({
    ...{ user: 'alice', at: '2026-01-27T10:00:00.000Z', event: 'code_refused' },
    ...{ address: '192.0.2.1', browser: 'Example browser' },
    detail: '{"purpose":"log_in","failures":2}',
  });
});
