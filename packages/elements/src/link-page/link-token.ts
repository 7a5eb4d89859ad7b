import type { ReactiveController, ReactiveElement } from 'lit';
import type { KeyfobError } from '#contract';

/**
 * A token, whatever a mail program has put around it. Its last part seals 32 random bytes and a user id:
 * where it is shorter, the link was cut.
 */
const wholeToken = /[\w-]+\.[\w-]+\.[\w-]{96,}/;

/**
 * The token of a mailed link. It comes in the fragment of the address, which no server and no log sees,
 * and is taken out of it at once: neither the history nor another script has it (R6). It is kept here
 * until the server has judged it, so that a failure in between costs nobody the link.
 */
export class LinkToken implements ReactiveController {
  /** Whether the address had a token that is not whole. */
  isCut = false;
  #token = '';
  readonly #isWanted: () => boolean;
  readonly #arrived: () => void;

  constructor(host: ReactiveElement, isWanted: () => boolean, arrived: () => void) {
    this.#isWanted = isWanted;
    this.#arrived = arrived;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#onHashChange);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onHashChange);
  }

  /** Empty when there is none. */
  get value(): string {
    return this.#token;
  }

  /** Moves the token out of the address. Without one there, what was taken before stays. */
  take(): void {
    const fragment = this.#isWanted() ? decoded(location.hash) : '';
    const token = wholeToken.exec(fragment)?.[0] ?? '';
    const isCut = token === '' && /[\w-]\.[\w-]/.test(fragment);
    if (token === '' && !isCut) return;
    this.#token = token;
    this.isCut = isCut;
    history.replaceState(history.state, '', location.pathname + location.search);
  }

  /** The server has judged it: it is of no use any more. */
  drop(): void {
    this.#token = '';
    this.isCut = false;
  }

  /** A second link that is opened in the same tab changes the fragment alone. */
  readonly #onHashChange = (): void => {
    const before = location.hash;
    this.take();
    if (location.hash !== before) this.#arrived();
  };
}

/** A fragment as it was before a mail program has coded what does not stand in addresses. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Whether the server has judged a link, and not just been unable to. */
export function isVerdict({ code, status }: KeyfobError): boolean {
  return status === 409 || status === 410 || code === 'not_allowed';
}
