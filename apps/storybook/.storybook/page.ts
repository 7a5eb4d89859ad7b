import { brands } from '../brands/brands.ts';
import type { Globals } from './globals.ts';
import { adaptMedia } from './media.ts';

const rightToLeft = /^(?:ar|he)\b/;
const sheet = new CSSStyleSheet();

/** Makes the page of the story what the toolbar says: what the elements take from a page, they take from here. */
export function preparePage(globals: Globals): void {
  const {
    scheme = 'light',
    brand = 'keyfob',
    locale = 'en',
    direction,
    textSize = '100',
  } = globals;
  const page = document.documentElement;
  page.lang = locale;
  page.dir = direction === 'ltr' || direction === 'rtl' ? direction : directionOf(locale);
  page.style.fontSize = `${textSize}%`;
  // A brand may have one scheme only, so that the choice of the toolbar gives way to it.
  const css = `:where(:root) { color-scheme: ${scheme} } ${brandCss(brand)}`;
  sheet.replaceSync(css);
  const others = document.adoptedStyleSheets.filter((other) => other !== sheet);
  document.adoptedStyleSheets = [...others, sheet];
  adaptMedia(globals);
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(locale) ? 'rtl' : 'ltr';
}

function brandCss(brand: string): string {
  return brands.find(({ name }) => name === brand)?.css ?? '';
}
