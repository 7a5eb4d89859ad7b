import type { CaptchaMessages } from '../messages/captcha.ts';
export const captcha: CaptchaMessages = {
  captchaInsecure:
    'This page was not opened over a secure connection, so your browser cannot show that you are not a robot. Open it again with https:// at the beginning of the address.',
};
