import type { KeyfobError, Status } from '#contract';
import { errorOf } from '../client/error-of.ts';

/**
 * The status of whoever is here, for what a flow has to know beside its own calls: which log-in it is
 * about, and whose password it asks for.
 */
export class LoadedStatus {
  /** Absent until it has come, and where it could not be had. */
  value: Status | undefined;
  #asked: Promise<void> | undefined;

  /** Asks for it, once; a second call waits for the first. */
  load(ask: () => Promise<Status>, refused: (error: KeyfobError) => void): Promise<void> {
    this.#asked ??= this.#load(ask, refused);
    return this.#asked;
  }

  async #load(ask: () => Promise<Status>, refused: (error: KeyfobError) => void): Promise<void> {
    try {
      this.value = await ask();
    } catch (thrown) {
      this.#asked = undefined; // another time may have more luck
      refused(errorOf(thrown));
    }
  }
}
