import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the demo, as in production, and writes down what an access log could. */
export interface RecordingProxy {
  readonly origin: string;
  /** Method, address and headers of every request, but no body. */
  readonly lines: readonly string[];
  /** From now on requests go to the demo at this address. */
  leadTo(origin: string): void;
  close(): void;
}

export async function recordingProxy(): Promise<RecordingProxy> {
  const lines: string[] = [];
  let target = '';
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    lines.push(`${method} ${url} ${JSON.stringify(headers)}`);
    const onwards = request(`${target}${url}`, { method, headers }, (answer) => {
      lines.push(`answer ${JSON.stringify(answer.headers)}`);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onwards.on('error', () => outgoing.destroy());
    incoming.pipe(onwards);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    lines,
    leadTo(origin) {
      target = origin;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
