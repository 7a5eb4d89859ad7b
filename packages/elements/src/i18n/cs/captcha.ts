import type { CaptchaMessages } from '../messages/captcha.ts';
export const captcha: CaptchaMessages = {
  captchaInsecure:
    'Stránka se neotevřela přes zabezpečené připojení, a prohlížeč tak nemůže ověřit, že nejste robot. Otevřete ji znovu s https:// na začátku adresy.',
};
