import type { ReactiveElement } from 'lit';
import type { CaptchaAction, Recovery } from '#contract';
import { CaptchaTask } from '../captcha/task.ts';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import { Countdown } from '../time/countdown.ts';
import { Poll } from '../time/poll.ts';
import { type Act, actOf, captchaActions } from './act.ts';
import { SmsCodeReader } from './sms/code-reader.ts';

const pollMs = 3000;

interface BackgroundOptions {
  readonly client: () => Pick<KeyfobClient, 'captcha'>;
  /** Asks where the recovery stands. */
  readonly look: () => Promise<void>;
}

/**
 * What goes on by itself while a step is on screen: the CAPTCHA is solved, the pause before another
 * message runs down, the phone is asked for the code, the server for news.
 */
export class RecoveryBackground {
  readonly captcha: CaptchaTask;
  /** Runs until the message may be sent once more. */
  readonly resend: Countdown;
  readonly #poll: Poll;
  readonly #smsCode: SmsCodeReader;
  #resendAt = '';
  readonly #captchaNeeded = new Set<CaptchaAction>();

  constructor(host: ReactiveElement, { client, look }: BackgroundOptions) {
    this.captcha = new CaptchaTask(host, client);
    this.resend = new Countdown(host);
    this.#poll = new Poll(host, pollMs, look);
    this.#smsCode = new SmsCodeReader(host);
  }

  /** Begins what a step needs and ends what it does not. */
  accompany(recovery: Recovery): void {
    const { state, delivery, resendAt = '', needs } = recovery;
    const hasMessage = state === 'mailed' || state === 'texted';
    if (hasMessage && resendAt !== this.#resendAt) {
      this.hold((Date.parse(resendAt) - Date.now()) / 1000);
    }
    this.#resendAt = resendAt;
    if (state === 'mailed' || (hasMessage && delivery === 'on_its_way')) this.#poll.start();
    else this.#poll.stop();
    if (needs.includes('captcha')) this.expectCaptcha(actOf(recovery));
    this.prepareCaptcha(actOf(recovery));
  }

  /** Lets no message be asked for before so many seconds have passed. */
  hold(seconds: number): void {
    this.resend.start(seconds, () => {});
  }

  /** The code may come by now. */
  awaitSms(): void {
    this.#smsCode.start();
  }

  /** The server wants a CAPTCHA with this. */
  expectCaptcha(act: Act): void {
    const action = captchaActions[act];
    if (action) this.#captchaNeeded.add(action);
  }

  prepareCaptcha(act: Act): void {
    this.captcha.prepare(this.#neededFor(act));
  }

  /** What goes with a call. */
  async solution(act: Act): Promise<{ readonly captcha?: string }> {
    const action = this.#neededFor(act);
    return action ? { captcha: await this.captcha.take(action) } : {};
  }

  stop(): void {
    this.#resendAt = '';
    this.#captchaNeeded.clear();
    this.captcha.drop();
    this.resend.stop();
    this.#poll.stop();
    this.#smsCode.stop();
  }

  #neededFor(act: Act): CaptchaAction | undefined {
    const action = captchaActions[act];
    return action && this.#captchaNeeded.has(action) ? action : undefined;
  }
}
