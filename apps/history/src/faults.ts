import { ask, asRoot, cutMoments, type OwnServer, type Proxy as Way } from '@keyfob/test-servers';
import type { Line } from './history.ts';
import type { Nodes } from './nodes.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const pick = <T>(all: readonly T[]) => all[Math.floor(Math.random() * all.length)] as T;
/** Every so often something happens. */
const everyMs = 4_000;
const longestOffsetMs = 3_600_000;

/** Kills nodes, cuts connections and ends the database, one after the other, until it is over. */
export async function makeFaults(
  {
    nodes,
    proxies,
    server,
    note,
    spared,
  }: {
    readonly nodes: Nodes;
    readonly proxies: readonly Way[];
    readonly server: OwnServer;
    readonly note: (line: Line) => void;
    /** How many nodes, from the first one on, are never killed. */
    readonly spared: number;
  },
  isOver: () => boolean,
): Promise<void> {
  const faults = [
    ...[killNode, killNode, killNode, cutConnections, cutConnections, loseAnswer, loseAnswer],
    ...[() => endDatabase(true), () => endDatabase(false), refuseWrites, refuseWrites, moveClock],
  ];
  while (!isOver()) {
    await wait(everyMs * (0.5 + Math.random()));
    await pick(faults)();
  }

  async function killNode(): Promise<void> {
    note({ kind: 'fault', what: 'node killed' });
    nodes.kill(spared + Math.floor(Math.random() * (nodes.ports.length - spared)));
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

  /** As a hosted database does whose disk is full: what is there can be read, and nothing written. */
  async function refuseWrites(): Promise<void> {
    note({ kind: 'fault', what: 'writes refused' });
    await setReadOnly(server, true);
    await wait(Math.random() * 3_000);
    await setReadOnly(server, false);
  }

  async function moveClock(): Promise<void> {
    note({ kind: 'fault', what: 'clock moved' });
    const offsetMs = (Math.random() * 2 - 1) * longestOffsetMs;
    nodes.setClock(Math.floor(Math.random() * nodes.ports.length), offsetMs);
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

async function setReadOnly(server: OwnServer, isOn: boolean): Promise<void> {
  if (server.url.startsWith('mysql')) {
    await asRoot(server, `SET GLOBAL read_only = ${isOn ? 'ON' : 'OFF'}`);
    return;
  }
  await ask(server.url, `ALTER SYSTEM SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`);
  await ask(server.url, 'SELECT pg_reload_conf()');
}
