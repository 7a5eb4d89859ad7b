import { cutMoments, type OwnServer, type Proxy as Way } from '@keyfob/test-servers';
import type { Line } from './history.ts';
import type { Nodes } from './nodes.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const pick = <T>(all: readonly T[]) => all[Math.floor(Math.random() * all.length)] as T;
/** Every so often something happens. */
const everyMs = 4_000;

/** Kills nodes, cuts connections and ends the database, one after the other, until it is over. */
export async function makeFaults(
  {
    nodes,
    proxies,
    server,
    note,
  }: {
    readonly nodes: Nodes;
    readonly proxies: readonly Way[];
    readonly server: OwnServer;
    readonly note: (line: Line) => void;
  },
  isOver: () => boolean,
): Promise<void> {
  const faults = [
    ...[killNode, killNode, killNode, cutConnections, cutConnections, loseAnswer, loseAnswer],
    ...[() => endDatabase(true), () => endDatabase(false)],
  ];
  while (!isOver()) {
    await wait(everyMs * (0.5 + Math.random()));
    await pick(faults)();
  }

  async function killNode(): Promise<void> {
    note({ kind: 'fault', what: 'node killed' });
    nodes.kill(Math.floor(Math.random() * nodes.ports.length));
  }

  async function cutConnections(): Promise<void> {
    note({ kind: 'fault', what: 'connections cut' });
    const proxy = pick(proxies);
    proxy.cut();
    await wait(Math.random() * 2_000);
    proxy.restore();
  }

  /** The connections end around some message: at times it is a commit, whose answer is lost then. */
  async function loseAnswer(): Promise<void> {
    note({ kind: 'fault', what: 'answers lost' });
    const message = Math.ceil(Math.random() * 20);
    const stop = pick(proxies).cutAt({ message, moment: pick(cutMoments) });
    await wait(1_000);
    stop();
  }

  async function endDatabase(isKilled: boolean): Promise<void> {
    note({ kind: 'fault', what: isKilled ? 'database killed' : 'database restarted' });
    await (isKilled ? server.kill() : server.stop());
    const start = Date.now();
    await wait(Math.random() * 3_000);
    note({ kind: 'away', start, end: Date.now() });
    await server.start();
  }
}
