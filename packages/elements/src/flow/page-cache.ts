import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface PageCacheOptions {
  readonly left: () => void;
  readonly back: () => void;
}

/** Hears when somebody leaves the page and comes back: what was on screen must not come with it. */
export class PageCache implements ReactiveController {
  readonly #options: PageCacheOptions;

  constructor(host: ReactiveControllerHost, options: PageCacheOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
  }

  readonly #onHide = (): void => {
    this.#options.left();
  };

  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#options.back();
  };
}
