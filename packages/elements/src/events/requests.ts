import type { CaptchaAction } from '#contract';

/** The page is to show the widget of a CAPTCHA provider in the slot `captcha`. Does not bubble. */
export class KeyfobCaptchaRequiredEvent extends Event {
  readonly detail: {
    readonly provider: 'turnstile' | 'hcaptcha';
    readonly siteKey: string;
    readonly action: CaptchaAction;
  };

  constructor(detail: KeyfobCaptchaRequiredEvent['detail']) {
    super('keyfob-captcha-required');
    this.detail = detail;
  }
}

/**
 * Somebody cannot go on alone: the page is to open its way to support, and says by `preventDefault()`
 * that it has; otherwise the element tells in words what to do. Does not bubble.
 */
export class KeyfobSupportOpenEvent extends Event {
  constructor() {
    super('keyfob-support-open', { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'keyfob-captcha-required': KeyfobCaptchaRequiredEvent;
    'keyfob-support-open': KeyfobSupportOpenEvent;
  }
}
