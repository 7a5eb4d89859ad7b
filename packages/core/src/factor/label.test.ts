import fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { fitLabel, labelProblem } from './label.ts';
import { otpauthUri } from './totp.ts';

const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const key = Buffer.from('12345678901234567890');

describe('the name of an issuer', () => {
  it.each([
    ['', 'is empty or has spaces around it'],
    [' a', 'is empty or has spaces around it'],
    ['a ', 'is empty or has spaces around it'],
    ['a:b', 'has a colon'],
    ['a\nb', 'has control characters'],
    ['a\u0000', 'has control characters'],
    ['\ud800', 'has control characters'],
    ['x'.repeat(129), 'is longer than 128 characters'],
    ['x'.repeat(128), undefined],
  ])('%j: %s (C10)', (name, problem) => {
    expect(labelProblem(name)).toBe(problem);
  });
});

describe('the label of a user', () => {
  it.each<[string, string, string]>([
    ['as it is', 'alice@example.test', 'alice@example.test'],
    ['a Windows name: the colon becomes a hyphen', 'CORP:alice', 'CORP-alice'],
    ['nothing but colons', '::', '--'],
    ['spaces around it', '  alice\t', 'alice'],
    ['spaces within', 'Alice  Example', 'Alice  Example'],
    ['spaces that only show once a mark is gone', '\u200b alice', 'alice'],
    ['NFC', 'Ame\u0301lie', 'Am\u00e9lie'],
    ['control characters', 'a\u0000l\nice\u0085', 'alice'],
    ['marks of direction', '\u202ealice\u2066', 'alice'],
    ['a byte order mark', '\ufeffalice', 'alice'],
    ['half a surrogate pair', 'ali\ud800ce', 'alice'],
    ['nothing left', '\u200b \n', ''],
    ['nothing', '', ''],
    ['a mail address of 254 characters', `${'a'.repeat(248)}@b.cd`, `${'a'.repeat(127)}…`],
    ['128 characters', 'x'.repeat(128), 'x'.repeat(128)],
    ['129 characters', 'x'.repeat(129), `${'x'.repeat(127)}…`],
    ['140 characters', 'x'.repeat(140), `${'x'.repeat(127)}…`],
    ['300 characters', 'x'.repeat(300), `${'x'.repeat(127)}…`],
    ['a picture at the cut', `${'x'.repeat(126)}😀😀`, `${'x'.repeat(126)}…`],
    ['a picture before the cut', `${'x'.repeat(125)}😀😀`, `${'x'.repeat(125)}😀…`],
    ['a space at the cut', `${'x'.repeat(126)} yyy`, `${'x'.repeat(126)}…`],
  ])('made fit (%s) (C10)', (_, given, fit) => {
    expect(fitLabel(given)).toBe(fit);
  });

  it('that is fit already stays, so that authenticators go on showing the same', () => {
    const anyLabel = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(anyLabel, (text) => {
        expect(fitLabel(fitLabel(text))).toBe(fitLabel(text));
      }),
      { numRuns: 300 },
    );
  });

  it('reads back from the otpauth address, whatever the name was (C10)', () => {
    const anyName = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
      fc.string({ unit: fc.constantFrom('a', ':', ' ', '\u0301', '😀', '%', '&', '/', '\ufeff') }),
    );
    fc.assert(
      fc.property(anyName, (name) => {
        const account = fitLabel(name);
        fc.pre(account !== '');

        expect(labelProblem(account)).toBeUndefined();
        const read = URI.parse(otpauthUri(key, { issuer: 'Example Host', account }, sha1));

        expect(read).toMatchObject({ issuer: 'Example Host', label: account });
      }),
      { numRuns: 500 },
    );
  });
});
