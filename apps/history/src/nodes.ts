import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Nodes that are started again when they end. */
export interface Nodes {
  /** Undefined while a node is not there. */
  readonly ports: readonly (number | undefined)[];
  kill(node: number): void;
  close(): Promise<void>;
}

interface Settings {
  readonly engine: string;
  /** The database, by a way of each node's own. */
  readonly urls: readonly string[];
  readonly ring: string;
  readonly sentFile: string;
  readonly logFile: string;
}

/** How far the clock of each node is off, in milliseconds. */
const clockOffsets = [0, 95_000, -130_000];
const pauseMs = 500;
const script = fileURLToPath(new URL('./node.ts', import.meta.url));
const clock = new URL('./clock.ts', import.meta.url).href;

export function startNodes({ engine, urls, ring, sentFile, logFile }: Settings): Nodes {
  const ports: (number | undefined)[] = urls.map(() => undefined);
  const children: ChildProcess[] = [];
  const log = openSync(logFile, 'a');
  let isOver = false;
  for (const node of urls.keys()) start(node);

  return {
    ports,
    kill: (node) => void children[node]?.kill('SIGKILL'),
    async close() {
      isOver = true;
      await Promise.all(
        children.map(async (child) => {
          if ((child.exitCode ?? child.signalCode) !== null) return;
          const end = once(child, 'exit');
          child.kill('SIGKILL');
          await end;
        }),
      );
    },
  };

  function start(node: number): void {
    if (isOver) return;
    const child = fork(script, [engine, urls[node] ?? '', ring, sentFile], {
      execArgv: [
        ...['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'],
        ...['--import', clock],
      ],
      env: { ...process.env, PORT: '0', CLOCK_OFFSET_MS: String(clockOffsets[node] ?? 0) },
      stdio: ['ignore', log, log, 'ipc'],
    });
    children[node] = child;
    child.on('message', (port) => {
      ports[node] = port as number;
    });
    child.once('exit', () => {
      ports[node] = undefined;
      setTimeout(start, pauseMs, node);
    });
  }
}
