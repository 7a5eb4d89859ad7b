import type { MailContent, Message, SmsContent } from '../sealing/message.ts';
import { keyedHash } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import type { Account } from './account.ts';
import type { Circumstances } from './decision.ts';
import type { User } from './user.ts';

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

/**
 * Puts the link of a new notice into the account; the link of an older one is of no use any more.
 *
 * @param notice `from`: when what it tells happens, if that is later than now
 */
export function noteNotice(
  account: Account,
  { token, about, from }: { token: string; about: string; from?: Instant },
  { now, policy, ring }: Circumstances,
): Account {
  const hash = keyedHash(ring, ['notice', account.userId, token]);
  const expiresAt = (from ?? now) + policy.noticeSeconds * 1000;
  return { ...account, notice: { about, hash, expiresAt } };
}

/** What a notice needs that a rule cannot make: its name, and the token of its link with the link. */
export interface NoticeFacts {
  readonly user: User;
  readonly noticeId: string;
  readonly token: string;
  /** Undefined where there are no channels: then nobody is told. */
  readonly link: string | undefined;
}

/** Tells the owner what was just done to the account, with a link that says "this was not me". */
export function tellOwner(
  account: Account,
  { user, noticeId: id, token, link, ...what }: NoticeFacts & ToldTo,
  circumstances: Circumstances,
): { readonly account: Account; readonly messages: readonly Message[] } {
  if (link === undefined) return { account, messages: [] };
  const { now, policy } = circumstances;
  const mail = { kind: what.kind, link } as const;
  const sms = what.byPhone ? ({ kind: 'otp_disabled', link } as const) : undefined;
  return {
    account: noteNotice(account, { token, about: id }, circumstances),
    messages: noticesTo(
      user,
      { mail, ...(sms && { sms }) },
      { id, dropAt: now + policy.noticeSeconds * 1000 },
    ),
  };
}

/** The phone hears of what was done without a code only: else who has one could have SMS sent at will (P2). */
type ToldTo =
  | { readonly kind: 'otp_disabled'; readonly byPhone?: boolean }
  | { readonly kind: 'shared_key_shown'; readonly byPhone?: never };
