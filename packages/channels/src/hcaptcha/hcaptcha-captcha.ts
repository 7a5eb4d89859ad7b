import type { Captcha } from '@keyfob/core';
import { isToken, siteVerify, tokenId } from '../captcha/site-verify.ts';
import { completeWidgetOptions, type WidgetCaptchaOptions } from '../captcha/widget-options.ts';

/** What `hcaptchaCaptcha` needs. */
export interface HcaptchaCaptchaOptions extends WidgetCaptchaOptions {}

const longestToken = 8192;

/**
 * Tells people from programs by hCaptcha.
 *
 * A token counts when hCaptcha says so now, for this site key and hostname, and it is at most 300
 * seconds old (Q1). hCaptcha knows no actions: a token that was solved for one action is taken for
 * any other, once. Choose another CAPTCHA where that matters. A visitor's address is passed on where
 * the caller gives one. `verify` rejects when hCaptcha does not answer within `timeoutSeconds`, or not
 * with a verdict.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function hcaptchaCaptcha(options: HcaptchaCaptchaOptions): Captcha {
  const { siteKey, secret, ...rest } = completeWidgetOptions(
    'hcaptchaCaptcha',
    options,
    'https://api.hcaptcha.com/siteverify',
  );

  return Object.freeze<Captcha>({
    async challenge() {
      return { provider: 'hcaptcha', siteKey };
    },
    async verify({ text, address }, signal) {
      if (!isToken(text, longestToken)) return undefined;
      const verdict = await siteVerify({
        provider: 'hcaptcha',
        fetch: globalThis.fetch,
        ...rest,
        signal,
        form: { secret, sitekey: siteKey, response: text, ...(address && { remoteip: address }) },
      });
      return verdict && { id: tokenId('hcaptcha', text) };
    },
  });
}
