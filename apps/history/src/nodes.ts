import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Usage } from './usage.ts';

/** Nodes that are started again when they end. */
export interface Nodes {
  /** Undefined while a node is not there. */
  readonly ports: readonly (number | undefined)[];
  kill(node: number): void;
  /** What it holds; undefined while it is not there. */
  usage(node: number): Promise<Usage | undefined>;
  /** Sets its clock, until it is started again. */
  setClock(node: number, offsetMs: number): void;
  close(): Promise<void>;
}

/** What is said to a node. */
export type Told =
  | { readonly kind: 'usage' }
  | { readonly kind: 'clock'; readonly offsetMs: number };

/** What a node says. */
type Said =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'usage'; readonly usage: Usage };

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
  const asking = new Map<number, (usage?: Usage) => void>();
  const log = openSync(logFile, 'a');
  let isOver = false;
  for (const node of urls.keys()) start(node);

  return {
    ports,
    kill: (node) => void children[node]?.kill('SIGKILL'),
    async usage(node) {
      if (ports[node] === undefined) return undefined;
      const { promise, resolve } = Promise.withResolvers<Usage | undefined>();
      asking.set(node, resolve);
      tell(node, { kind: 'usage' });
      return promise;
    },
    setClock: (node, offsetMs) => tell(node, { kind: 'clock', offsetMs }),
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

  function tell(node: number, told: Told): void {
    if (ports[node] !== undefined) children[node]?.send(told);
  }

  function start(node: number): void {
    if (isOver) return;
    const child = fork(script, [engine, urls[node] ?? '', ring, sentFile], {
      execArgv: [
        ...['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'],
        ...['--import', clock, '--expose-gc'],
      ],
      env: { ...process.env, PORT: '0', CLOCK_OFFSET_MS: String(clockOffsets[node] ?? 0) },
      stdio: ['ignore', log, log, 'ipc'],
    });
    children[node] = child;
    child.on('message', (said: Said) => {
      if (said.kind === 'port') ports[node] = said.port;
      else asking.get(node)?.(said.usage);
    });
    child.once('exit', () => {
      ports[node] = undefined;
      asking.get(node)?.();
      setTimeout(start, pauseMs, node);
    });
  }
}
