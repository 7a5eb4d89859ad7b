import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badBodies, badCodes, pastedCodes, refusalOf } from '../testing/index.ts';
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

  it.each(pastedCodes)('is taken %s, and reaches the rules as digits (C9)', (_, write) => {
    const code = write('012345');

    for (const name of ['activate', 'verify', 'deactivate'] as const) {
      const body = name === 'verify' ? { code } : { password: 'x', code };

      expect(checkBody<object>(schemas[name], body)).toEqual({ ...body, code: '012345' });
    }
    const bySms = { smsCode: write('01234567'), captcha: 'x' };
    expect(checkBody(schemas.completeRecovery, bySms)).toEqual({ ...bySms, smsCode: '01234567' });
  });

  it('is six to eight digits, spaces and dashes aside (C9)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 a\t-'), size: '+1' }),
        (code) => {
          const digits = code.replaceAll(/[ \t-]/g, '');
          const isCode = /^[0-9]{6,8}$/.test(digits) && code.length <= 64;
          if (isCode) expect(checkBody(schemas.verify, { code })).toEqual({ code: digits });
          else expect(() => checkBody(schemas.verify, { code })).toThrow();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('has at most 64 characters, whatever they are', () => {
    const padded = (length: number) => '123456'.padEnd(length);

    expect(checkBody(schemas.verify, { code: padded(64) })).toEqual({ code: '123456' });
    expect(() => checkBody(schemas.verify, { code: padded(65) })).toThrow();
  });

  it('is judged in linear time (attack 91)', () => {
    const hostile = `${' 1'.repeat(50_000)}x`;

    expect(() => checkBody(schemas.verify, { code: hostile })).toThrow();
  });
});

describe('the token of a link', () => {
  it.each(['a.b.c', 'A_9-.b.c', `a.b.${'c'.repeat(2044)}`])('is three parts: %s', (token) => {
    expect(checkBody(schemas.openNotice, { token })).toEqual({ token });
    expect(checkBody(schemas.cancelRecovery, { token })).toEqual({ token });
    expect(checkBody(schemas.openRecoveryLink, { token })).toEqual({ token });
  });

  it.each([
    '',
    'a.b',
    'a.b.c.d',
    'a..c',
    '.b.c',
    'a.b.',
    'a.b.c ',
    'a.b.c#',
    `a.b.${'c'.repeat(2045)}`,
  ])('is refused as a mistake of form: %j', async (token) => {
    expect((await refusalOf(check('cancelRecovery', { token }))).details.fields).toMatchObject([
      { field: 'token' },
    ]);
  });
});

describe('the log-in that a tab means', () => {
  it('is the id of one, or left out', async () => {
    expect(checkBody(schemas.verify, { code: '123456', login: 'p-1_A' })).toEqual({
      ...{ code: '123456', login: 'p-1_A' },
    });
    expect(checkBody(schemas.beginRecovery, { login: 'p1' })).toEqual({ login: 'p1' });
    for (const login of ['', 'a b', 'x'.repeat(65), 7, null]) {
      const refusal = await refusalOf(check('verify', { code: '123456', login }));
      expect(refusal.details.fields).toMatchObject([{ field: 'login' }]);
    }
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
    [[], ['body wrong_type']],
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
