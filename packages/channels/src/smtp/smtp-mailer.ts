import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Mailer } from '@keyfob/core';
import { requireTimeZone } from '../shared/language.ts';
import { refuseUnknownOptions, requireWhole, timeoutRange } from '../shared/options.ts';
import { permanentError } from '../shared/permanent-error.ts';
import { requireSiteName } from '../shared/site-name.ts';
import { composeMail } from './compose-mail.ts';
import { connectSmtp, type MailTransport } from './connect-smtp.ts';
import { smtpFailure } from './smtp-failure.ts';
import { completeTexts } from './texts/complete-texts.ts';
import type { MailTexts } from './texts/mail-texts.ts';

/** What `smtpMailer` needs: `url` or `transport`, and who writes. */
export interface SmtpMailerOptions {
  /**
   * `smtps://user:password@host:465`, or `smtp://…:587`, which upgrades by STARTTLS and refuses a
   * server that cannot, but for localhost. `?requireTLS=false` sends in clear.
   */
  readonly url?: string;
  /** A transporter of nodemailer's, instead of `url`. Its own timeouts apply. */
  readonly transport?: MailTransport;
  /** The sender's bare address, such as `no-reply@example.test`. */
  readonly from: string;
  /** Display name of the sender, and the site's name in texts: one line, at most 40 characters. */
  readonly siteName: string;
  /** Own words, by base language. English and Czech are there. */
  readonly texts?: Readonly<Record<string, Partial<MailTexts>>>;
  /** IANA time zone of the times in mails. Default `UTC`. */
  readonly timeZone?: string;
  /** How long connecting, greeting and each silence may take, in seconds. Default 20, at most 120. */
  readonly timeoutSeconds?: number;
}

const known = ['url', 'transport', 'from', 'siteName', 'texts', 'timeZone', 'timeoutSeconds'];

/** A bare address: no quotes, commas or brackets that would make two recipients of one (M1). */
const address = /^[^\s@<>"(),:;\\[\]\p{C}]{1,64}@[^\s@<>"(),:;\\[\]\p{C}]{1,255}$/u;

/**
 * Sends Keyfob's mails by SMTP (RFC 5321), each as HTML and as text, in the reader's language.
 *
 * However often one message is sent it has the same Message-ID, so that mailboxes can tell (M2).
 * `send` rejects with `isPermanent: true` when the server refuses the recipient or the mail with 5xx,
 * or when the address or link cannot be one; with a plain error in any other case.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function smtpMailer(options: SmtpMailerOptions): Mailer {
  refuseUnknownOptions('smtpMailer', options, known);
  const { url, transport, from, texts = {}, timeZone = 'UTC', timeoutSeconds = 20 } = options;
  if ((url === undefined) === (transport === undefined)) {
    throw new TypeError('smtpMailer: give either url or transport');
  }
  if (typeof from !== 'string' || !address.test(from)) {
    throw new TypeError('smtpMailer: from must be a bare address; its display name is siteName');
  }
  const letterhead = {
    siteName: requireSiteName('smtpMailer: siteName', options.siteName),
    languages: completeTexts(texts),
    timeZone: requireTimeZone('smtpMailer: timeZone', timeZone),
  };
  requireWhole('smtpMailer: timeoutSeconds', timeoutSeconds, timeoutRange);
  const connect = transport ? async () => transport : connectSmtp(url, timeoutSeconds);
  const domain = domainToASCII(from.slice(from.indexOf('@') + 1));

  return Object.freeze<Mailer>({
    async send({ to, locale, content, idempotencyKey }, signal) {
      if (!address.test(to)) throw permanentError('smtp: the recipient is not a bare address');
      const mail = {
        ...composeMail(letterhead, content, locale),
        from: { name: letterhead.siteName, address: from },
        to: { name: '', address: to },
        messageId: `<${messageKey(idempotencyKey)}@${domain}>`,
        // RFC 3834: no out-of-office note comes back.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      } as const;
      const ready = await connect();
      signal.throwIfAborted();
      try {
        await ready.sendMail(mail);
      } catch (thrown) {
        throw smtpFailure(thrown);
      }
    },
  });
}

/** The left side of the Message-ID: the key where RFC 5322 § 3.6.4 allows it, else its hash. */
function messageKey(idempotencyKey: string): string {
  const isAtom = /^[A-Za-z0-9_-]{1,64}$/.test(idempotencyKey);
  return isAtom ? idempotencyKey : createHash('sha256').update(idempotencyKey).digest('hex');
}
