/// <reference path="./smpp.d.ts" />
import type { Pdu, Session } from 'smpp';
import { endedAttempt } from '../shared/send-failure.ts';
import { type Loss, lossBy, lossFailure } from './smpp-failure.ts';

/** One connection to a message centre. */
export interface SmppSession {
  /**
   * Sends a request and waits for its answer, whatever status that has. It rejects with `isUnsent`
   * where the request never went out.
   */
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
  const waiting = new Set<(loss: Loss) => void>();
  let lostBy: Loss | undefined;

  socket.on('error', (error: Error) => {
    lose(lossBy(error));
    socket.destroy();
  });
  socket.on('close', () => lose(passing('the centre has hung up')));
  for (const question of ['enquire_link', 'deliver_sm', 'data_sm', 'unbind']) {
    socket.on(question, (pdu: Pdu) => socket.send(pdu.response()));
  }
  socket.on('unbind', () => {
    lose(passing('the centre has logged us out'));
    socket.close();
  });

  function lose(loss: Loss): void {
    lostBy ??= loss;
    for (const fail of waiting) fail(lostBy);
  }

  function end(reason: string): void {
    lose(passing(reason));
    socket.destroy();
  }

  async function request(command: string, fields: Fields, signal?: AbortSignal): Promise<Pdu> {
    if (signal?.aborted) throw endedAttempt('smpp', signal.reason, true);
    if (lostBy) throw lossFailure(lostBy, true);
    const { promise, resolve, reject } = Promise.withResolvers<Pdu>();
    const cancel = () => reject(endedAttempt('smpp', signal?.reason, false));
    const fail = (loss: Loss) => reject(lossFailure(loss, false));
    const late = () => end(`no answer to ${command} in ${timeoutSeconds} s`);
    const timer = setTimeout(late, timeoutSeconds * 1000);
    signal?.addEventListener('abort', cancel);
    waiting.add(fail);
    try {
      if (!socket.send(new Pdu(command, fields), resolve)) {
        reject(lossFailure(passing('nothing can be sent'), true));
        end('nothing can be sent');
      }
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      waiting.delete(fail);
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

function passing(why: string): Loss {
  return { outcome: 'passing', why };
}
