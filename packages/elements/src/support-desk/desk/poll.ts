import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';

const everyMs = 30_000;

/** Looks for news every half minute as long as somebody can see them, and at once when they return. */
export class DeskPoll implements ReactiveController {
  readonly #look: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, look: () => void) {
    this.#look = look;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#begin();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearInterval(this.#timer);
  }

  readonly #onVisibility = (): void => {
    clearInterval(this.#timer);
    if (document.visibilityState !== 'visible') return;
    this.#look();
    this.#begin();
  };

  #begin(): void {
    clearInterval(this.#timer);
    if (document.visibilityState === 'visible') this.#timer = setInterval(this.#look, everyMs);
  }
}
