import { loadPeer } from '../shared/load-peer.ts';
import { isThisMachine } from '../shared/options.ts';

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

/** The one function that is used of a nodemailer transporter. */
export interface MailTransport {
  sendMail(mail: OutgoingMail): Promise<unknown>;
}

/**
 * A transport to the server of a URL, made when the first mail is sent. Without TLS no link leaves
 * this machine, unless the URL says `?requireTLS=false`.
 *
 * @throws TypeError when it is not an `smtp:` or `smtps:` URL
 */
export function connectSmtp(url: unknown, timeoutSeconds: number): () => Promise<MailTransport> {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed?.hostname || !['smtp:', 'smtps:'].includes(parsed.protocol)) {
    throw new TypeError('smtpMailer: url must be like smtps://user:password@host:465');
  }
  const timeout = timeoutSeconds * 1000;
  let transport: MailTransport | undefined;
  return async () => {
    if (transport) return transport;
    const { createTransport } = await loadPeer('nodemailer', () => import('nodemailer'));
    transport = createTransport({
      requireTLS: parsed.protocol === 'smtp:' && !isThisMachine(parsed.hostname),
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      dnsTimeout: timeout,
      url: parsed.href,
    });
    return transport;
  };
}
