import type { SmsTexts } from './sms-texts.ts';

export const he: SmsTexts = {
  recovery_code: 'הקוד להשבתת OTP ב-{site} הוא {code}. אל תמסרו אותו לאיש.',
  otp_disabled: 'ה-OTP ב-{site} הושבת. זה לא הייתם אתם? {link}',
  otp_disabling: 'השבתת ה-OTP ב-{site}: {time}. להשארתו מופעל: {link}',
};
