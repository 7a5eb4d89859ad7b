import type { Status } from '#contract';

/**
 * The status of whoever is here, for what an element has to know beside its own calls: which log-in it
 * is about, and whose password it asks for. Asked for once.
 */
export class LoadedStatus {
  /** Absent until it has come, and where it could not be had. */
  value: Status | undefined;
  readonly #ask: (signal: AbortSignal) => Promise<Status>;
  #abort = new AbortController();
  #asked: Promise<void> | undefined;

  constructor(ask: (signal: AbortSignal) => Promise<Status>) {
    this.#ask = ask;
  }

  /**
   * Resolves when the status is there or cannot be had: nothing hangs on it but comfort.
   *
   * @param refused hears why it cannot be had
   */
  load(refused: (thrown: unknown) => void = () => {}): Promise<void> {
    this.#asked ??= this.#load(this.#abort.signal, refused);
    return this.#asked;
  }

  /** Forgets it: the next one is another's. */
  drop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#asked = undefined;
    this.value = undefined;
  }

  async #load(signal: AbortSignal, refused: (thrown: unknown) => void): Promise<void> {
    try {
      const status = await this.#ask(signal);
      if (!signal.aborted) this.value = status;
    } catch (thrown) {
      if (!signal.aborted) refused(thrown);
    }
  }
}
