import type { Delivery } from '#contract';
import type { AccountMessages } from './account.ts';
import type { CaptchaMessages } from './captcha.ts';
import type { SupportLineMessages } from './support-line.ts';

/** What became of a message, with the masked address or number it goes to. */
type DeliveryWords = Readonly<Record<Delivery, (to: string) => string>>;

/** Texts of `keyfob-recovery`. */
export interface RecoveryMessages extends SupportLineMessages, CaptchaMessages, AccountMessages {
  readonly lost: string;
  readonly recoveryTitle: string;
  readonly recoveryIntro: string;
  readonly sendLink: string;
  readonly yourEmail: string;
  readonly mailTitle: string;
  readonly mail: DeliveryWords;
  readonly mailAdvice: string;
  readonly openWithin: (seconds: number) => string;
  readonly failedAdvice: string;
  readonly sendAgain: string;
  readonly sendAgainIn: (seconds: number) => string;
  readonly noMoreMessages: string;

  readonly linkIntro: string;
  readonly linkUnasked: string;
  readonly linkPassword: string;
  /** The address lacks the token, or a part of it. */
  readonly linkIncomplete: string;
  readonly continue: string;

  readonly yourPhone: string;
  readonly smsIntro: (phone: string) => string;
  readonly sendSms: string;
  readonly sms: DeliveryWords;
  readonly smsCode: string;
  readonly smsCodeHint: (digits: number) => string;
  readonly smsCodeRequired: string;
  readonly wrongSmsCode: string;
  readonly newestSms: string;
  /** The button that ends it. */
  readonly disableOtp: string;
  readonly completionIntro: string;

  readonly captchaSolving: string;
  readonly captchaNeeded: string;

  readonly recovered: string;
  readonly recoveredText: string;
  readonly waiting: string;
  readonly waitingText: (moment: string) => string;
  /** While nobody knows yet when the wait begins. */
  readonly waitingUntold: string;
  /** The link was followed in another browser. */
  readonly elsewhere: string;
  readonly elsewhereOver: string;

  /** Where a recovery cannot go on. For other errors their own words are enough. */
  readonly deadEnd: Readonly<
    Record<
      | 'link_invalid'
      | 'flow_state'
      | 'too_many_attempts'
      | 'login_required'
      | 'not_allowed'
      | 'contact_not_verified'
      | 'delivery_limit'
      | 'not_enabled',
      string
    >
  >;
}
