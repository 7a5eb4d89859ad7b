import type { SmsTexts } from './sms-texts.ts';

export const de: SmsTexts = {
  recovery_code:
    '{code} ist Ihr Code zum Deaktivieren von OTP bei {site}. Geben Sie ihn nie weiter.',
  otp_disabled: '{site}: OTP wurde deaktiviert. Das waren Sie nicht? {link}',
  otp_disabling: '{site}: OTP wird am {time} deaktiviert. Behalten: {link}',
};
