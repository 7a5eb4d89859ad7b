import fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { labelProblem } from './label.ts';
import { codeAtStep, matchStep, otpauthUri, stepAt, toBase32 } from './totp.ts';

const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const rfcKey = Buffer.from('12345678901234567890');

describe('codes', () => {
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('equals RFC 4226 Appendix D at counter %i (C1)', (counter, code) => {
    expect(codeAtStep(rfcKey, counter, sha1)).toBe(code);
  });

  const keys = {
    SHA1: rfcKey,
    SHA256: Buffer.from('12345678901234567890123456789012'),
    SHA512: Buffer.from('1234567890123456789012345678901234567890123456789012345678901234'),
  };
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('equals RFC 6238 Appendix B at %i s, all three hashes (C1)', (seconds, ...codes) => {
    const step = stepAt(seconds * 1000, 30);
    const computed = (['SHA1', 'SHA256', 'SHA512'] as const).map((algorithm) =>
      codeAtStep(keys[algorithm], step, { algorithm, digits: 8, periodSeconds: 30 }),
    );
    expect(computed).toEqual(codes);
  });

  it.each([
    [2147483647, '223505'],
    [2147483648, '197202'],
    [4294967295, '117190'],
    [4294967296, '999456'],
    [9007199254740991, '891307'],
    [25193, '000039'],
    [349495, '000000'],
    [910737, '911617'],
    [910738, '911617'],
    [153567, '468457'],
    [153569, '468457'],
  ])(
    'is right at the edges of integers and of zeros: counter %i (C1, attack 33)',
    (counter, code) => {
      expect(codeAtStep(rfcKey, counter, sha1)).toBe(code);
    },
  );
});

describe('the window', () => {
  const at = (step: number) => ({ ...sha1, now: step * 30_000, window: 1 });

  it('takes the codes of one step before and after, no more (C3)', () => {
    const steps = [-2, -1, 0, 1, 2].map((offset) => {
      const code = codeAtStep(rfcKey, 1000 + offset, sha1);
      return matchStep(rfcKey, code, at(1000));
    });

    expect(steps).toEqual([undefined, 999, 1000, 1001, undefined]);
  });

  it('answers with the highest of equal codes, one and two steps apart (C5)', () => {
    expect(matchStep(rfcKey, '911617', at(910737))).toBe(910738);
    expect(matchStep(rfcKey, '468457', at(153568))).toBe(153569);
  });

  it.each([
    [-1, 999],
    [0, 1000],
    [1, 1000],
  ])('changes its centre exactly at the step boundary, %i ms from it', (offsetMs, step) => {
    expect(stepAt(1000 * 30_000 + offsetMs, 30)).toBe(step);
  });

  it('holds any code of the window at any time, with any parameters (C3, C5)', () => {
    const anyTotp = fc.record({
      algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
      digits: fc.integer({ min: 6, max: 8 }),
      periodSeconds: fc.integer({ min: 15, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 160, size: 'max' }),
        anyTotp,
        fc.integer({ min: 1, max: 2 ** 33 }),
        fc.integer({ min: -1, max: 1 }),
        (key, parameters, step, offset) => {
          const now = step * parameters.periodSeconds * 1000;
          const code = codeAtStep(key, step + offset, parameters);
          const matched = matchStep(key, code, { ...parameters, now, window: 1 });
          expect(matched).toBeGreaterThanOrEqual(step + offset);
          expect(matched).toBeLessThanOrEqual(step + 1);
        },
      ),
    );
  });
});

describe('the otpauth address', () => {
  it('is one that all authenticators read alike: upper-case hash, %20, issuer twice (C10)', () => {
    const uri = otpauthUri(rfcKey, { issuer: 'Example Host', account: 'a b@example.test' }, sha1);

    expect(uri).toBe(
      'otpauth://totp/Example%20Host:a%20b%40example.test?issuer=Example%20Host' +
        '&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    );
  });

  it('reads back as what it was made from, whatever the names hold (C10)', () => {
    const anyLabel = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 128, size: 'max' })
      .filter((text) => labelProblem(text) === undefined);
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 64 }),
        anyLabel,
        anyLabel,
        (key, issuer, account) => {
          const read = URI.parse(otpauthUri(key, { issuer, account }, sha1));
          expect(read).toMatchObject({ issuer, label: account, algorithm: 'SHA1', digits: 6 });
          expect(read.secret.base32).toBe(toBase32(key));
        },
      ),
    );
  });

  it('lets no name smuggle a parameter in (C10)', () => {
    const account = 'x&secret=AAAA&digits=8#';

    const read = URI.parse(otpauthUri(rfcKey, { issuer: 'Example?issuer=Evil', account }, sha1));

    expect(read).toMatchObject({ label: account, digits: 6, issuer: 'Example?issuer=Evil' });
    expect(read.secret.base32).toBe(toBase32(rfcKey));
  });
});
