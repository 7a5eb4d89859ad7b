import type { NoticeKind } from '../contract/index.ts';
import type { MailMessage, Message, SmsMessage } from '../sealing/message.ts';
import { isHashOf, keyedHash } from '../sealing/seal.ts';
import type { Instant } from '../time/instant.ts';
import type { Account, Notice } from './account.ts';
import type { Circumstances } from './decision.ts';
import type { User } from './user.ts';

/** What is told to the owner of an account, by every verified contact there is (R9). */
export interface NoticeText {
  readonly mail: MailMessage['content'];
  readonly sms?: SmsMessage['content'];
}

/**
 * The messages of one notice; `id` is the same however often the rule that makes it runs. While a
 * changed contact is new the former address hears of it too: whoever changed it may be a thief (R11).
 */
export function noticesTo(
  user: User,
  { mail, sms }: NoticeText,
  { id, dropAt, at }: { id: string; dropAt: Instant; at: Pick<Circumstances, 'now' | 'policy'> },
): readonly Message[] {
  const { email, formerEmail, phone, contacts, locale = 'en' } = user;
  const messages: Message[] = [];
  const mailTo = (to: string, name: string) => {
    messages.push({
      id: `${id}:${name}`,
      body: { channel: 'mail', to, locale, content: mail },
      dropAt,
    });
  };
  if (email !== undefined && contacts.email !== 'missing') mailTo(email, 'mail');
  if (formerEmail !== undefined && formerEmail !== email && isNewContact(user, at)) {
    mailTo(formerEmail, 'former');
  }
  if (sms !== undefined && phone !== undefined && contacts.phone === 'verified') {
    const body = { channel: 'sms', to: phone, locale, content: sms } as const;
    messages.push({ id: `${id}:sms`, body, dropAt });
  }
  return messages;
}

/** Endings of the ids that the messages of one notice can have. */
export const noticeWays = ['mail', 'former', 'sms'] as const;

function isNewContact(
  { contactsChangedAt }: User,
  { now, policy }: Pick<Circumstances, 'now' | 'policy'>,
): boolean {
  return (contactsChangedAt ?? -Infinity) + policy.contactQuietSeconds * 1000 > now;
}

interface NewNotice extends Pick<Notice, 'about' | 'expiresAt'> {
  readonly token: string;
  readonly what: NoticeKind;
}

/** So many links of notices live side by side. */
const mostNotices = 8;

/**
 * Puts the link of a new notice into the account beside those of earlier ones. When there are too many,
 * one from the middle goes: whoever has got hold of an account can push out neither the first word of
 * it nor the last.
 */
export function noteNotice(
  account: Account,
  { token, about, what, expiresAt }: NewNotice,
  { now, ring }: Circumstances,
): Account {
  const hash = keyedHash(ring, ['notice', account.userId, token]);
  const alive = account.notices.filter((each) => each.expiresAt > now && each.about !== about);
  const notices = [...alive, { about, told: { what, at: now }, hash, expiresAt }];
  return {
    ...account,
    notices: notices.length > mostNotices ? notices.toSpliced(mostNotices / 2, 1) : notices,
  };
}

/** Whether the owner was told of something before, whatever became of the link. */
export function wasNoted({ notices }: Account, about: string): boolean {
  return notices.some((each) => each.about === about);
}

/** The notice that a token belongs to, if its link is of any use. */
export function noticeOf(
  { notices, userId }: Account,
  token: string,
  { now, ring }: Circumstances,
): Notice | undefined {
  return notices.find(
    ({ hash, expiresAt }) =>
      hash !== null && now < expiresAt && isHashOf(ring, hash, ['notice', userId, token]),
  );
}

/** The account with one of its notices changed. */
export function withNotice(account: Account, about: string, change: Partial<Notice>): Account {
  const notices = account.notices.map((each) =>
    each.about === about ? { ...each, ...change } : each,
  );
  return { ...account, notices };
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
  const expiresAt = now + policy.noticeSeconds * 1000;
  return {
    account: noteNotice(account, { token, about: id, what: what.kind, expiresAt }, circumstances),
    messages: noticesTo(
      user,
      { mail, ...(sms && { sms }) },
      { id, dropAt: expiresAt, at: circumstances },
    ),
  };
}

/** The phone hears of what was done without a code only: else who has one could have SMS sent at will (P2). */
type ToldTo =
  | { readonly kind: 'otp_disabled'; readonly byPhone?: boolean }
  | { readonly kind: 'otp_enabled' | 'shared_key_shown'; readonly byPhone?: never };
