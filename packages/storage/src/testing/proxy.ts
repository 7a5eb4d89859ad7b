import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be made to fail as networks do. */
export interface Proxy {
  /** The same address as the server's, by way of this. */
  readonly url: string;
  /** Ends all connections, and refuses new ones from now on. */
  cut(): void;
  /** Called with each answer of the server, before it is passed on. */
  onAnswer(listener: (() => void) | undefined): void;
  /** Takes everything and passes nothing on. */
  freeze(): void;
  /** Works again, for new connections. */
  restore(): void;
  close(): Promise<void>;
}

export async function proxyTo(url: string): Promise<Proxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';
  let listener: (() => void) | undefined;

  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => {});
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    sockets.add(far);
    far.on('error', () => {});
    near.on('data', (bytes) => {
      if (state === 'open') far.write(bytes);
    });
    far.on('data', (bytes) => {
      listener?.();
      if (state === 'open') near.write(bytes);
    });
    near.on('close', () => far.end());
    far.on('close', () => near.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function endAll(): void {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  }

  const own = new URL(url);
  own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own.href,
    cut() {
      state = 'cut';
      endAll();
    },
    onAnswer(given) {
      listener = given;
    },
    freeze() {
      state = 'frozen';
    },
    restore() {
      state = 'open';
      endAll();
    },
    async close() {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
