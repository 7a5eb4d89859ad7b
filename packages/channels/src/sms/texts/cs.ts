import type { SmsTexts } from './sms-texts.ts';

export const cs: SmsTexts = {
  recovery_code: '{code} je váš kód pro vypnutí OTP na {site}. Nikomu ho neříkejte.',
  otp_disabled: '{site}: OTP bylo vypnuto. Nejste to vy? {link}',
  otp_disabling: '{site}: OTP se vypne {time}. Nechat zapnuté: {link}',
};
