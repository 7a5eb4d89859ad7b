import type { ReactiveController, ReactiveElement } from 'lit';
import type { KeyfobError } from '#contract';

/**
 * A token, whatever a mail program has put around it. Its last part seals 32 random bytes and a user id:
 * where it is shorter, the link was cut.
 */
const wholeToken = /[\w-]+\.[\w-]+\.[\w-]{96,}/;

/**
 * The token of a mailed link. It comes in the fragment of the address, which no server and no log sees.
 * It stays there until the server has judged it, so that a page that is loaded again has lost nothing;
 * then neither the history nor another script has it (R6).
 */
export class LinkToken implements ReactiveController {
  /** Whether the address has a token that is not whole. */
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

  /** Reads the address. */
  take(): void {
    const fragment = this.#isWanted() ? decoded(location.hash) : '';
    this.#token = wholeToken.exec(fragment)?.[0] ?? '';
    this.isCut = this.#token === '' && /[\w-]\.[\w-]/.test(fragment);
  }

  /** Forgets it; the address may have it still. */
  drop(): void {
    this.#token = '';
    this.isCut = false;
  }

  /** The server has judged it: it is of no use any more, and leaves the address. */
  settle(): void {
    const { hash, pathname, search } = location;
    if (this.#token !== '' && decoded(hash).includes(this.#token)) {
      history.replaceState(history.state, '', pathname + search);
    }
    this.drop();
  }

  /** A second link that is opened in the same tab changes the fragment alone. */
  readonly #onHashChange = (): void => {
    const before = this.#token;
    this.take();
    if (this.isCut || (this.#token !== '' && this.#token !== before)) this.#arrived();
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
