import { KeyfobError, type Recovery } from '#contract';
import { isVerdict, type LinkToken } from '../link-page/link-token.ts';
import { type Act, actOf } from './act.ts';
import type { RecoveryBackground } from './background.ts';
import { type Way, wayAfter } from './dead-end.ts';

/**
 * `link`: a link was opened and nobody has pressed anything yet. `incomplete`: it was not whole. `step`:
 * where the server says it stands.
 */
export type RecoveryPlace =
  | { readonly at: 'loading' }
  | { readonly at: 'incomplete' }
  | { readonly at: 'link'; readonly needsPassword: boolean }
  | { readonly at: 'step' | 'end'; readonly recovery: Recovery }
  | { readonly at: 'dead-end'; readonly error: KeyfobError; readonly way: Way };

interface ProgressOptions {
  readonly background: RecoveryBackground;
  readonly token: LinkToken;
  /** Forgets what was typed and ends what is being sent. */
  readonly clearForm: () => void;
  /** Something is to be drawn anew. */
  readonly changed: () => void;
}

/** The recovery without its looks: where it stands, as far as this browser knows, and where it goes. */
export class RecoveryProgress {
  place: RecoveryPlace = { at: 'loading' };
  /** What is being sent. */
  act: Act | undefined;
  /** Whether the link was followed; an attempt that ends afterwards keeps its title. */
  isConfirmed = false;
  /** What a recovery asks for, as the server told it last; nothing before it has. */
  proofs: Recovery['proofs'] = [];
  /** Whether this browser has given the password lately, as far as is known. */
  #hasLogin = true;
  #abort = new AbortController();
  readonly #options: ProgressOptions;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  get recovery(): Recovery | undefined {
    return 'recovery' in this.place ? this.place.recovery : undefined;
  }

  /** What the button of the present place does. */
  get ownAct(): Act {
    return this.recovery ? actOf(this.recovery) : 'open';
  }

  /** Aborted when the place is left. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Forgets everything but a link that the server has not judged. */
  clear(): void {
    this.leave();
    this.#hasLogin = true;
    this.isConfirmed = false;
  }

  /** The link was opened. Nothing is sent: programs open links, too, and run scripts (R4). */
  follow(): void {
    this.leave();
    this.#enter({ at: 'link', needsPassword: false });
  }

  /** The page of the link was opened without a whole one. */
  missLink(): void {
    this.leave();
    this.#enter({ at: 'incomplete' });
  }

  /** Goes where the server says it stands. */
  arrive(recovery: Recovery): void {
    const { state, proofs } = recovery;
    const isEnd = state === 'done' || state === 'waiting';
    this.proofs = proofs;
    this.isConfirmed = !['none', 'mailed', 'continued_elsewhere'].includes(state);
    if (isEnd) this.leave();
    this.#enter({ at: isEnd ? 'end' : 'step', recovery });
  }

  /** Goes back to the beginning, which is where an error of asking for a link would be told. */
  beginAnew(): void {
    const { proofs } = this;
    this.#enter({ at: 'step', recovery: { state: 'none', needs: [], proofs } });
  }

  stopAt(error: KeyfobError, way: Way): void {
    this.leave();
    if (isVerdict(error)) this.#options.token.drop();
    this.#enter({ at: 'dead-end', error, way });
  }

  /** What another browser or the clock has ended. */
  end(): void {
    this.stopAt(new KeyfobError('flow_state'), 'link');
  }

  /** @returns whether the link was refused for want of the password alone, which is asked for then */
  asksPassword({ code }: KeyfobError): boolean {
    const { place } = this;
    if (place.at !== 'link' || place.needsPassword || code !== 'login_required') return false;
    this.#hasLogin = false;
    this.#enter({ at: 'link', needsPassword: true });
    return true;
  }

  /**
   * Takes note of a refusal.
   *
   * @returns `stopped`: it cannot go on here. `held`: another message must wait, and a code that has
   *   come can be sent. `open`: it is put right where it happened.
   */
  refuse(error: KeyfobError, act: Act | undefined): 'stopped' | 'held' | 'open' {
    const { code, details, status } = error;
    const { background } = this.#options;
    if (status === 401) this.#hasLogin = false;
    const isBesideCode = code === 'delivery_limit' && this.recovery?.state === 'texted';
    const way = wayAfter(error, this.#hasLogin);
    if (way && !isBesideCode) {
      this.stopAt(error, way);
      return 'stopped';
    }
    if (code === 'captcha_failed' && act) background.expectCaptcha(act);
    background.prepareCaptcha(this.ownAct);
    if (!isBesideCode || details.retryAfterSeconds === undefined) return 'open';
    background.hold(details.retryAfterSeconds);
    return 'held';
  }

  /** Ends everything that goes on by itself, and what was typed. */
  leave(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.act = undefined;
    this.#options.background.stop();
    this.#options.clearForm();
    this.place = { at: 'loading' };
    this.#options.changed();
  }

  #enter(place: RecoveryPlace): void {
    this.place = place;
    this.#options.changed();
    if ('recovery' in place) this.#options.background.accompany(place.recovery);
  }
}
