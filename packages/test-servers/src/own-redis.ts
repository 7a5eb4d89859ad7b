import { createConnection } from 'node:net';
import { freePort, type OwnServer, ownServer, serverFolder } from './own-server.ts';

const user = 'redis';

/** A new Redis that keeps nothing of its own accord, started: it comes back with what was saved last, or empty. */
export async function ownRedis(): Promise<OwnServer> {
  const folder = serverFolder(user);
  const port = await freePort();
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
    ...['--save', '', '--appendonly', 'no'],
  ];
  const server = ownServer({
    ...{ program: 'redis-server', user, folder, port, args },
    ...{ scheme: 'redis://', stopSignal: 'SIGTERM' },
  });
  await server.start();
  return { ...server, url: `redis://127.0.0.1:${port}` };
}

/** Gives one command without arguments, such as FLUSHALL or SAVE, and waits until it is done. */
export async function command({ port }: OwnServer, name: string): Promise<void> {
  const socket = createConnection(port, '127.0.0.1');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.once('data', (answer) => resolve(String(answer)));
  socket.once('error', reject);
  socket.write(`${name}\r\n`);
  const answer = await promise.finally(() => socket.destroy());
  if (!answer.startsWith('+OK')) throw new Error(`${name}: ${answer}`);
}
