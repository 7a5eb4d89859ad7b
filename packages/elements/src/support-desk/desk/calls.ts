import { KeyfobError } from '#contract';
import { errorOf } from '../../client/error-of.ts';

type Call<Answer> = (signal: AbortSignal) => Promise<Answer>;

/**
 * Makes the calls of the desk, those that change something one after the other. Where the server asks
 * for a fresh code, a call waits for it and is made again, so that nobody has to do a thing twice.
 */
export class DeskCalls {
  readonly #askForCode: (error: KeyfobError, isQuiet: boolean) => Promise<void>;
  #abort = new AbortController();
  #code: PromiseWithResolvers<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param askForCode shows the question; where it cannot, the call has failed */
  constructor(askForCode: (error: KeyfobError, isQuiet: boolean) => Promise<void>) {
    this.#askForCode = askForCode;
  }

  get awaitsCode(): boolean {
    return this.#code !== undefined;
  }

  /** Stands for everything under way; aborted by {@link stop}. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** @param isQuiet whether nobody has asked for it, so that the focus stays where it is */
  async make<Answer>(call: Call<Answer>, isQuiet = false): Promise<Answer> {
    const { signal } = this;
    for (;;) {
      try {
        const answer = await call(signal);
        signal.throwIfAborted();
        return answer;
      } catch (thrown) {
        signal.throwIfAborted();
        const error = errorOf(thrown);
        if (error.code !== 'second_factor_required') throw error;
        await this.#freshCode(error, isQuiet);
        signal.throwIfAborted();
      }
    }
  }

  /** The same, when what was begun before is done. */
  async makeInTurn<Answer>(call: Call<Answer>): Promise<Answer> {
    const turn = this.#last.then(
      () => this.make(call),
      () => this.make(call),
    );
    this.#last = turn;
    return await turn;
  }

  /** A code was accepted: what waited for it is made again. */
  goOn(): void {
    this.#code?.resolve();
    this.#code = undefined;
  }

  /** Drops everything; no answer arrives any more. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.goOn();
  }

  async #freshCode(error: KeyfobError, isQuiet: boolean): Promise<void> {
    this.#code ??= Promise.withResolvers();
    const { promise } = this.#code;
    try {
      await this.#askForCode(error, isQuiet);
    } catch (cause) {
      this.#code = undefined;
      throw new KeyfobError('unavailable', {}, { cause });
    }
    await promise;
  }
}
