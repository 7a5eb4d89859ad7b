import type { Captcha } from '@keyfob/core';
import { isToken, siteVerify, tokenId } from '../captcha/site-verify.ts';
import { completeWidgetOptions, type WidgetCaptchaOptions } from '../captcha/widget-options.ts';

/** What `turnstileCaptcha` needs. */
export interface TurnstileCaptchaOptions extends WidgetCaptchaOptions {}

const longestToken = 2048;

/**
 * Tells people from programs by Cloudflare Turnstile.
 *
 * A token counts when Cloudflare says so now, for this hostname and action, and it is at most 300
 * seconds old (Q1). The widget must be rendered with the action it is solved for. A visitor's address
 * is passed on where the caller gives one. `verify` rejects when Cloudflare does not answer within
 * `timeoutSeconds`, or not with a verdict.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function turnstileCaptcha(options: TurnstileCaptchaOptions): Captcha {
  const { siteKey, secret, ...rest } = completeWidgetOptions(
    'turnstileCaptcha',
    options,
    'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  );

  return Object.freeze<Captcha>({
    async challenge() {
      return { provider: 'turnstile', siteKey };
    },
    async verify({ text, action, address }, signal) {
      if (!isToken(text, longestToken)) return undefined;
      const verdict = await siteVerify({
        provider: 'turnstile',
        fetch: globalThis.fetch,
        ...rest,
        signal,
        form: { secret, response: text, ...(address && { remoteip: address }) },
      });
      return verdict?.action === action ? { id: tokenId('turnstile', text) } : undefined;
    },
  });
}
