import type { Instant } from '../time/instant.ts';

/** What a mail says; the mailer puts it into words, in the reader's language. */
export type MailContent =
  /** The link that begins the rest of a recovery. */
  | { readonly kind: 'recovery_link'; readonly link: string; readonly minutes: number }
  /** OTP is on. The link is for an owner who did not do this. */
  | { readonly kind: 'otp_enabled'; readonly link: string }
  /** OTP is off. The link is for an owner who did not do this. */
  | { readonly kind: 'otp_disabled'; readonly link: string }
  /** OTP goes off at `effectiveAt`. The link is for an owner who wants to keep it. */
  | {
      readonly kind: 'otp_disabling';
      readonly link: string;
      readonly effectiveAt: Instant;
      readonly by: 'recovery' | 'support';
    }
  /** The owner, or somebody with the link of a notice, has kept OTP on. */
  | { readonly kind: 'otp_kept' }
  /** The shared key was shown again. The link is for an owner who did not do this. */
  | { readonly kind: 'shared_key_shown'; readonly link: string }
  /** Support has refused to turn OTP off. */
  | { readonly kind: 'support_rejected' };

/** What an SMS says. */
export type SmsContent =
  /** `host` is the site that the code is for: browsers fill it in there and nowhere else. */
  | { readonly kind: 'recovery_code'; readonly code: string; readonly host: string }
  | { readonly kind: 'otp_disabled'; readonly link: string }
  | { readonly kind: 'otp_disabling'; readonly link: string; readonly effectiveAt: Instant };

/** What Keyfob itself has to do later: the same outbox sees to it that it is not forgotten. */
export type Task =
  /** A waiting time is over: turn OTP off now, even if nobody asks. */
  | { readonly kind: 'settle_account' }
  /** Two people have approved: begin the waiting time in the account. */
  | { readonly kind: 'apply_approval'; readonly requestId: string }
  /** The account has gone further: tell its support request. */
  | {
      readonly kind: 'close_request';
      readonly requestId: string;
      /** `cancelled`: by the owner; `voided`: by a backup that was put back. */
      readonly outcome: 'done' | 'cancelled' | 'voided';
    }
  /** Staff took an approval back, as nobody could be told of it: the account waits no more. */
  | { readonly kind: 'withdraw_approval'; readonly requestId: string }
  /** OTP went off without a code: end the sessions and tell the owner, by mail and by SMS. */
  | { readonly kind: 'announce'; readonly flowId: string }
  /** Somebody says that it was not them: open a support request. */
  | { readonly kind: 'open_request'; readonly requestId: string };

/** Content as it waits: when OTP goes off is known when the owner is told, not before. */
type Waiting<Content> = Content extends { readonly effectiveAt: Instant }
  ? Omit<Content, 'effectiveAt'>
  : Content;

/** A mail, as it waits. */
export interface MailMessage {
  readonly channel: 'mail';
  readonly to: string;
  readonly locale: string;
  readonly content: Waiting<MailContent>;
}

/** An SMS, as it waits. */
export interface SmsMessage {
  readonly channel: 'sms';
  /** E.164, for example `+420555000101`. */
  readonly to: string;
  readonly locale: string;
  readonly content: Waiting<SmsContent>;
}

/** What a message says and to whom; a task is for Keyfob itself. */
export type MessageBody =
  | MailMessage
  | SmsMessage
  | { readonly channel: 'task'; readonly content: Task };

/** A message as a rule makes it, committed together with the account. */
export interface Message {
  /** Also the idempotency key: however often it is sent, it is one message. */
  readonly id: string;
  readonly body: MessageBody;
  /** Until then it is not looked at. */
  readonly notBefore?: Instant;
  /** After this it is worth nothing to its reader and is not sent any more. */
  readonly dropAt: Instant;
}

/** A message as the store keeps it: nobody who reads the database learns a link, a code or a number. */
export interface SealedMessage extends Omit<Message, 'body'> {
  readonly channel: MessageBody['channel'];
  /** The body under AES-256-GCM. */
  readonly sealed: string;
}
