import { sendFailure } from '../shared/send-failure.ts';
import { parseMailAddress } from './mail-address.ts';
import { smtpFailure } from './smtp-failure.ts';

/** What is handed to a transport: a message of nodemailer's, with only what Keyfob needs. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Record<string, string>;
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
  readonly signal: AbortSignal;
}

/** The way of a mail out of this process. It rejects with what core's `SendFailure` can say. */
export type MailRoute = (mail: OutgoingMail) => Promise<void>;

/** The one function that is used of a nodemailer transporter. */
export interface MailTransport {
  sendMail(mail: OutgoingMail): Promise<unknown>;
  /**
   * Set it where the server behind is known to offer SMTPUTF8 (RFC 6531): a transporter does not tell.
   * Without it no address with letters outside ASCII before the `@` is written to. Default false.
   */
  readonly smtpUtf8?: boolean;
}

/** Hands mails to a transporter of the integrator's. */
export function transportRoute(transport: MailTransport): MailRoute {
  return async (mail) => {
    const refusal = utf8Refusal(mail, transport.smtpUtf8 === true);
    if (refusal) throw refusal;
    try {
      await transport.sendMail(mail);
    } catch (thrown) {
      // It may be a pool that had taken up the mail already: only what the error says is certain.
      throw smtpFailure(thrown, { isUnsent: false });
    }
  };
}

/**
 * Why a mail cannot go to a server without SMTPUTF8 (RFC 6531 § 3.2): the next hop would drop or
 * bounce an address of raw UTF-8, after this one has said that all is well.
 */
export function utf8Refusal({ from, to }: OutgoingMail, isOffered: boolean): Error | undefined {
  if (isOffered) return undefined;
  const why = 'has letters outside ASCII before the @, and no SMTPUTF8 is offered for them';
  if (parseMailAddress(from.address)?.needsUtf8) {
    return sendFailure(`smtp: from ${why}`, { outcome: 'set-up', why: '', isUnsent: true });
  }
  if (parseMailAddress(to.address)?.needsUtf8) {
    return sendFailure(`smtp: the recipient ${why}`, { outcome: 'never', why: '', isUnsent: true });
  }
  return undefined;
}
