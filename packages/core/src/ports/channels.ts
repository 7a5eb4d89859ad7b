import type { CaptchaAction, CaptchaChallenge } from '../contract/index.ts';
import type { MailContent, SmsContent } from '../sealing/message.ts';

/**
 * Hands a mail or an SMS to whoever delivers it; `signal` ends the attempt. A rejection means "not
 * known to be sent" and leads to another attempt, unless the error has `isPermanent: true`.
 */
export interface Sender<Content> {
  send(
    message: {
      readonly to: string;
      readonly locale: string;
      readonly content: Content;
      /** The same for every attempt at one message. */
      readonly idempotencyKey: string;
    },
    signal: AbortSignal,
  ): Promise<void>;
}

export type Mailer = Sender<MailContent>;
export type SmsSender = Sender<SmsContent>;

/** Tells people from programs, or makes programs pay. */
export interface Captcha {
  /** What the browser needs to solve one for this action. */
  challenge(action: CaptchaAction): Promise<CaptchaChallenge>;
  /**
   * Judges a solution: right for this site and action, and not old. Whoever calls this makes sure
   * that each `id` counts once.
   *
   * @returns the id of the solution, or undefined when it is not right
   * @throws any error when the provider does not answer; the caller refuses
   */
  verify(
    solution: {
      readonly text: string;
      readonly action: CaptchaAction;
      readonly address?: string | undefined;
    },
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | undefined>;
}
