import type { ReactiveController, ReactiveElement } from 'lit';
import { type CaptchaAction, KeyfobError } from '#contract';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import { KeyfobCaptchaRequiredEvent } from '../events/requests.ts';
import { CaptchaAttempt } from './attempt.ts';

/** Solutions die on the server after minutes: one that has waited for longer is not worth a try. */
const freshMs = 60_000;

/**
 * Gets the CAPTCHA of the next call out of the way: a proof of work is solved in the background, for
 * the widget of a provider the page is asked. A solution is given out once.
 */
export class CaptchaTask implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #client: () => Pick<KeyfobClient, 'captcha'>;
  #attempt: CaptchaAttempt | undefined;

  constructor(host: ReactiveElement, client: () => Pick<KeyfobClient, 'captcha'>) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.drop();
  }

  get state(): CaptchaAttempt['state'] | 'idle' {
    return this.#attempt?.state ?? 'idle';
  }

  /** Begins to solve one for an action; without an action none is needed any more. */
  prepare(action: CaptchaAction | undefined): void {
    const attempt = this.#attempt;
    if (attempt && attempt.action === action && !isWorthless(attempt)) return;
    this.drop();
    if (!action) return;
    this.#attempt = new CaptchaAttempt(action, {
      fetch: (signal) => this.#client().captcha(action, signal),
      showWidget: ({ provider, siteKey }) =>
        this.#host.dispatchEvent(new KeyfobCaptchaRequiredEvent({ provider, siteKey, action })),
      changed: () => this.#host.requestUpdate(),
    });
  }

  /**
   * The solution for an action, as soon as there is one.
   *
   * @throws KeyfobError `captcha_failed` while the person has not solved the widget
   */
  async take(action: CaptchaAction): Promise<string> {
    this.prepare(action);
    const attempt = this.#attempt;
    if (!attempt || attempt.state === 'widget') throw new KeyfobError('captcha_failed');
    const outcome = await attempt.outcome;
    if (this.#attempt === attempt) this.drop();
    if (typeof outcome !== 'string') throw outcome;
    return outcome;
  }

  /** What the person has solved in the widget of a provider. */
  provide(solution: string): void {
    this.#attempt?.provide(solution);
  }

  drop(): void {
    if (!this.#attempt) return;
    this.#attempt.abort();
    this.#attempt = undefined;
    this.#host.requestUpdate();
  }
}

function isWorthless({ state, solvedAtMs }: CaptchaAttempt): boolean {
  return state === 'failed' || (state === 'solved' && Date.now() - solvedAtMs > freshMs);
}
