import type { SmsTexts } from './sms-texts.ts';

export const ptBR: SmsTexts = {
  recovery_code: 'Use {code} para desativar o OTP em {site}. Nunca compartilhe.',
  otp_disabled: '{site}: o OTP foi desativado. Foi outra pessoa? {link}',
  otp_disabling: '{site}: OTP desativado a partir de {time}. Manter ativado: {link}',
};
