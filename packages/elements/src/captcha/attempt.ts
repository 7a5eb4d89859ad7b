import type { CaptchaAction, CaptchaChallenge, KeyfobError } from '#contract';
import { errorOf } from '../client/error-of.ts';
import { isInsecure } from './insecure.ts';

/** The widget of a provider, which the page shows. */
export type WidgetChallenge = Exclude<CaptchaChallenge, { readonly provider: 'altcha' }>;

interface AttemptOptions {
  readonly fetch: (signal: AbortSignal) => Promise<CaptchaChallenge>;
  readonly showWidget: (challenge: WidgetChallenge) => void;
  readonly changed: () => void;
}

/** One CAPTCHA, from the challenge to its solution. */
export class CaptchaAttempt {
  /** `insecure`: this page cannot solve any. */
  state: 'solving' | 'widget' | 'solved' | 'failed' | 'insecure' = 'solving';
  /** From when on it grows old; never for that of a widget, which watches over that itself. */
  solvedAtMs = Number.POSITIVE_INFINITY;
  readonly action: CaptchaAction;
  /** Never rejects: nobody may be waiting yet. */
  readonly outcome: Promise<string | KeyfobError>;
  readonly #options: AttemptOptions;
  readonly #abort = new AbortController();
  readonly #widget = Promise.withResolvers<string>();

  constructor(action: CaptchaAction, options: AttemptOptions) {
    this.action = action;
    this.#options = options;
    this.outcome = this.#solve();
  }

  /** What the person has solved in the widget. */
  provide(solution: string): void {
    this.#widget.resolve(solution);
  }

  abort(): void {
    this.#abort.abort();
    this.#widget.resolve('');
  }

  async #solve(): Promise<string | KeyfobError> {
    const { signal } = this.#abort;
    try {
      const challenge = await this.#options.fetch(signal);
      signal.throwIfAborted();
      const solution =
        challenge.provider === 'altcha'
          ? await this.#work(challenge.challenge)
          : await this.#askPage(challenge);
      this.#enter('solved');
      return solution;
    } catch (thrown) {
      const error = errorOf(thrown);
      this.#enter(isInsecure(error) ? 'insecure' : 'failed');
      return error;
    }
  }

  async #work(challenge: Readonly<Record<string, unknown>>): Promise<string> {
    const { solveAltcha } = await import('./solve-altcha.ts'); // many sites never ask for it
    const solution = await solveAltcha(challenge, this.#abort.signal);
    this.solvedAtMs = Date.now();
    return solution;
  }

  #askPage(challenge: WidgetChallenge): Promise<string> {
    this.#enter('widget');
    this.#options.showWidget(challenge);
    return this.#widget.promise;
  }

  #enter(state: CaptchaAttempt['state']): void {
    this.state = state;
    this.#options.changed();
  }
}
