/** The part of the package `smpp` that is used here; it brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly [field: string]: unknown;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
  }

  export interface Session extends EventEmitter {
    /** False when the socket can take nothing any more. */
    send(pdu: Pdu, answered?: (answer: Pdu) => void): boolean;
    close(): void;
    destroy(): void;
  }

  const smpp: {
    connect(options: Readonly<Record<string, unknown>>): Session;
    createServer(options: object, listener: (session: Session) => void): Server;
    readonly PDU: new (command: string, fields: Readonly<Record<string, unknown>>) => Pdu;
  };
  export default smpp;
}
