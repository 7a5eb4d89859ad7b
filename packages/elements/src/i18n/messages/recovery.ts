import type { Delivery } from '#contract';

/** What became of a message, with the masked address or number it goes to. */
type DeliveryWords = Readonly<Record<Delivery, (to: string) => string>>;

/** Texts of what keyfob-recovery and keyfob-notice say alike. */
export interface SupportLineMessages {
  readonly noAccess: string;
  readonly contactSupport: string;
}

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

/** Texts of `keyfob-notice`. */
export interface NoticeMessages extends SupportLineMessages {
  readonly noticeTitle: string;
  readonly noticeIntro: string;
  readonly noticeOwn: string;
  readonly keepSafe: string;
  readonly noticeNoLink: string;
  readonly noticeInvalid: string;
  readonly cancelled: string;
  readonly cancelledText: string;
  readonly frozen: string;
  readonly frozenText: (moment: string) => string;
}

/** Texts of `keyfob-shared-key` beside those of the screen with a key. */
export interface SharedKeyMessages {
  readonly showSharedKey: string;
  readonly sharedKeyIntro: string;
  readonly keepSecret: string;
  readonly keyHiddenIn: (seconds: number) => string;
  readonly keyHidden: string;
  readonly showAgain: string;
}
