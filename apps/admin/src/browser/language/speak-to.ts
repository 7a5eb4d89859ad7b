/** The packs of the elements, each loaded where a browser asks for its language. */
const packs: Readonly<Record<string, () => Promise<unknown>>> = {
  ar: () => import('@keyfob/elements/locales/ar'),
  cs: () => import('@keyfob/elements/locales/cs'),
  de: () => import('@keyfob/elements/locales/de'),
  es: () => import('@keyfob/elements/locales/es'),
  fr: () => import('@keyfob/elements/locales/fr'),
  he: () => import('@keyfob/elements/locales/he'),
  it: () => import('@keyfob/elements/locales/it'),
  ja: () => import('@keyfob/elements/locales/ja'),
  nl: () => import('@keyfob/elements/locales/nl'),
  pl: () => import('@keyfob/elements/locales/pl'),
  pt: () => import('@keyfob/elements/locales/pt-BR'),
  sk: () => import('@keyfob/elements/locales/sk'),
  'zh-Hans': () => import('@keyfob/elements/locales/zh-Hans'),
};

/**
 * Has an element speak the language that this browser asks for. The page around it is English, and so
 * is what the page puts into it.
 */
export async function speakTo(selector: string): Promise<void> {
  const element = document.querySelector<HTMLElement>(selector);
  for (const tag of navigator.languages) {
    const { language, script } = localeOf(tag) ?? {};
    if (language === 'en' || !element) return;
    const load = packs[`${language}-${script}`] ?? packs[`${language}`];
    if (!load) continue;
    await load();
    for (const child of element.querySelectorAll<HTMLElement>(':scope > *')) {
      child.lang = 'en';
      child.dir = 'ltr';
    }
    element.lang = tag;
    element.dir = script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr';
    return;
  }
}

/** With its script. Browsers say what is no language tag, too: `en-US@posix`. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
