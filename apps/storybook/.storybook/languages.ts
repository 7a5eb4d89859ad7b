import { registerMessages } from '@keyfob/elements';
import { pseudoLocale } from '@keyfob/elements/testing';

const folder = '../../../packages/elements/src/locales/';

// The pack of the support desk has all others of its language with it.
const packs = import.meta.glob('../../../packages/elements/src/locales/*-support-desk.ts');

/** Every language that has packs, by its own name, and the two that are made of English. */
export const languages: readonly (readonly [tag: string, name: string])[] = [
  ['en', 'English'],
  ...Object.keys(packs)
    .map((path) => path.slice(folder.length, -'-support-desk.ts'.length))
    .map((tag) => [tag, ownName(tag)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b)),
  ['en-XA', 'Pseudo-locale: long, with accents'],
  ['ar-XB', 'Pseudo-locale: right to left'],
];

/** Has the elements know a language before a story is drawn in it. */
export async function loadLanguage(tag: string): Promise<void> {
  if (tag === 'en-XA' || tag === 'ar-XB') registerMessages(tag, pseudoLocale(tag));
  else await packs[`${folder}${tag}-support-desk.ts`]?.();
}

/** A language as its speakers write it at the beginning of a line: "Čeština". */
function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(tag));
}
