import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

/** What the centre says to a request: a status, or nothing at all. */
type Answer = (pdu: Pdu, session: Session) => number | 'nothing';

/** A message centre on a free port of this machine. */
export async function smsCentre(
  answer: Answer = () => 0,
  tls: { readonly key: string; readonly cert: string } | object = {},
) {
  const arrived: Pdu[] = [];
  const sessions = new Set<Session>();
  const server = smpp.createServer(tls, (session) => {
    sessions.add(session);
    session.on('error', () => {}); // connections that break are part of the tests
    session.on('close', () => sessions.delete(session));
    session.on('pdu', (pdu: Pdu) => {
      arrived.push(pdu);
      server.emit(`arrived:${pdu.command}`, pdu, session);
      if (pdu.command.endsWith('_resp')) return;
      const command_status = answer(pdu, session);
      if (command_status !== 'nothing') session.send(pdu.response({ command_status }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    sessions,
    commands: () => arrived.map(({ command }) => command),
    submitted: () => arrived.filter(({ command }) => command === 'submit_sm'),
    /** Settles when the next PDU of this command has come. */
    arrival: (command: string) => once(server, `arrived:${command}`),
    async close() {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
