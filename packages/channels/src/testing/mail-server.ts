import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as it has arrived. */
export interface ArrivedMail extends ParsedMail {
  readonly source: string;
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

/** An SMTP server on a free port of this machine that keeps what it is given. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const mails: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const source = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
        };
        mails.push({ ...(await simpleParser(source)), source, envelope });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {}); // clients that hang up are part of the tests
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { port, mails, close: () => new Promise<void>((closed) => server.close(closed)) };
}
