import type { LoginMessages, Messages } from './messages/messages.ts';
import type { SupportDeskMessages } from './messages/support-desk.ts';

/** What a page has loaded of a language: the log-in alone, all of it, or that of the support desk too. */
type Pack = Partial<Omit<Messages, 'errors'> & SupportDeskMessages> &
  Partial<Pick<LoginMessages, 'errors'>>;

interface Registry {
  readonly packs: Map<string, Pack>;
  readonly listeners: Set<() => void>;
}

const place = Symbol.for('keyfob.messages');

/** One for the whole page, so that a pack serves the elements whichever copy of the package made them. */
function registry(): Registry {
  const global = globalThis as { [place]?: Registry };
  global[place] ??= { packs: new Map(), listeners: new Set() };
  return global[place];
}

/**
 * Makes the elements speak one more language, at once and on the whole page. The texts of the log-in and
 * those of the support desk are packs of their own; what is registered for a language adds up.
 *
 * @param language a language tag such as `cs` or `pt-BR` (BCP 47)
 */
export function registerMessages(
  language: string,
  messages: Messages | LoginMessages | SupportDeskMessages,
): void {
  const { packs, listeners } = registry();
  const tag = language.toLowerCase();
  packs.set(tag, { ...packs.get(tag), ...messages });
  for (const listener of listeners) listener();
}

/** Calls back whenever a language is added, until the returned function is called. */
export function onRegistered(listener: () => void): () => void {
  const { listeners } = registry();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The texts for a language tag: of the full tag, else of the language in the script of the tag, which
 * `zh-CN` has in common with `zh-Hans` and `zh-TW` has not, else of the language alone.
 */
export function findMessages(tag: string): Pack | undefined {
  const locale = localeOf(tag);
  const { packs } = registry();
  if (!locale || !packs.size) return undefined;
  const { language, script } = locale.maximize();
  const find = (name: string) => packs.get(name.toLowerCase());
  return find(tag) ?? find(`${language}-${script}`) ?? find(language);
}

/** What a language tag says, or nothing where it is none. */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
