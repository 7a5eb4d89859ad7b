import type { ReactiveController, ReactiveElement } from 'lit';

/** Calls back again and again while the page can be seen; one call at a time. */
export class Poll implements ReactiveController {
  readonly #everyMs: number;
  readonly #ask: () => Promise<void>;
  #isOn = false;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, everyMs: number, ask: () => Promise<void>) {
    this.#everyMs = everyMs;
    this.#ask = ask;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    clearTimeout(this.#timer);
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#wait();
  }

  stop(): void {
    this.#isOn = false;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#isOn && document.visibilityState === 'visible') {
      this.#timer = setTimeout(() => void this.#turn(), this.#everyMs);
    }
  }

  async #turn(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.#ask();
    } finally {
      this.#isAsking = false;
      this.#wait();
    }
  }

  /** Whoever comes back from their mail wants to see at once what has become of it. */
  readonly #onVisibilityChange = (): void => {
    clearTimeout(this.#timer);
    if (this.#isOn && document.visibilityState === 'visible') void this.#turn();
  };
}
