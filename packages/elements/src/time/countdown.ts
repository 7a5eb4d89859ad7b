import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** No waiting time of the server is longer; a number beyond it is a mistake, not a year of ticking. */
const longestSeconds = 86_400;

/** Counts seconds down to a moment and redraws its host with each. Exact after a sleep of the tab. */
export class Countdown implements ReactiveController {
  /** Where it started: what a screen reader is told once. */
  startSeconds = 0;
  readonly #host: ReactiveControllerHost;
  #endsAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostConnected(): void {
    if (this.isRunning) this.#tick();
  }

  get isRunning(): boolean {
    return this.#ended !== undefined;
  }

  get secondsLeft(): number {
    return this.isRunning ? Math.max(0, Math.ceil((this.#endsAt - Date.now()) / 1000)) : 0;
  }

  /** Counts from so many seconds on; a countdown that runs is replaced. */
  start(seconds: number, ended: () => void): void {
    this.stop();
    const whole = Math.min(Math.ceil(seconds), longestSeconds);
    if (!(whole > 0)) return;
    this.startSeconds = whole;
    this.#endsAt = Date.now() + whole * 1000;
    this.#ended = ended;
    this.#tick();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#ended = undefined;
  }

  #tick(): void {
    clearTimeout(this.#timer);
    const msLeft = this.#endsAt - Date.now();
    if (msLeft <= 0) {
      const ended = this.#ended;
      this.stop();
      ended?.();
    } else {
      this.#timer = setTimeout(() => this.#tick(), msLeft % 1000 || 1000);
    }
    this.#host.requestUpdate();
  }
}
