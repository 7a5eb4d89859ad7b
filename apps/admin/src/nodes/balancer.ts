import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

/** A process that answers requests at a port of this machine. */
export interface BalancedNode {
  readonly name: string;
  /** Undefined while it does not run. */
  readonly port: number | undefined;
}

export interface Balancer {
  readonly port: number;
  /** Asks every node whether it is ready, and gives how many are. Done every half second anyway. */
  check(): Promise<number>;
  close(): Promise<void>;
}

const checkEveryMs = 500;
const longestCheckMs = 2_000;

/**
 * Hands requests to the nodes in turn, past those that are not ready. What a node has not got or may get
 * twice goes to the next one where it fails.
 */
export async function startBalancer({
  nodes,
  host,
  port,
}: {
  readonly nodes: readonly BalancedNode[];
  readonly host: string;
  readonly port: number;
}): Promise<Balancer> {
  const ready = new Set<BalancedNode>();
  let turn = 0;

  async function check(): Promise<number> {
    await Promise.all(
      nodes.map(async (node) => {
        if (await isReady(node)) ready.add(node);
        else ready.delete(node);
      }),
    );
    return ready.size;
  }

  function answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    turn += 1;
    const inTurn = nodes.map((_, place) => nodes[(turn + place) % nodes.length] as BalancedNode);
    pass(
      incoming,
      outgoing,
      inTurn.filter((node) => ready.has(node)),
    );
  }

  function pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    [node, ...others]: readonly BalancedNode[],
  ): void {
    if (node === undefined) {
      refuse(outgoing, 503);
      return;
    }
    const { method, url: path } = incoming;
    // A connection for each request: one that is kept may end just when something is sent.
    const where = { host: '127.0.0.1', port: node.port ?? 0, agent: false };
    const onwards = request({ ...where, method, path, headers: headersOf(incoming) });
    const mayComeTwice = method === 'GET' || method === 'HEAD';
    let isSent = false;
    if (mayComeTwice) onwards.end();
    onwards.once('socket', (socket) =>
      socket.once('connect', () => {
        isSent = true;
        if (!mayComeTwice) incoming.pipe(onwards);
      }),
    );
    onwards.once('response', (response) => {
      const { connection: _own, 'keep-alive': _too, ...headers } = response.headers;
      outgoing.writeHead(response.statusCode ?? 502, { ...headers, 'x-served-by': node.name });
      pipeline(response, outgoing, () => {}); // either end may go away
    });
    onwards.on('error', () => {
      if (outgoing.destroyed) return; // the visitor has gone
      ready.delete(node);
      if (outgoing.headersSent) outgoing.destroy();
      else if (!isSent || mayComeTwice) pass(incoming, outgoing, others);
      else refuse(outgoing, 502);
    });
    outgoing.once('close', () => onwards.destroy());
  }

  const server = createServer(answer);
  server.listen(port, host);
  await once(server, 'listening');
  const timer = setInterval(() => void check(), checkEveryMs);
  return {
    port: (server.address() as AddressInfo).port,
    check,
    async close() {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function isReady({ port }: BalancedNode): Promise<boolean> {
  if (port === undefined) return false;
  const signal = AbortSignal.timeout(longestCheckMs);
  return fetch(`http://127.0.0.1:${port}/ready`, { signal }).then(
    (response) => response.ok,
    () => false,
  );
}

/** The last address is what the balancer itself has seen; what visitors claim of the rest is overwritten. */
function headersOf({ headers, socket }: IncomingMessage): NodeJS.Dict<string | string[]> {
  const claimed = headers['x-forwarded-for'];
  return {
    ...headers,
    connection: 'close',
    'x-forwarded-for': [claimed, socket.remoteAddress].flat().filter(Boolean).join(', '),
    'x-forwarded-proto': 'http',
    'x-forwarded-host': headers.host,
  };
}

function refuse(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain', 'retry-after': '1' });
  outgoing.end('No node can answer at the moment. Please try again.\n');
}
