import type { SmsTexts } from './sms-texts.ts';

export const zhHans: SmsTexts = {
  recovery_code: '{code} 是您在 {site} 停用 OTP 的验证码。请勿告诉任何人。',
  otp_disabled: '{site}：OTP 已停用。不是您本人操作？{link}',
  otp_disabling: '{site}：OTP 将于{time}停用。保持启用：{link}',
};
