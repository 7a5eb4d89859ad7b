import type { SmsTexts } from './sms-texts.ts';

/** Each begins with an Arabic word, from which a phone takes the direction of the whole text. */
export const ar: SmsTexts = {
  recovery_code: 'رمز إيقاف OTP على {site} هو {code}. لا تخبر به أحدًا.',
  otp_disabled: 'تم إيقاف OTP على {site}. لم تكن أنت؟ {link}',
  otp_disabling: 'سيتم إيقاف OTP على {site} بتاريخ {time}. لإبقائه مفعّلاً: {link}',
};
