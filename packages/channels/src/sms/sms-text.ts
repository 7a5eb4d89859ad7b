import type { SmsContent } from '@keyfob/core';
import { fill, pickLanguage, writeInstant } from '../shared/language.ts';
import { requireLink } from '../shared/link.ts';
import { impossible } from '../shared/send-failure.ts';
import { languages } from './texts/languages.ts';

/** What is the same for every SMS of a site. */
export interface SmsHead {
  /** From `requireSmsSiteName`. */
  readonly siteName: string;
  /** IANA time zone of the times in texts. */
  readonly timeZone: string;
}

/**
 * Puts an SMS into words, in the reader's language.
 *
 * A code ends with the line that lets browsers fill it in on its own site and nowhere else (WICG,
 * Origin-bound one-time codes, § Message format); nothing but this module writes such a line (P1).
 *
 * @throws a permanent error for a code, host or link that is none
 */
export function writeSms(
  { siteName, timeZone }: SmsHead,
  content: SmsContent,
  locale: string,
): string {
  const { language, texts } = pickLanguage(locale, languages);
  const values = {
    site: siteName,
    code: content.kind === 'recovery_code' ? content.code : '',
    link: 'link' in content ? requireLink(content.link) : '',
    time: 'effectiveAt' in content ? writeInstant(content.effectiveAt, language, timeZone) : '',
  };
  const text = fill(texts[content.kind], values);
  return content.kind === 'recovery_code' ? `${text}\n\n${lastLine(content)}` : text;
}

function lastLine({ code, host }: { readonly code: string; readonly host: string }): string {
  if (!/^\d{6,10}$/.test(code)) throw impossible('the code of an SMS must be 6 to 10 digits');
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(host)) {
    throw impossible('the host of an SMS code must be a host name in lower case');
  }
  return `@${host} #${code}`;
}

/**
 * A phone number as E.164 has it, without spaces.
 *
 * @throws a permanent error that does not repeat the number
 */
export function requireNumber(to: string): string {
  if (!/^\+[1-9]\d{6,14}$/.test(to)) throw impossible('the number of an SMS is not E.164');
  return to;
}
