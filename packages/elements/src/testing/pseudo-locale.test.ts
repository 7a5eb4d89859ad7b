import { expect, it } from 'vitest';
import { findMessages, registerMessages } from '../i18n/registry.ts';
import { languages } from '../stories/every-language.ts';
import { pseudoLocale } from './pseudo-locale.ts';

const accented = pseudoLocale('en-XA');
const rightToLeft = pseudoLocale('ar-XB');

it('en-XA has accents, brackets and more length', () => {
  expect(accented.close).toBe('[Çļôšé on]');
  expect(accented.verificationIntro.length).toBeGreaterThan(
    1.35 * 'Your account is protected by a one-time code from your authenticator.'.length,
  );
  expect(accented.errors.not_allowed).toMatch(/^\[Ýôû áŕé/);
});

it('ar-XB turns each word round', () => {
  expect(rightToLeft.logIn).toBe('\u200f\u202eLog\u202c\u200f \u200f\u202ein\u202c\u200f');
});

it('leaves alone what is put into a text', () => {
  const email = 'c•••@example.com';

  expect(accented.mail.sent(email)).toMatch(/^\[Ŵé šéñţ á ɱáîļ ţô c•••@example\.com\. one/);
  expect(rightToLeft.mail.sent(email)).toContain(` ${email}.`);
  expect(accented.codeHint(6)).toContain('6');
  expect(accented.notAllowed.frozen('')).not.toMatch(/[\ue000-\uf8ff]/);
  expect(accented.notAllowed.frozen('')).toContain('Ƒôŕ ñôŵ');
  expect(accented.deskOpen(2, true)).toContain('(2+)');
});

it('is found by its full tag alone, so that English and Arabic stay what they are', () => {
  registerMessages('en-XA', accented);
  registerMessages('ar-XB', rightToLeft);

  expect(findMessages('en-XA')?.close).toBe(accented.close);
  expect(findMessages('ar-XB')?.close).toBe(rightToLeft.close);
  expect(findMessages('en')).toBeUndefined();
  expect(findMessages('en-GB')).toBeUndefined();
  expect(findMessages('ar-EG')?.close).toBe(languages.find(({ tag }) => tag === 'ar')?.all.close);
});
