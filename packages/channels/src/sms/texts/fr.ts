import type { SmsTexts } from './sms-texts.ts';

export const fr: SmsTexts = {
  recovery_code: "{code} est votre code pour désactiver l'OTP sur {site}. Ne le donnez à personne.",
  otp_disabled: "{site} : l'OTP a été désactivé. Ce n'était pas vous ? {link}",
  otp_disabling: "{site} : l'OTP sera désactivé le {time}. Le garder : {link}",
};
