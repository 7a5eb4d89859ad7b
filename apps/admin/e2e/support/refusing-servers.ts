import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp from 'smpp';
import { SMTPServer } from 'smtp-server';

/** Command status of SMPP 3.4 § 5.1.3: there is no such number. */
const invalidDestination = 0x0b;

/** A mail server and an SMS centre that know nobody: every recipient is refused for good. */
export async function refusingServers() {
  const mail = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 })),
  });
  const centre = smpp.createServer({}, (session) => {
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => {
      if (pdu.command.endsWith('_resp')) return;
      const command_status = pdu.command === 'submit_sm' ? invalidDestination : 0;
      session.send(pdu.response({ command_status }));
    });
  });
  const listeners = [mail.listen(0, '127.0.0.1'), centre.listen(0, '127.0.0.1')] as const;
  await Promise.all(listeners.map((listener) => once(listener, 'listening')));
  const [mailPort, smsPort] = listeners.map((listener) => (listener.address() as AddressInfo).port);
  return {
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      SMS_URL: `smpp://a:b@127.0.0.1:${smsPort}`,
    },
    close: () =>
      Promise.all([new Promise<void>((done) => mail.close(() => done())), centre.close()]),
  };
}
