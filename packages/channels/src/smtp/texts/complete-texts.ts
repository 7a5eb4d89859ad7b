import type { Languages } from '../../shared/language.ts';
import { en } from './en.ts';
import { languages as shipped } from './languages.ts';
import type { MailTexts } from './mail-texts.ts';

/**
 * The shipped texts with an integrator's own over them. A language that is not shipped takes what it
 * does not say from English.
 *
 * @param own by language, such as `de`, or by language and script, such as `zh-Hant`
 * @throws TypeError naming the text that is unknown, lacks its button or has a line break
 */
export function completeTexts(
  own: Readonly<Record<string, Partial<MailTexts>>>,
): Languages<MailTexts> {
  requireObject('texts', own, '{ de: { otp_kept: … } }');
  const languages: Record<string, MailTexts> & { en: MailTexts } = { ...shipped };
  for (const [language, texts] of Object.entries(own)) {
    if (!/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/.test(language)) {
      throw new TypeError(
        `smtpMailer: texts.${language} is not a language such as "de", nor one with its script such as "zh-Hant"`,
      );
    }
    requireObject(`texts.${language}`, texts, '{ otp_kept: … }');
    for (const [name, text] of Object.entries(texts))
      check(`texts.${language}.${name}`, name, text);
    languages[language] = { ...(languages[language] ?? en), ...texts };
  }
  return languages;
}

function requireObject(option: string, value: unknown, example: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`smtpMailer: ${option} must be an object, such as ${example}`);
  }
}

function check(option: string, name: string, text: unknown): void {
  if (!Object.hasOwn(en, name)) {
    throw new TypeError(
      `smtpMailer: ${option} is unknown; known are: ${Object.keys(en).join(', ')}`,
    );
  }
  const model = en[name as keyof MailTexts]; // just seen to be one of its keys
  if (typeof model === 'string') {
    requireLine(option, text);
    return;
  }
  const { subject, before, button, after } = Object(text) as Partial<Record<string, unknown>>;
  requireLine(`${option}.subject`, subject);
  if (model.button !== undefined) requireLine(`${option}.button`, button);
  requireLines(`${option}.before`, before);
  requireLines(`${option}.after`, after);
}

function requireLines(option: string, lines: unknown): void {
  if (!Array.isArray(lines)) throw new TypeError(`smtpMailer: ${option} must be a list of lines`);
  lines.forEach((line, index) => {
    requireLine(`${option}[${index}]`, line);
  });
}

/** One line: a line break in a subject would begin another header (M1). */
function requireLine(option: string, text: unknown): void {
  if (typeof text !== 'string' || text === '' || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new TypeError(`smtpMailer: ${option} must be one line of text`);
  }
}
