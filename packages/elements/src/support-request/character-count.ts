import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** From here on the end is near enough to be told. */
const nearTheEnd = 200;
/** Told only when typing pauses: a word at every key would drown what is typed. */
const pauseMs = 1000;

/** Counts the characters of a text while it is written, and says when its end comes near. */
export class CharacterCount implements ReactiveController {
  readonly limit: number;
  used = 0;
  /** What a screen reader is told to be left, less than nothing when it is too much. */
  toldLeft: number | undefined;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, limit: number) {
    this.#host = host;
    this.limit = limit;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get over(): number {
    return Math.max(0, this.used - this.limit);
  }

  /** Takes note of the text as it is now. */
  note(text: string): void {
    this.used = text.trim().length;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const left = this.limit - this.used;
      this.toldLeft = left <= nearTheEnd ? left : undefined;
      this.#host.requestUpdate();
    }, pauseMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.used = 0;
    this.toldLeft = undefined;
  }
}
