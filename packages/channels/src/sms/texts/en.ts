import type { SmsTexts } from './sms-texts.ts';

export const en: SmsTexts = {
  recovery_code: '{code} is your code to turn off OTP at {site}. Never tell it to anybody.',
  otp_disabled: '{site}: OTP was turned off. Not you? {link}',
  otp_disabling: '{site}: OTP goes off on {time}. Keep it on: {link}',
};
