import type { ReactiveController, ReactiveElement } from 'lit';

/**
 * The token of a mailed link. It comes in the fragment of the address, which no server and no log
 * sees; it is taken out of there before anything else happens, so that neither the history nor
 * another script has it, and lives in this object alone (R6).
 */
export class LinkToken implements ReactiveController {
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
    this.take();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onHashChange);
  }

  /** Empty when there is none. */
  get value(): string {
    return this.#token;
  }

  drop(): void {
    this.#token = '';
  }

  /** @returns whether the address had one */
  take(): boolean {
    const { hash, pathname, search } = location;
    if (hash.length < 2 || !this.#isWanted()) return false;
    this.#token = hash.slice(1);
    history.replaceState(null, '', pathname + search);
    return true;
  }

  /** A second link that is opened in the same tab changes the fragment alone. */
  readonly #onHashChange = (): void => {
    if (this.take()) this.#arrived();
  };
}
