import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import type { Inbox } from '../data/inbox.ts';
import { joinParts } from './join-parts.ts';

/** Command statuses of SMPP 3.4 § 5.1.3. */
const ok = 0x00;
const invalidCommand = 0x03;
const wrongBindStatus = 0x04;
const systemError = 0x08;
const bindFailed = 0x0d;

/**
 * An SMS centre on a free port of this machine that delivers to the demo's inbox, whatever the number.
 * Only this process knows the password, so nobody else's SMS get in.
 */
export async function smsCentre(
  inbox: Pick<Inbox, 'deliver'>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const password = randomBytes(4).toString('hex'); // SMPP allows eight characters
  const sessions = new Set<Session>();
  const server = smpp.createServer({}, (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => session.destroy());
    session.on('pdu', answerTo(session, { password, inbox }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smpp://demo:${password}@127.0.0.1:${port}`,
    async close() {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function answerTo(
  session: Session,
  { password, inbox }: { readonly password: string; readonly inbox: Pick<Inbox, 'deliver'> },
): (pdu: Pdu) => Promise<void> {
  let isBound = false;
  const join = joinParts();
  const statusOf = async (pdu: Pdu): Promise<number> => {
    switch (pdu.command) {
      case 'bind_transceiver':
        isBound = pdu.password === password;
        return isBound ? ok : bindFailed;
      case 'submit_sm': {
        if (!isBound) return wrongBindStatus;
        const recipient = `+${pdu.destination_addr}`;
        const text = join(recipient, pdu.short_message);
        if (text !== undefined) await inbox.deliver({ kind: 'sms', recipient, text });
        return ok;
      }
      case 'enquire_link':
      case 'unbind':
        return ok;
      default:
        return invalidCommand;
    }
  };
  return async (pdu) => {
    if (pdu.command.endsWith('_resp')) return;
    const status = await statusOf(pdu).catch(() => systemError);
    session.send(pdu.response({ command_status: status }));
  };
}
