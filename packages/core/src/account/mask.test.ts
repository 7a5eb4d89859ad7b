import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone } from './mask.ts';

describe('a masked e-mail address', () => {
  it.each([
    ['customer@example.test', 'c•••@example.test'],
    ['ab@example.test', 'a•••@example.test'],
    ['a@example.test', '•••@example.test'],
    ['@example.test', '•••@example.test'],
    ['"a@b"@example.test', '"•••@example.test'],
    ['😀x@example.test', '😀•••@example.test'],
    ['😀@example.test', '•••@example.test'],
    ['no address', '•••'],
    ['', '•••'],
  ])('%s reads %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked);
  });

  it('tells neither length nor any letter but the first (G1)', () => {
    const local = fc.string({ minLength: 2, unit: fc.constantFrom(...'abcdefgh.+') });
    fc.assert(
      fc.property(local, (text) => {
        expect(maskEmail(`${text}@example.test`)).toBe(`${text[0]}•••@example.test`);
      }),
    );
  });
});

describe('a masked phone number', () => {
  it.each([
    ['+420555000101', '••• ••• •01'],
    ['+1 (555) 000-0199', '••• ••• •99'],
    ['••• ••• •01', '••• ••• •01'],
    ['7', '••• ••• ••7'],
    ['', '••• ••• •••'],
    ['unknown', '••• ••• •••'],
  ])('%s reads %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('has one shape and two digits, however long the number is (G1)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 -'), minLength: 12 }),
        (text) => {
          const digits = `${text}42`;

          expect(maskPhone(digits)).toBe('••• ••• •42');
        },
      ),
    );
  });
});
