import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { Inbox } from '../data/inbox.ts';

/**
 * A mail server on a free port of this machine that delivers to the demo's inbox, whoever it is for.
 * Only this process knows the password, so nobody else's mail gets in.
 */
export async function mailServer(
  inbox: Pick<Inbox, 'deliver'>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const password = randomUUID();
  const server = new SMTPServer({
    allowInsecureAuth: true, // it never leaves this machine
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: 1_000_000,
    onAuth: (given, _session, done) =>
      given.password === password
        ? done(null, { user: 'demo' })
        : done(new Error('wrong password')),
    async onData(stream, { envelope }, done) {
      try {
        const { simpleParser } = await import('mailparser');
        const { subject, text = '', html } = await simpleParser(await buffer(stream));
        for (const { address } of envelope.rcptTo) {
          const recipient = address;
          await inbox.deliver({ kind: 'mail', recipient, subject, text, html: html || undefined });
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  server.on('error', (error) => console.error(`demo: mail server: ${error.message}`));
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://demo:${password}@127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
