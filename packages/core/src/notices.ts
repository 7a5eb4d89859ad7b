import type { MailContent, Message, SmsContent } from './message.ts';
import type { Instant, User } from './ports.ts';

/** What is told to the owner of an account, by every verified contact there is (R9). */
export interface NoticeText {
  readonly mail: MailContent;
  readonly sms?: SmsContent;
}

/** The messages of one notice; `id` is the same however often the rule that makes it runs. */
export function noticesTo(
  { email, phone, contacts, locale = 'en' }: User,
  { mail, sms }: NoticeText,
  { id, dropAt }: { readonly id: string; readonly dropAt: Instant },
): readonly Message[] {
  const messages: Message[] = [];
  if (email !== undefined && contacts.email !== 'missing') {
    const body = { channel: 'mail', to: email, locale, content: mail } as const;
    messages.push({ id: `${id}:mail`, body, dropAt });
  }
  if (sms !== undefined && phone !== undefined && contacts.phone === 'verified') {
    const body = { channel: 'sms', to: phone, locale, content: sms } as const;
    messages.push({ id: `${id}:sms`, body, dropAt });
  }
  return messages;
}
