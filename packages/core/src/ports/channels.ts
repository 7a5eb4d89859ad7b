import type { CaptchaAction, CaptchaChallenge } from '../contract/index.ts';
import type { MailContent, SmsContent } from '../sealing/message.ts';

/**
 * Hands a mail or an SMS to whoever delivers it; `signal` ends the attempt. A rejection means "not
 * known to be sent". What it means for later attempts, properties of the error say ({@link SendFailure}).
 */
export interface Sender<Content> {
  /**
   * Sends one message. It is given up after `policy.sendTimeoutSeconds`.
   *
   * @returns once whoever delivers it has taken it over
   * @throws any error when that is not known
   */
  send(
    message: {
      /** An e-mail address, or a number in E.164. */
      readonly to: string;
      /** Language of the reader, as BCP 47 has it. */
      readonly locale: string;
      /** What to say; the words are the sender's. */
      readonly content: Content;
      /** The same for every attempt at one message. */
      readonly idempotencyKey: string;
    },
    signal: AbortSignal,
  ): Promise<void>;
}

/** What a rejected `send` may say by its error. Without any of it: nothing goes at the moment, try again. */
export interface SendFailure {
  /** This message can never go: its recipient or its text was refused. It is given up, and told. */
  readonly isPermanent?: boolean;
  /**
   * Nothing at all goes until somebody mends the set-up: the log-in was refused, the account is
   * suspended, the sender is not ours. It is tried again, and told to `onFault` once an hour.
   */
  readonly isSetUp?: boolean;
  /** Certainly nobody got it: the time of a link or code has not begun. */
  readonly isUnsent?: boolean;
}

/** Sends mails: `smtpMailer` of `@keyfob/channels/smtp`, or one of your own. */
export type Mailer = Sender<MailContent>;
/** Sends SMS: `smppSms` and `twilioSms` of `@keyfob/channels`, or one of your own. */
export type SmsSender = Sender<SmsContent>;

/**
 * Tells people from programs, or makes programs pay. Shipped: ALTCHA, Turnstile and hCaptcha, in
 * `@keyfob/channels`. Every call is given up after `policy.sendTimeoutSeconds`.
 */
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
