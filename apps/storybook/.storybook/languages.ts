import { registerMessages } from '@keyfob/elements';
import { pseudoLocale } from '@keyfob/elements/testing';

const folder = '../../../packages/elements/src/locales/';

const packs = import.meta.glob<Readonly<Record<string, object>>>(
  '../../../packages/elements/src/locales/*.ts',
);

/** Every language that has packs, by its own name, and the two that are made of English. */
export const languages: readonly (readonly [tag: string, name: string])[] = [
  ['en', 'English'],
  ...Object.keys(packs)
    .flatMap((path) => /([^/]+)-support-desk\.ts$/.exec(path)?.[1] ?? [])
    .map((tag) => [tag, ownName(tag)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b)),
  ['en-XA', 'Pseudo-locale: long, with accents'],
  ['ar-XB', 'Pseudo-locale: right to left'],
];

/** Has the elements know a language before a story is drawn in it. */
export async function loadLanguage(tag: string): Promise<void> {
  if (isPseudo(tag)) registerMessages(tag, pseudoLocale(tag));
  // The pack of the support desk has all others of its language with it.
  else await packs[`${folder}${tag}-support-desk.ts`]?.();
}

/** All texts of a language, those of the desk among them, as far as they are not English. */
export async function textsOf(tag: string): Promise<Readonly<Record<string, unknown>>> {
  if (isPseudo(tag)) return { ...pseudoLocale(tag) };
  const modules = [tag, `${tag}-support-desk`].map((name) => packs[`${folder}${name}.ts`]?.());
  const texts = (await Promise.all(modules)).flatMap((module) => Object.values(module ?? {}));
  return Object.assign({}, ...texts);
}

function isPseudo(tag: string): tag is 'en-XA' | 'ar-XB' {
  return tag === 'en-XA' || tag === 'ar-XB';
}

/** A language as its speakers write it at the beginning of a line: "Čeština". */
function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(tag));
}
