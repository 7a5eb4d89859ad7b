import type { Delivery } from '#contract';
import type { SupportLineMessages } from './support-line.ts';

/** What became of a message, with the masked address or number it goes to. */
type DeliveryWords = Readonly<Record<Delivery, (to: string) => string>>;

/** Texts of `keyfob-recovery`. */
export interface RecoveryMessages extends SupportLineMessages {
  readonly lost: string;
  readonly recoveryTitle: string;
  readonly recoveryIntro: string;
  readonly sendLink: string;
  readonly yourEmail: string;
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
  readonly send: string;
  readonly completionIntro: string;

  readonly captchaSolving: string;
  readonly captchaSolved: string;
  readonly captchaNeeded: string;

  readonly recovered: string;
  readonly recoveredText: string;
  readonly logIn: string;
  readonly waiting: string;
  readonly waitingText: (moment: string) => string;

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
