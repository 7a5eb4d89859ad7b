import type { SmsTexts } from './sms-texts.ts';

export const pl: SmsTexts = {
  recovery_code: '{code} to kod dezaktywacji OTP w {site}. Nikomu go nie podawaj.',
  otp_disabled: '{site}: dezaktywowano OTP. To nie Ty? {link}',
  otp_disabling: '{site}: dezaktywacja OTP {time}. Zachowaj OTP: {link}',
};
