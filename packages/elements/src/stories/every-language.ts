/// <reference types="vite/client" />
import type { LoginMessages, Messages } from '../i18n/messages/messages.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';

/** The three packs of a language. */
export interface Language {
  readonly tag: string;
  readonly login: LoginMessages;
  readonly all: Messages;
  readonly desk: SupportDeskMessages;
}

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../locales/*.ts', {
  eager: true,
});

/** Every language of the folder `locales`, found by itself. They are registered, too. */
export const languages: readonly Language[] = Object.keys(modules)
  .map((path) => path.slice('../locales/'.length, -'.ts'.length))
  .filter((name) => !/-(?:login|support-desk)$/.test(name))
  .map((tag) => ({
    tag,
    login: pack<LoginMessages>(`${tag}-login`),
    all: pack<Messages>(tag),
    desk: pack<SupportDeskMessages>(`${tag}-support-desk`),
  }));

function pack<Pack>(name: string): Pack {
  const [messages] = Object.values(modules[`../locales/${name}.ts`] ?? {});
  if (messages === undefined) throw new Error(`there is no pack ${name}`);
  return messages as Pack; // what else it exports does not compile
}
