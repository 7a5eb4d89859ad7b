import { createHash } from 'node:crypto';
import type { Mailer } from '@keyfob/core';
import { requireTimeZone } from '../shared/language.ts';
import { refuseUnknownOptions, requireWhole, timeoutRange } from '../shared/options.ts';
import { endedAttempt, impossible } from '../shared/send-failure.ts';
import { requireSiteName } from '../shared/site-name.ts';
import { composeMail } from './compose-mail.ts';
import { parseMailAddress } from './mail-address.ts';
import { type MailRoute, type MailTransport, transportRoute } from './mail-route.ts';
import { smtpRoute } from './smtp-route.ts';
import { parseSmtpUrl } from './smtp-url.ts';
import { completeTexts } from './texts/complete-texts.ts';
import type { MailTexts } from './texts/mail-texts.ts';

/** What `smtpMailer` needs: `url` or `transport`, and who writes. */
export interface SmtpMailerOptions {
  /**
   * `smtps://user:password@host:465`, or `smtp://…:587`, which upgrades by STARTTLS and refuses a
   * server that cannot, but for localhost. `?requireTLS=false` sends in clear. Percent-encode what is
   * special in user and password.
   */
  readonly url?: string;
  /**
   * A transporter of nodemailer's, instead of `url`. Its own timeouts apply. It does not tell whether
   * its server offers SMTPUTF8: see {@link MailTransport}.
   */
  readonly transport?: MailTransport;
  /** The sender's bare address, such as `no-reply@example.test`. Its domain goes out in ASCII. */
  readonly from: string;
  /** Display name of the sender, and the site's name in texts: one line, at most 40 characters. */
  readonly siteName: string;
  /** Own words, by language. */
  readonly texts?: Readonly<Record<string, Partial<MailTexts>>>;
  /** IANA time zone of the times in mails. Default `UTC`. */
  readonly timeZone?: string;
  /** How long connecting, greeting and each silence may take, in seconds. Default 20, at most 120. */
  readonly timeoutSeconds?: number;
}

const known = ['url', 'transport', 'from', 'siteName', 'texts', 'timeZone', 'timeoutSeconds'];

/**
 * Sends Keyfob's mails by SMTP (RFC 5321), each as HTML and as text, in the reader's language.
 *
 * However often one message is sent it has the same Message-ID, so that mailboxes can tell (M2).
 * `send` rejects with an error that says what it means for later attempts (`isPermanent`, `isSetUp`)
 * and whether certainly nobody got the mail (`isUnsent`); all of it stands in `shared/outcomes.ts`.
 * An address with letters outside ASCII before the `@` goes only to a server that offers SMTPUTF8.
 *
 * @throws TypeError or RangeError at once for an option that is unknown, missing or out of range
 */
export function smtpMailer(options: SmtpMailerOptions): Mailer {
  refuseUnknownOptions('smtpMailer', options, known);
  const { timeZone = 'UTC', texts = {} } = options;
  const sender = parseMailAddress(options.from);
  if (sender === undefined) {
    throw new TypeError(
      'smtpMailer: from must be a bare address such as no-reply@example.test; its display name is siteName',
    );
  }
  const letterhead = {
    siteName: requireSiteName('smtpMailer: siteName', options.siteName),
    languages: completeTexts(texts),
    timeZone: requireTimeZone('smtpMailer: timeZone', timeZone),
  };
  const post = routeOf(options, sender.needsUtf8);

  return Object.freeze<Mailer>({
    async send({ to, locale, content, idempotencyKey }, signal) {
      const recipient = parseMailAddress(to);
      if (recipient === undefined) throw impossible('smtp: the recipient is not a bare address');
      const mail = {
        ...composeMail(letterhead, content, locale),
        from: { name: letterhead.siteName, address: sender.address },
        to: { name: '', address: recipient.address },
        messageId: `<${messageKey(idempotencyKey)}@${sender.domain}>`,
        // RFC 3834: no out-of-office note comes back.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      } as const;
      if (signal.aborted) throw endedAttempt('smtp', signal.reason, true);
      await post(mail);
    },
  });
}

function routeOf(options: SmtpMailerOptions, needsUtf8: boolean): MailRoute {
  const { url, transport, timeoutSeconds = 20 } = options;
  requireWhole('smtpMailer: timeoutSeconds', timeoutSeconds, timeoutRange);
  if ((url === undefined) === (transport === undefined)) {
    throw new TypeError('smtpMailer: give either url or transport');
  }
  if (transport === undefined) return smtpRoute(parseSmtpUrl(url), timeoutSeconds);
  if (typeof Object(transport).sendMail !== 'function') {
    throw new TypeError('smtpMailer: transport must be a transporter of nodemailer, with sendMail');
  }
  if (needsUtf8 && transport.smtpUtf8 !== true) {
    throw new TypeError(
      'smtpMailer: from has letters outside ASCII before the @; set smtpUtf8: true on transport where its server offers SMTPUTF8',
    );
  }
  return transportRoute(transport);
}

/** The left side of the Message-ID: the key where RFC 5322 § 3.6.4 allows it, else its hash. */
function messageKey(idempotencyKey: string): string {
  const isAtom = /^[A-Za-z0-9_-]{1,64}$/.test(idempotencyKey);
  return isAtom ? idempotencyKey : createHash('sha256').update(idempotencyKey).digest('hex');
}
