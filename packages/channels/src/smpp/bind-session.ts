/// <reference path="./smpp.d.ts" />
import type { Session } from 'smpp';
import { loadPeer } from '../shared/load-peer.ts';
import type { SmppAccount } from './smpp-account.ts';
import { bindFailure } from './smpp-failure.ts';
import { openSession, type SmppSession } from './smpp-session.ts';

export interface BindOptions {
  readonly account: SmppAccount;
  /** Certificates (PEM) to trust instead of the system's. */
  readonly ca: string | undefined;
  readonly timeoutSeconds: number;
  /** How often the centre is asked whether it is there. */
  readonly enquireSeconds: number;
}

/**
 * Connects and logs in as a transceiver (SMPP 3.4 § 4.1.5).
 *
 * @throws Error when there is no connection, or the log-in is refused: no message has gone out
 */
export async function bindSession(options: BindOptions): Promise<SmppSession> {
  const { account, ca, timeoutSeconds, enquireSeconds } = options;
  const { host, port, isTls, systemId, password, systemType } = account;
  const { default: smpp } = await loadPeer('smpp', () => import('smpp'));
  const socket = smpp.connect({ host, port, ...(isTls && { tls: true, ...(ca && { ca }) }) });
  const session = openSession(socket, smpp.PDU, timeoutSeconds);
  const { command_status } = await session.request('bind_transceiver', {
    system_id: systemId,
    password,
    system_type: systemType,
    interface_version: 0x34,
  });
  if (command_status !== 0) {
    session.end('the log-in was refused');
    throw bindFailure(command_status);
  }
  keepAlive(socket, session, enquireSeconds);
  return session;
}

/** Asks by enquire_link, as long as there is a connection, whether somebody is at its other end. */
function keepAlive(socket: Session, session: SmppSession, enquireSeconds: number): void {
  const timer = setInterval(async () => {
    try {
      await session.request('enquire_link', {});
    } catch {
      // The session is lost by now; the next message makes another.
    }
  }, enquireSeconds * 1000);
  timer.unref();
  socket.on('close', () => clearInterval(timer));
}
