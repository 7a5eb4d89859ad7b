import { describe, expect, it } from 'vitest';
import { errorStatuses, type NotAllowedReason } from '#contract';
import { type Language, languages } from '../stories/every-language.ts';
import { common } from './en/common.ts';
import { en } from './en/en.ts';
import { supportDesk } from './en/support-desk.ts';
import { verification } from './en/verification.ts';

const english: Language = {
  tag: 'en',
  login: { ...common, ...verification },
  all: en,
  desk: supportDesk,
};

type Say = (...values: readonly unknown[]) => string;

/** Each text with the path of its key: `errors.wrong_code`. */
function texts(messages: object, path = ''): [path: string, text: string | Say][] {
  return Object.entries(messages).flatMap(([key, text]) =>
    typeof text === 'object' ? texts(text, `${path}${key}.`) : [[`${path}${key}`, text]],
  );
}

const keys = (messages: object) => texts(messages).map(([path]) => path);
const textsOf = ({ all, desk }: Language) => texts({ ...all, ...desk });
const englishTexts = new Map(textsOf(english));

/** The English text behind a path, as it is said of a Friday. */
function englishOf(path: string): string {
  const text = englishTexts.get(path) ?? '';
  return typeof text === 'string' ? text : text('Friday');
}

/** How languages speak of phones. */
const phoneWords: Readonly<Record<string, RegExp>> = {
  en: /phone|mobile|SMS/i,
  ar: /هاتف|جوّال|جوال|محمول|SMS|نصية/,
  cs: /telefon|mobil|SMS/i,
  de: /telefon|handy|mobil|SMS/i,
  es: /tel[eé]fono|m[oó]vil|celular|SMS/i,
  fr: /t[eé]l[eé]phone|portable|mobile|SMS/i,
  he: /טלפון|נייד|SMS|מסרון/,
  it: /telefon|cellulare|SMS/i,
  ja: /電話|携帯|スマートフォン|スマホ|SMS/,
  nl: /telefoon|mobiel|sms/i,
  pl: /telefon|kom[oó]rk|SMS/i,
  'pt-BR': /telefone|celular|SMS/i,
  sk: /telef[oó]n|mobil|SMS/i,
  'zh-Hans': /手机|电话|短信|SMS/,
};

it('English has a text for every code of the error table', () => {
  expect(keys(en.errors).sort()).toEqual(Object.keys(errorStatuses).sort());
});

it('every pack of the folder belongs to a language', () => {
  expect(languages.map(({ tag }) => tag)).toContain('cs');
});

describe.each([english, ...languages])('$tag', (language) => {
  const { tag, login, all, desk } = language;

  it('has the texts of English in each of its packs', () => {
    expect(keys(login).sort()).toEqual(keys(english.login).sort());
    expect(keys(all).sort()).toEqual(keys(english.all).sort());
    expect(keys(desk).sort()).toEqual(keys(english.desk).sort());
  });

  it('has sentences, labels and names as English has', () => {
    const said = textsOf(language).map(([path, text]) => ({
      path,
      text: typeof text === 'string' ? text : text('Friday'),
    }));
    const isSentence = (path: string) => /[.:]$/.test(englishOf(path));

    expect(said.filter(({ text }) => text.trim() !== text || text === '')).toEqual([]);
    expect(said.filter(({ path, text }) => isSentence(path) !== /[.:。：]$/.test(text))).toEqual(
      [],
    );
    expect(
      said.filter(({ path, text }) => /^\p{Lu}/u.test(englishOf(path)) && /^\p{Ll}/u.test(text)),
    ).toEqual([]);
  });

  it('says what it is given, and that cleanly', () => {
    const functions = textsOf(language).flatMap(([path, text]) =>
      typeof text === 'string' || /not_?allowed\.(?:support_only|policy)/i.test(path)
        ? []
        : { path, say: text, takesTwo: englishTexts.get(path)?.length === 2 },
    );
    const values = [0, 1, 2, 3, 5, 11, 21, 30, 90, 100, 122, 900, 3660];
    const said = values.flatMap((value) => functions.map(({ say }) => say(value, value)));

    expect(functions.length).toBeGreaterThan(30);
    expect(
      said.filter((text) => /undefined|NaN|\bnull\b|\[object| {2}| [.,。]/.test(text)),
    ).toEqual([]);
    // 420 is told as it is or, in seconds, as 7 minutes
    expect(functions.filter(({ say }) => !/420|7/.test(say(420, 0)))).toEqual([]);
    expect(functions.filter(({ say }) => say(420, 0) === say(540, 0))).toEqual([]);
    expect(
      functions.filter(({ say, takesTwo }) => takesTwo && say(420, 0) === say(420, 540)),
    ).toEqual([]);
  });

  it.each(Object.keys(en.notAllowed) as NotAllowedReason[])(
    'says why something is not allowed (%s), with and without an end',
    (reason) => {
      const say = all.notAllowed[reason];

      for (const words of [say(''), say('Friday')]) {
        expect(words).toMatch(/^[^\p{Ll}\s].*\p{L}[.。]$/u);
        expect(words).not.toMatch(/ {2}| [.。]|undefined/);
      }
      const hasEnd = reason === 'frozen' || reason === 'contact_changed';
      expect(say('Friday').includes('Friday')).toBe(hasEnd);
    },
  );

  it('speaks of no phone where no SMS is asked for', () => {
    const { deadEnd, noAccessMail, recoveryIntro, linkIntro, supportRequestIntro } = all;
    const { elsewhere, elsewhereOver, waitingUntold, completionIntro, yourPhone, sendSms } = all;
    const untold = [noAccessMail, recoveryIntro, linkIntro, supportRequestIntro, elsewhere];
    const rest = [elsewhereOver, waitingUntold, completionIntro, ...Object.values(deadEnd)];

    expect([yourPhone, sendSms].every((text) => phoneWords[tag]?.test(text))).toBe(true);
    expect([...untold, ...rest].filter((text) => phoneWords[tag]?.test(text))).toEqual([]);
  });

  it('keeps the words of the two labels for the labels', () => {
    const { show, hide, lost, qrLabel, disable, smsCode, recoveryTitle, showSharedKey } = all;

    for (const name of [
      show,
      hide,
      lost,
      qrLabel,
      disable,
      smsCode,
      recoveryTitle,
      showSharedKey,
    ]) {
      expect(name).not.toContain(all.password);
      expect(name).not.toContain(all.code);
    }
  });

  it('has the words on a button in its name (WCAG 2.5.3)', () => {
    expect(all.showPassword.toLowerCase()).toContain(all.show.toLowerCase());
    expect(all.hidePassword.toLowerCase()).toContain(all.hide.toLowerCase());
  });
});
