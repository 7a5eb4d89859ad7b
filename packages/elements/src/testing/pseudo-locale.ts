import { en } from '../i18n/en/en.ts';
import { supportDesk } from '../i18n/en/support-desk.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = [...'áƀçđéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ'];
const filler = 'one two three four five six seven eight nine ten '.repeat(4);

/** How a text in a pseudo-locale is made of the English one. */
const manners = {
  'en-XA': (text: string) => {
    const letters = text.replace(/[a-z]/gi, (letter) => accented[plain.indexOf(letter)] ?? letter);
    return `[${letters} ${filler.slice(0, Math.ceil(text.length * 0.4)).trim()}]`;
  },
  'ar-XB': (text: string) =>
    text.replace(/\p{L}[\p{L}’]*/gu, (word) => `\u200f\u202e${word}\u202c\u200f`),
};

/**
 * English made unlike itself, to see what a page does with other languages before there are any:
 * `en-XA` has accents, is 40 % longer and stands in brackets, so that a text shows where it is cut;
 * `ar-XB` runs from right to left. Both have every text, and leave alone what is put into one.
 *
 * @example
 * registerMessages('en-XA', pseudoLocale('en-XA'));
 * document.documentElement.lang = 'en-XA';
 */
export function pseudoLocale(tag: 'en-XA' | 'ar-XB'): Messages & SupportDeskMessages {
  const english = { ...en, ...supportDesk };
  return remade(english, manners[tag]) as typeof english; // it has the same keys and functions
}

function remade(texts: unknown, change: (text: string) => string): unknown {
  if (typeof texts === 'string') return change(texts);
  if (typeof texts === 'function') {
    return (...values: readonly unknown[]) => {
      const text: string = texts(...values.map((value, index) => hole(value, index)));
      return change(text).replace(/[\ue000-\uf8ff]/g, (sign) =>
        String(values[sign.charCodeAt(0) - 0xe000]),
      );
    };
  }
  return Object.fromEntries(
    Object.entries(Object(texts)).map(([key, text]) => [key, remade(text, change)]),
  );
}

/** What stands for a name or a moment, of the private use area, until the text around it is changed. */
function hole(value: unknown, index: number): unknown {
  return typeof value === 'string' && value ? String.fromCharCode(0xe000 + index) : value;
}
