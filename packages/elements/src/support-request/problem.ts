import type { FieldError, KeyfobError } from '#contract';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { SupportRequestMessages } from '../i18n/messages/support-request.ts';

export type RequestTexts = CommonMessages & SupportRequestMessages;

/** What is asked for, as it was typed but for blanks around it. */
export interface RequestValues {
  readonly email: string;
  readonly message: string;
}

/** The longest message that is taken. */
export const longestMessage = 2000;

/** What can be seen without asking the server. Whether the address exists is nobody's business here. */
export function checkRequest({ email, message }: RequestValues): readonly FieldError[] {
  const found: FieldError[] = [];
  if (email === '') found.push({ field: 'email', reason: 'required' });
  else if (!/^[^\s@]+@[^\s@]+$/.test(email)) found.push({ field: 'email', reason: 'wrong_format' });
  if (message === '') found.push({ field: 'message', reason: 'required' });
  if (message.length > longestMessage) found.push({ field: 'message', reason: 'too_long' });
  return found;
}

/** Puts a refusal into words, by the place where they belong. */
export function requestTexts(
  { code, details: { fields = [] } }: KeyfobError,
  text: RequestTexts,
  over: number,
): { readonly [place in keyof RequestValues | 'form']?: string } {
  const reasonOf = (name: string) => fields.find(({ field }) => field === name)?.reason;
  const [email, message] = [reasonOf('email'), reasonOf('message')];
  if (email || message) {
    return {
      ...(email && { email: email === 'required' ? text.emailRequired : text.emailFormat }),
      ...(message && {
        message: over > 0 ? text.charactersOver(over) : text.whatHappenedRequired,
      }),
    };
  }
  const isLimit = code === 'too_many_attempts' || code === 'delivery_limit';
  return { form: isLimit ? text.tooManyRequests : text.errors[code] };
}
