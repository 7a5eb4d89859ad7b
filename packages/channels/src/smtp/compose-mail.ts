import type { MailContent } from '@keyfob/core';
import {
  fill,
  type Languages,
  pickLanguage,
  writeInstant,
  writeMinutes,
} from '../shared/language.ts';
import { requireLink } from '../shared/link.ts';
import { type MailWords, writeHtml, writePlainText } from './mail-page.ts';
import type { MailTexts } from './texts/mail-texts.ts';

/** What is the same for every mail of a site. */
export interface Letterhead {
  readonly siteName: string;
  readonly languages: Languages<MailTexts>;
  /** IANA time zone of the times in mails. */
  readonly timeZone: string;
}

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Puts a mail into words.
 *
 * @param locale the reader's; English when its language is not known
 * @throws a permanent error for a link that is not `https:`
 */
export function composeMail(
  { siteName, languages, timeZone }: Letterhead,
  content: MailContent,
  locale: string,
): ComposedMail {
  const { language, texts } = pickLanguage(locale, languages);
  const text = texts[nameOf(content)];
  const values = {
    site: siteName,
    minutes: 'minutes' in content ? String(content.minutes) : '',
    duration: 'minutes' in content ? writeMinutes(content.minutes, language) : '',
    time: 'effectiveAt' in content ? writeInstant(content.effectiveAt, language, timeZone) : '',
  };
  const filled = (line: string) => fill(line, values);
  const subject = filled(text.subject);
  const words: MailWords = {
    language,
    siteName,
    subject,
    before: text.before.map(filled),
    ...('link' in content && {
      link: { href: requireLink(content.link), label: filled(text.button ?? content.link) },
    }),
    after: text.after.map(filled),
    footer: filled(texts.footer),
  };
  return { subject, text: writePlainText(words), html: writeHtml(words) };
}

function nameOf(content: MailContent): Exclude<keyof MailTexts, 'footer'> {
  return content.kind === 'otp_disabling' ? `otp_disabling_by_${content.by}` : content.kind;
}
