import type { SmsTexts } from './sms-texts.ts';

export const it: SmsTexts = {
  recovery_code: '{code} è il tuo codice per disattivare OTP su {site}. Non comunicarlo a nessuno.',
  otp_disabled: '{site}: OTP disattivato. Non eri tu? {link}',
  otp_disabling: '{site}: OTP si disattiva in data {time}. Mantienilo: {link}',
};
