import type { NewMessage } from '../../src/data/inbox.ts';
import { mailServer } from '../../src/demo-servers/mail-server.ts';
import { smsCentre } from '../../src/demo-servers/sms-centre.ts';

/** A mail server and an SMS centre outside the demo, so that no mailbox is among its data. */
export async function outsideServers() {
  const messages: NewMessage[] = [];
  const keep = { deliver: async (message: NewMessage) => void messages.push(message) };
  const [mail, sms] = await Promise.all([mailServer(keep), smsCentre(keep)]);
  return {
    environment: { SMTP_URL: mail.url, SMS_URL: sms.url },
    messages: messages as readonly NewMessage[],
    /** Everything that has arrived of one kind, as one text. */
    text: (kind: NewMessage['kind']) =>
      messages
        .filter((message) => message.kind === kind)
        .map(({ text }) => text)
        .join('\n'),
    close: () => Promise.all([mail.close(), sms.close()]),
  };
}
