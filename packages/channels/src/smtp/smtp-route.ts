import { Readable } from 'node:stream';
import type { SMTPConnectionAuth, SMTPConnectionOptions } from 'nodemailer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { loadPeer } from '../shared/load-peer.ts';
import { withAsciiDomain } from './mail-address.ts';
import { type MailRoute, type OutgoingMail, utf8Refusal } from './mail-route.ts';
import { smtpFailure } from './smtp-failure.ts';
import type { SmtpServer } from './smtp-url.ts';

/** A log-in that sends nothing: to a log-in of one's own, nodemailer tells what the server offers. */
const look = 'X-LOOK';

/** A call of nodemailer's that says by a callback when it is done. */
type Step = (done: (error?: Error | null) => void) => void;

/**
 * Hands mails to the server of a URL, each over a connection of its own. That is what nodemailer's
 * transporter does, too; but here it is known what the server offers before an address goes out, and
 * when something fails, whether a byte of the mail had gone out.
 */
export function smtpRoute(server: SmtpServer, timeoutSeconds: number): MailRoute {
  const timeout = timeoutSeconds * 1000;
  const { auth, ...rest } = server;
  const options: SMTPConnectionOptions = {
    ...rest,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
  };

  return async (mail) => {
    const { Composer, Connection } = await loadPeer('nodemailer', clients);
    const message = new Composer(mail).compile();
    const content = Readable.from([await message.build()], { objectMode: false });
    const { from, to } = message.getEnvelope();
    const envelope = { from: withAsciiDomain(String(from)), to: to.map(withAsciiDomain) };
    let offers: readonly string[] = [];
    const takeALook = ({ extensions, resolve }: Look): void => {
      offers = extensions;
      resolve();
    };
    const connection = new Connection({ ...options, customAuth: { [look]: takeALook } });
    const step = stepsOf(connection, mail.signal);
    let refusal: Error | undefined;
    try {
      await step((done) => connection.connect(done));
      await step((done) => connection.login({ method: look }, done));
      refusal = utf8Refusal(mail, offers.includes('SMTPUTF8'));
      if (refusal) throw refusal;
      if (auth && connection.allowsAuth) {
        await step((done) => connection.login(logInOf(auth), done));
      }
      await step((done) => connection.send(envelope, content, done));
    } catch (thrown) {
      if (thrown === refusal) throw thrown;
      // nodemailer reads the content when the server has answered DATA, and not before.
      throw smtpFailure(thrown, { isUnsent: !content.readableDidRead });
    } finally {
      connection.close();
      content.destroy();
    }
  };
}

interface Look {
  readonly extensions: readonly string[];
  resolve(): void;
}

async function clients() {
  const [{ default: Composer }, { default: Connection }] = await Promise.all([
    import('nodemailer/lib/mail-composer'),
    import('nodemailer/lib/smtp-connection'),
  ]);
  return { Composer, Connection };
}

/** Waits for one step after the other, as long as there is a connection and nobody has given up. */
function stepsOf(connection: SMTPConnection, signal: OutgoingMail['signal']) {
  const broken = Promise.withResolvers<never>();
  connection.on('error', broken.reject);
  const cancel = () => broken.reject(signal.reason);
  signal.addEventListener('abort', cancel, { once: true });
  connection.once('end', () => signal.removeEventListener('abort', cancel));
  if (signal.aborted) cancel();
  return async (take: Step): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    take((error) => (error ? reject(error) : resolve()));
    await Promise.race([promise, broken.promise]);
  };
}

function logInOf({ user, pass, method }: NonNullable<SmtpServer['auth']>): SMTPConnectionAuth {
  return { user, credentials: { user, pass }, ...(method && { method }) };
}
