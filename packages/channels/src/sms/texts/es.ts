import type { SmsTexts } from './sms-texts.ts';

export const es: SmsTexts = {
  recovery_code: 'Usa {code} para desactivar OTP en {site}. No se lo digas a nadie.',
  otp_disabled: '{site}: OTP se ha desactivado. ¿No lo pediste? {link}',
  otp_disabling: '{site}: OTP se desactiva el {time}. Mantenerlo: {link}',
};
