import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacUnder } from './hmac.ts';

it('equals the HMAC of Node for keys shorter, as long as and longer than a block (C1)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
      fc.uint8Array({ minLength: 1, maxLength: 200, size: 'max' }),
      fc.array(fc.uint8Array({ minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
      (algorithm, key, messages) => {
        const digest = hmacUnder(key, algorithm);
        for (const message of messages) {
          const expected = createHmac(algorithm, key).update(message).digest('hex');
          expect(Buffer.from(digest(message)).toString('hex')).toBe(expected);
        }
      },
    ),
  );
});
