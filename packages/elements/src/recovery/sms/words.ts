import type { CommonMessages, RecoveryMessages } from '../../i18n/messages/messages.ts';

type Texts = CommonMessages & RecoveryMessages;

/** The words of the form, where its code comes by SMS and not from an authenticator. */
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
