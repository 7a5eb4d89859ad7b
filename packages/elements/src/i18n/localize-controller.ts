import { isServer, type ReactiveController, type ReactiveElement } from 'lit';
import type { CommonMessages } from './messages/common.ts';
import type { MessageOverrides } from './messages/messages.ts';
import { findMessages, localeOf, onRegistered } from './registry.ts';

type Host = ReactiveElement & { readonly messages?: MessageOverrides | undefined };

/**
 * Gives an element its texts. The language is that of the nearest `lang` attribute, across shadow
 * roots, up to `<html lang>`; a change of any of them is seen at once. Each element brings its own
 * part of the English texts along and no other.
 */
export class LocalizeController<Texts extends CommonMessages> implements ReactiveController {
  readonly #host: Host;
  readonly #english: () => Texts;
  #observer: MutationObserver | undefined;
  #forget: (() => void) | undefined;

  constructor(host: Host, english: () => Texts) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  hostConnected(): void {
    const update = () => this.#host.requestUpdate();
    this.#forget = onRegistered(update);
    this.#observer = new MutationObserver(update);
    let root = this.#host.getRootNode();
    this.#observe(root);
    while (root instanceof ShadowRoot) {
      root = root.host.getRootNode();
      this.#observe(root);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#forget?.();
  }

  /** Texts in another language than that of the page say so: to screen readers, and to the direction. */
  hostUpdated(): void {
    const isForeign = !speaks(languageOf(this.#host));
    for (const element of this.#host.renderRoot.children) {
      if (element.localName === 'slot') continue; // what stands there is in the language of the page
      if (isForeign) {
        element.setAttribute('lang', 'en');
        element.setAttribute('dir', 'ltr');
      } else if (element.getAttribute('lang') === 'en') {
        element.removeAttribute('lang');
        element.removeAttribute('dir');
      }
    }
  }

  /** The tag to format dates with: that of the page, or `en` where the texts are English instead. */
  get language(): string {
    const tag = languageOf(this.#host);
    return speaks(tag) ? tag : 'en';
  }

  /** The texts of the present language, with those the integrator has replaced. */
  get text(): Texts {
    const english = this.#english();
    const pack = findMessages(languageOf(this.#host));
    const { messages } = this.#host;
    const errors = { ...english.errors, ...pack?.errors, ...messages?.errors };
    return { ...english, ...pack, ...messages, errors };
  }

  #observe(root: Node): void {
    this.#observer?.observe(root, { attributeFilter: ['lang'], subtree: true });
  }
}

/** The tag of the nearest `lang` attribute; an element in a shadow root asks outwards too. */
function languageOf(element: Element): string {
  if (isServer) return 'en';
  let node: Element | undefined = element;
  while (node) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return document.documentElement.lang || 'en';
}

function speaks(tag: string): boolean {
  return localeOf(tag)?.language === 'en' || findMessages(tag) !== undefined;
}
