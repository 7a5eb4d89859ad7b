import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** When a mail server speaks: first of all, to a command, and to a mail that has come in full. */
export type Moment =
  | 'greeting'
  | 'EHLO'
  | 'HELO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'content';

/** A reply, or what a server does instead of one. */
export type Reply = string | 'falls silent' | 'hangs up';

const obliging: Readonly<Record<Moment, Reply>> = {
  greeting: '220 mail.example.test ESMTP',
  EHLO: '250-mail.example.test\r\n250 AUTH PLAIN',
  HELO: '250 mail.example.test',
  STARTTLS: '220 go ahead',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go ahead',
  content: '250 queued',
};

/**
 * A mail server, byte by byte, on a free port of this machine: it takes every mail, but for what
 * `replies` say. It keeps the commands as they came (in Latin-1, so that a foreign letter is seen as
 * its bytes) and counts the mails that came in full.
 */
export async function scriptedSmtp(replies: Partial<Record<Moment, Reply>> = {}) {
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let mails = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // clients that hang up are part of the tests
    const speak = (moment: Moment) => {
      server.emit(moment);
      const reply = replies[moment] ?? obliging[moment];
      if (reply === 'hangs up') socket.destroy();
      else if (reply !== 'falls silent') socket.write(`${reply}\r\n`);
    };
    let isContent = false;
    let pending = '';
    socket.on('data', (bytes: Buffer) => {
      pending += bytes.toString('latin1');
      for (;;) {
        const end = isContent ? '\r\n.\r\n' : '\r\n';
        const at = pending.indexOf(end);
        if (at < 0) return;
        const text = pending.slice(0, at);
        pending = pending.slice(at + end.length);
        if (isContent) {
          isContent = false;
          mails += 1;
          speak('content');
        } else {
          commands.push(text);
          const verb = text.split(/[ :]/, 1)[0]?.toUpperCase() as Moment; // the client knows no other
          isContent = verb === 'DATA' && /^3/.test(replies.DATA ?? obliging.DATA);
          speak(verb);
        }
      }
    });
    speak('greeting');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    commands,
    mails: () => mails,
    /** Settles when this moment has come. */
    moment: (moment: Moment) => once(server, moment),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A port of this machine where nobody listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
