/// <reference path="./smpp.d.ts" />
import type { Pdu, Session } from 'smpp';

/** One connection to a message centre. */
export interface SmppSession {
  /** Sends a request and waits for its answer, whatever status that has. */
  request(command: string, fields: Fields, signal?: AbortSignal): Promise<Pdu>;
  readonly isLost: boolean;
  /** Ends the connection; what still waits for an answer fails. */
  end(reason: string): void;
}

type Fields = Readonly<Record<string, unknown>>;
type PduClass = new (command: string, fields: Fields) => Pdu;

/**
 * Answers what the centre asks or reports. Gives each request its answer, or an error when the
 * connection is lost or the time is over: then it counts as lost, too, as nobody can tell what the
 * centre has heard.
 *
 * @param timeoutSeconds how long each answer may take
 */
export function openSession(socket: Session, Pdu: PduClass, timeoutSeconds: number): SmppSession {
  const waiting = new Set<(error: Error) => void>();
  let lostBy: Error | undefined;

  socket.on('error', (error: Error) => end(error.message));
  socket.on('close', () => lose('the centre has hung up'));
  for (const question of ['enquire_link', 'deliver_sm', 'data_sm', 'unbind']) {
    socket.on(question, (pdu: Pdu) => socket.send(pdu.response()));
  }
  socket.on('unbind', () => {
    lose('the centre has logged us out');
    socket.close();
  });

  function lose(reason: string): void {
    lostBy ??= new Error(`smpp: the connection is lost: ${reason}`);
    for (const fail of waiting) fail(lostBy);
  }

  function end(reason: string): void {
    lose(reason);
    socket.destroy();
  }

  async function request(command: string, fields: Fields, signal?: AbortSignal): Promise<Pdu> {
    signal?.throwIfAborted();
    if (lostBy) throw lostBy;
    const { promise, resolve, reject } = Promise.withResolvers<Pdu>();
    const cancel = () => reject(signal?.reason);
    const late = () => end(`no answer to ${command} in ${timeoutSeconds} s`);
    const timer = setTimeout(late, timeoutSeconds * 1000);
    signal?.addEventListener('abort', cancel);
    waiting.add(reject);
    try {
      if (!socket.send(new Pdu(command, fields), resolve)) end('nothing can be sent');
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      waiting.delete(reject);
    }
  }

  return {
    request,
    end,
    get isLost() {
      return lostBy !== undefined;
    },
  };
}
