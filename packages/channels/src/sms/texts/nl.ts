import type { SmsTexts } from './sms-texts.ts';

export const nl: SmsTexts = {
  recovery_code: '{code} is je code om OTP bij {site} uit te schakelen. Deel hem met niemand.',
  otp_disabled: '{site}: OTP is uitgeschakeld. Was jij dit niet? {link}',
  otp_disabling: '{site}: OTP wordt uitgeschakeld op {time}. Behouden: {link}',
};
