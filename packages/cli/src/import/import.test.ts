import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stop } from '../output/stop.ts';
import { anyText } from '../testing/any-text.ts';
import { googleExport } from '../testing/google-export.ts';
import { type FormatName, formats } from './formats/formats.ts';
import { readMessage } from './protobuf.ts';
import { RowProblem } from './row.ts';

const key = Buffer.from('0123456789abcdef0123');

describe.each(Object.keys(formats) as FormatName[])('the format %s', (name) => {
  it('makes rows of every text, or says that it is none', () => {
    const anything = fc.oneof(
      anyText(),
      fc
        .array(fc.string(), { maxLength: 4 })
        .map((lines) =>
          ['user_id,userId,secret,key,base32,secret_data,credential_data', ...lines].join('\n'),
        ),
      fc.string().map((text) => `otpauth://totp/${text}?secret=${text}`),
      fc.base64String().map((text) => `otpauth-migration://offline?data=${text}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        try {
          return formats[name](text).every(({ line }) => line >= 1);
        } catch (error) {
          return error instanceof Stop;
        }
      }),
    );
  });
});

describe('the export of Google Authenticator', () => {
  it('is read back as it was written', () => {
    const entry = fc.record({
      name: fc.stringMatching(/^[a-z]{1,20}$/),
      secret: fc.uint8Array({ minLength: 16, maxLength: 64 }),
      digits: fc.constantFrom(1, 2),
      algorithm: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
        const rows = formats.google(googleExport(entries));

        const read = rows.map(
          (row) => 'authenticator' in row && { ...row.authenticator, of: row.userId },
        );
        expect(read).toEqual(
          entries.map(({ name, secret, digits, algorithm }) => ({
            of: name,
            key: Buffer.from(secret),
            algorithm: ['SHA1', 'SHA256', 'SHA512'][algorithm - 1],
            digits: digits === 1 ? 6 : 8,
            periodSeconds: 30,
          })),
        );
      }),
    );
  });

  it('is complete only with all its pictures', () => {
    const [one, two] = [0, 1].map((index) =>
      googleExport([{ name: `user-${index}`, secret: key }], { size: 2, index }),
    );

    const problems = (text: string) =>
      formats.google(text).flatMap((row) => ('problem' in row ? [row.problem] : []));
    expect(problems(`${one}\n${two}`)).toEqual([]);
    expect(problems(`${two}`)).toEqual([
      'is of a transfer in 2 pictures, and picture 1 is not in the file',
    ]);
  });

  it('is read from addresses in which plus signs were not escaped', () => {
    const uri = decodeURIComponent(
      googleExport([{ name: 'alice', secret: Buffer.alloc(20, 251) }]),
    );

    expect(uri).toContain('+');
    expect(formats.google(uri)).toMatchObject([{ authenticator: { key: Buffer.alloc(20, 251) } }]);
  });
});

it('a message of any bytes has fields or is damaged, and ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        return readMessage(bytes).length <= bytes.length;
      } catch (error) {
        return error instanceof RowProblem;
      }
    }),
  );
});

it('a user id in front of an address counts before its label', () => {
  const uri = 'otpauth://totp/Example:alice%40example.test?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';
  const [alone, after, spaced] = formats.otpauth(`${uri}\n42,${uri}\nAlice A. ${uri}`);

  expect([alone, after, spaced].map((row) => row?.userId)).toEqual([
    'alice@example.test',
    '42',
    'Alice A.',
  ]);
});
