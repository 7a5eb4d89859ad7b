import type { SmsTexts } from './sms-texts.ts';

export const ja: SmsTexts = {
  recovery_code: '{code}は{site}でOTPを無効にするためのコードです。誰にも教えないでください。',
  otp_disabled: '{site}: OTPが無効になりました。心当たりがない場合: {link}',
  otp_disabling: '{site}: OTPは{time}に無効になります。有効のままにする: {link}',
};
