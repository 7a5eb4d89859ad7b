/** What every subject of the comparison is: a server in a process of its own, that can be given log-ins to complete. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that completes one log-in: the right code of a user who owes it. */
export interface CodeStep {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a subject says to the process that has started it. */
export type Report =
  | { readonly kind: 'ready'; readonly origin: string }
  | { readonly kind: 'prepared'; readonly steps: readonly CodeStep[] }
  | { readonly kind: 'cost'; readonly cpuMs: number; readonly memoryMb: number };

export type Question =
  | { readonly ask: 'prepare'; readonly count: number }
  | { readonly ask: 'cost' };

/** Serves until the parent ends the process. */
export function serve(
  listener: RequestListener,
  prepare: (count: number, origin: string) => Promise<readonly CodeStep[]>,
): void {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.on('message', async (question: Question) => {
      if (question.ask === 'prepare') {
        tell({ kind: 'prepared', steps: await prepare(question.count, origin) });
      } else if (question.ask === 'cost') {
        const { user, system } = process.cpuUsage();
        const memoryMb = process.memoryUsage().rss / 2 ** 20;
        tell({ kind: 'cost', cpuMs: (user + system) / 1000, memoryMb });
      }
    });
    tell({ kind: 'ready', origin });
  });
}

function tell(report: Report): void {
  process.send?.(report);
}
