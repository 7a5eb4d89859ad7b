/** Texts by language, such as `de`, or by language and script, such as `zh-Hans`. */
export type Languages<Texts> = { readonly en: Texts } & Readonly<Record<string, Texts>>;

/**
 * The texts of a language: `cs` for `cs-CZ`, `zh-Hans` for `zh-CN`, and English for what is not there.
 *
 * @param locale as BCP 47 has it; anything else counts as English
 */
export function pickLanguage<Texts>(
  locale: string,
  languages: Languages<Texts>,
): { readonly language: string; readonly texts: Texts } {
  for (const language of candidates(locale)) {
    const texts = Object.hasOwn(languages, language) ? languages[language] : undefined;
    if (texts) return { language, texts };
  }
  return { language: 'en', texts: languages.en };
}

function candidates(locale: string): string[] {
  try {
    const { language, script } = new Intl.Locale(locale.replaceAll('_', '-')).maximize();
    return [`${language}-${script}`, language];
  } catch {
    return [];
  }
}

/** Puts values into a text: `{site}` becomes what `values.site` says, other braces stay. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
}

/** A span in the reader's language: "5 minutes", "5 minut". */
export function writeMinutes(minutes: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
    .format(minutes)
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

/**
 * A moment in the reader's language, with its time zone: "25 November 2026 at 14:30 UTC".
 *
 * @param at milliseconds since 1970-01-01T00:00:00Z
 */
export function writeInstant(at: number, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
    .format(at)
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

/**
 * @throws RangeError when this machine knows no such time zone
 */
export function requireTimeZone(option: string, timeZone: unknown): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: String(timeZone) }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new RangeError(
      `${option} is ${String(timeZone)}; allowed are time zones such as UTC or Europe/Prague`,
      { cause },
    );
  }
}
