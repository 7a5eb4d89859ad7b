import fc from 'fast-check';
import { HOTP, Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { hotpUnder } from './hotp.ts';

it('equals the codes of otpauth, for keys shorter, as long as and longer than a block (C1)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
      fc.integer({ min: 6, max: 8 }),
      fc.uint8Array({ minLength: 1, maxLength: 200, size: 'max' }),
      fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 4 }),
      (algorithm, digits, key, counters) => {
        const secret = new Secret({ buffer: new Uint8Array(key).buffer });
        const codeAt = hotpUnder(key, { algorithm, digits });
        for (const counter of counters) {
          const expected = HOTP.generate({ secret, algorithm, digits, counter });
          expect(codeAt(counter)).toBe(Number(expected));
        }
      },
    ),
  );
});
