import type { SmsTexts } from './sms-texts.ts';

export const sk: SmsTexts = {
  recovery_code: 'Na vypnutie OTP na {site} zadajte {code}. Nikomu to nehovorte.',
  otp_disabled: '{site}: OTP bolo vypnuté. Neboli ste to vy? {link}',
  otp_disabling: '{site}: OTP sa vypne {time}. Ponechajte ho zapnuté: {link}',
};
