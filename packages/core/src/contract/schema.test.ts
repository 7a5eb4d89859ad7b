import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badBodies, badCodes, refusalOf } from '../testing/index.ts';
import { checkBody, schemas } from './schema.ts';

const check = async (name: keyof typeof schemas, input: unknown) =>
  checkBody<object>(schemas[name], input);

describe('a code', () => {
  it.each(badCodes)('of the class %s is a format error of its field (C9)', async (_, code) => {
    for (const name of ['activate', 'verify', 'deactivate'] as const) {
      const body = name === 'verify' ? { code } : { password: 'x', code };
      const refusal = await refusalOf(check(name, body));

      expect(refusal.code).toBe('invalid_input');
      expect(refusal.details.fields?.map(({ field }) => field)).toEqual(['code']);
      expect(JSON.stringify(refusal.details)).not.toContain('123');
    }
  });

  it('is six to eight digits, spaces aside (C9)', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 a\t') }), (code) => {
        const digits = code.replaceAll(' ', '');
        const isCode = /^[0-9]{6,8}$/.test(digits) && code.length <= 32;
        if (isCode) expect(checkBody(schemas.verify, { code })).toEqual({ code: digits });
        else expect(() => checkBody(schemas.verify, { code })).toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it('is judged in linear time (attack 91)', () => {
    const hostile = `${' 1'.repeat(50_000)}x`;

    expect(() => checkBody(schemas.verify, { code: hostile })).toThrow();
  });
});

describe('a body', () => {
  const parsable = badBodies.filter(([, text]) => {
    try {
      JSON.parse(text);
      return !text.includes('"code":"000000"') && !text.includes('\\u0063ode');
    } catch {
      return false;
    }
  });

  it.each(parsable)('of the class %s is refused (W8)', async (_, text) => {
    for (const name of ['activate', 'verify', 'deactivate'] as const) {
      expect((await refusalOf(check(name, JSON.parse(text)))).code).toBe('invalid_input');
    }
  });

  it.each<[unknown, unknown]>([
    [{}, ['password required', 'code required']],
    [{ password: '', code: '123456' }, ['password required']],
    [{ password: 'x'.repeat(1025), code: '123456' }, ['password too_long']],
    [{ password: 'x', code: '1' }, ['code wrong_format']],
    [{ password: 5, code: '123456' }, ['password wrong_type']],
    [{ password: 'x', code: '123456', userId: 'bob' }, ['userId unknown_field']],
    [{ password: 'x\ud800', code: '123456' }, ['password wrong_format']],
    [{ password: 'x', code: '123456', name: '\n' }, ['name wrong_format']],
    [{ password: 'x', code: '123456', name: 'x'.repeat(65) }, ['name too_long']],
    [{ password: 'x', code: '123456', enrolmentId: 'a b' }, ['enrolmentId wrong_format']],
    [{ password: 'x', code: '123456', ['y'.repeat(100)]: 1 }, [`${'y'.repeat(64)} unknown_field`]],
    [undefined, ['body wrong_type']],
    [null, ['body wrong_type']],
    ['text', ['body wrong_type']],
  ])('%j is refused, naming each field and its reason (W7)', async (input, expected) => {
    const { details } = await refusalOf(check('activate', input));

    expect(details.fields?.map(({ field, reason }) => `${field} ${reason}`)).toEqual(expected);
  });

  it('that is anything at all is checked or refused, never a crash (O2)', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (input) => {
        try {
          expect(checkBody(schemas.activate, input)).toHaveProperty('password');
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_input' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});
