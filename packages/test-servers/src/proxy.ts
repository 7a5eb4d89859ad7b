import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be made to fail as networks do. */
export interface Proxy {
  /** The same address as the server's, by way of this. */
  readonly url: string;
  /** Ends all connections, and refuses new ones from now on. */
  cut(): void;
  /**
   * Ends all connections at one of the messages that go to the server from now on; new ones work.
   *
   * @returns what tells whether that has happened, after which it does not happen any more
   */
  cutAt(place: CutPlace): () => boolean;
  /** Takes everything and passes nothing on. */
  freeze(): void;
  /** Works again, for new connections. */
  restore(): void;
  close(): Promise<void>;
}

/** The moments of a message to the server at which its connection may end. */
export const cutMoments = ['before it is sent', 'after it was sent', 'before its answer'] as const;

export interface CutPlace {
  /** Which message it is, from 1. */
  readonly message: number;
  readonly moment: (typeof cutMoments)[number];
}

export async function proxyTo(url: string): Promise<Proxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';
  let messages = 0;
  let place: CutPlace | undefined;

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
      messages += 1;
      if (isAt('before it is sent')) return hit();
      if (state === 'open') far.write(bytes);
      if (isAt('after it was sent')) hit();
    });
    far.on('data', (bytes) => {
      if (isAt('before its answer')) return hit();
      if (state === 'open') near.write(bytes);
    });
    near.on('close', () => far.end());
    far.on('close', () => near.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const isAt = (moment: CutPlace['moment']) =>
    place?.message === messages && place.moment === moment;

  function hit(): void {
    place = undefined;
    endAll();
  }

  function endAll(): void {
    for (const socket of sockets) socket.destroySoon(); // what was written goes out first
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
    cutAt(given) {
      messages = 0;
      place = given;
      return () => {
        const isDone = place === undefined;
        place = undefined;
        return isDone;
      };
    },
    freeze() {
      state = 'frozen';
    },
    restore() {
      if (state === 'frozen') endAll();
      state = 'open';
    },
    async close() {
      endAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
