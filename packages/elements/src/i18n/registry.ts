import type { Messages } from './messages/messages.ts';
import type { SupportDeskMessages } from './messages/support-desk.ts';

/** What is known of a language: its pack, and that of the support desk where a page has loaded it. */
type Pack = Partial<Messages & SupportDeskMessages>;

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
 * Makes the elements speak one more language, at once and on the whole page. The texts of the support
 * desk are a pack of their own; the two of a language add up.
 *
 * @param language a language tag such as `cs` or `pt-BR`
 */
export function registerMessages(language: string, messages: Messages | SupportDeskMessages): void {
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

/** The texts for a language tag: of the full tag, else of its base language. */
export function findMessages(tag: string): Pack | undefined {
  const { packs } = registry();
  const wanted = tag.toLowerCase();
  return packs.get(wanted) ?? packs.get(wanted.replace(/-.*/, ''));
}
