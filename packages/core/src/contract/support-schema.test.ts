import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badBodies, refusalOf } from '../testing/index.ts';
import { checkBody } from './schema.ts';
import { supportSchemas } from './support-schema.ts';

type Name = keyof typeof supportSchemas;

const fine = {
  requestSupport: { email: 'customer@example.test', message: 'I lost my phone.' },
  commentRequest: { text: 'Called back.' },
  checkEvidence: { item: 'called_back', isChecked: true },
  decideRequest: { decision: 'approve', reason: 'Document seen.' },
} as const satisfies Record<Name, object>;

const check = async (name: Name, input: unknown) => checkBody<object>(supportSchemas[name], input);
const takes = (name: Name, changes: object) =>
  expect(check(name, { ...fine[name], ...changes })).resolves.toBeDefined();
async function reasons(name: Name, input: unknown): Promise<string[] | undefined> {
  const { code, details } = await refusalOf(check(name, input));
  expect(code).toBe('invalid_input');
  return details.fields?.map(({ field, reason }) => `${field} ${reason}`);
}

describe('a body about support', () => {
  it.each(Object.entries(fine))('of %s is taken as it is', async (name, body) => {
    expect(await check(name as Name, body)).toEqual(body);
  });

  it.each<[Name, object, string[]]>([
    ['requestSupport', { email: 'a@' }, ['email required']],
    ['requestSupport', { email: '' }, ['email required']],
    ['requestSupport', { email: 'customer' }, ['email wrong_format']],
    ['requestSupport', { email: 'a@b@c' }, ['email wrong_format']],
    ['requestSupport', { email: '@example.test' }, ['email wrong_format']],
    ['requestSupport', { email: 'customer@' }, ['email wrong_format']],
    ['requestSupport', { email: 'a b@example.test' }, ['email wrong_format']],
    ['requestSupport', { email: 'a@example.test\nBcc: b' }, ['email wrong_format']],
    ['requestSupport', { email: 'a\u0000@example.test' }, ['email wrong_format']],
    ['requestSupport', { email: 'a\u202e@example.test' }, ['email wrong_format']],
    ['requestSupport', { email: 'a\ud800@example.test' }, ['email wrong_format']],
    ['requestSupport', { email: `${'a'.repeat(242)}@example.test` }, ['email too_long']],
    ['requestSupport', { email: 5 }, ['email wrong_type']],
    ['requestSupport', { message: '' }, ['message required']],
    ['requestSupport', { message: ' \n ' }, ['message wrong_format']],
    ['requestSupport', { message: 'x'.repeat(2001) }, ['message too_long']],
    ['requestSupport', { message: 'a\rb' }, ['message wrong_format']],
    ['requestSupport', { message: 'a\u001b[31m' }, ['message wrong_format']],
    ['requestSupport', { message: 'a\ud800' }, ['message wrong_format']],
    ['requestSupport', { message: 5 }, ['message wrong_type']],
    ['requestSupport', { captcha: '' }, ['captcha required']],
    ['requestSupport', { captcha: 'a b' }, ['captcha wrong_format']],
    ['requestSupport', { captcha: 'x'.repeat(4097) }, ['captcha too_long']],
    ['requestSupport', { userId: 'alice' }, ['userId unknown_field']],
    ['commentRequest', { text: '' }, ['text required']],
    ['commentRequest', { text: 'x'.repeat(2001) }, ['text too_long']],
    ['commentRequest', { by: 'somebody' }, ['by unknown_field']],
    ['checkEvidence', { item: 'a b' }, ['item wrong_format']],
    ['checkEvidence', { item: '' }, ['item wrong_format']],
    ['checkEvidence', { item: 'x'.repeat(65) }, ['item too_long']],
    ['checkEvidence', { isChecked: 'true' }, ['isChecked wrong_type']],
    ['decideRequest', { decision: 'maybe' }, ['decision wrong_format']],
    ['decideRequest', { decision: true }, ['decision wrong_format']],
    ['decideRequest', { reason: '' }, ['reason required']],
    ['decideRequest', { reason: 'x'.repeat(1001) }, ['reason too_long']],
  ])('of %s is refused with %j: %j (W7)', async (name, changes, expected) => {
    expect(await reasons(name, { ...fine[name], ...changes })).toEqual(expected);
  });

  it.each(Object.keys(fine))('of %s may lack nothing that is needed (W7)', async (name) => {
    const fields = Object.keys(fine[name as Name]).map((field) => `${field} required`);

    const found = await reasons(name as Name, {});

    expect(found?.map((each) => each.replace('wrong_format', 'required'))).toEqual(fields);
  });

  it('may be as long as it says, in any language and over several lines', async () => {
    await takes('requestSupport', { message: '😀'.repeat(1000) });
    await takes('requestSupport', { message: 'Dobrý den,\n\n\tztratil jsem telefon. 👩‍💻' });
    await takes('requestSupport', { email: 'a@b' });
    await takes('requestSupport', { email: 'žofie+otp@přiklad.test' });
    await takes('requestSupport', { email: `${'a'.repeat(241)}@example.test` });
    await takes('requestSupport', { captcha: 'eyJh+/='.repeat(500) });
    await takes('decideRequest', { reason: 'x'.repeat(1000), decision: 'reject' });
  });

  it('loses the blanks that people type around an e-mail address', async () => {
    const body = { ...fine.requestSupport, email: ' customer@example.test\t' };

    expect(await check('requestSupport', body)).toEqual(fine.requestSupport);
  });

  const parsable = badBodies.flatMap(([name, text]) => {
    try {
      return [[name, JSON.parse(text)] as const];
    } catch {
      return [];
    }
  });
  it.each(parsable)('of the class %s is refused (W8)', async (_, body) => {
    for (const name of Object.keys(fine) as Name[]) {
      expect((await refusalOf(check(name, body))).code).toBe('invalid_input');
    }
  });

  it('that is anything at all is checked or refused, never a crash (O2)', () => {
    const name = fc.constantFrom(...(Object.keys(fine) as Name[]));
    fc.assert(
      fc.property(name, fc.anything({ withNullPrototype: true }), (each, input) => {
        expect(() => checkBody<object>(supportSchemas[each], input)).toThrow(
          expect.objectContaining({ code: 'invalid_input' }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is judged in linear time (attack 91)', async () => {
    const hostile = { email: `${'a@'.repeat(120)}!`, message: `${' \n'.repeat(999)}` };

    expect(await reasons('requestSupport', hostile)).toEqual([
      'email wrong_format',
      'message wrong_format',
    ]);
  });
});
