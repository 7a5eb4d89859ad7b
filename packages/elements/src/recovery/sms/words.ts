type Texts = CommonMessages & RecoveryMessages;

/** The words of the form, where its code comes by SMS and not from an authenticator. */
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { RecoveryMessages } from '../../i18n/messages/recovery.ts';
export function smsWords(text: Texts): Texts {
  return {
    ...text,
    code: text.smsCode,
    codeHint: text.smsCodeHint,
    codeRequired: text.smsCodeRequired,
    clockAdvice: text.newestSms,
    errors: { ...text.errors, wrong_code: text.wrongSmsCode },
  };
}
