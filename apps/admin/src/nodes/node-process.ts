import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BalancedNode } from './balancer.ts';

export interface NodeProcess extends BalancedNode {
  /** Ends it; it is not started again. */
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const pauseMs = 1_000;

/** The demo as a process of its own, at a free port. One that ends is started again. */
export function nodeProcess(name: string, environment: NodeJS.ProcessEnv): NodeProcess {
  let port: number | undefined;
  let isStopping = false;
  let child: ChildProcess | undefined;

  function start(): void {
    if (isStopping) return;
    child = spawn(process.execPath, [...process.execArgv, program], {
      env: { ...process.env, ...environment, HOST: '127.0.0.1', PORT: '0' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'], // it ends when this process is gone
    });
    console.log(`demo: ${name} is process ${child.pid}`);
    child.on('message', (message: { readonly port: number }) => {
      port = message.port;
    });
    child.once('exit', (code, signal) => {
      port = undefined;
      if (isStopping) return;
      console.error(`demo: ${name} has ended (${signal ?? code}) and is started again`);
      setTimeout(start, pauseMs);
    });
  }

  start();
  return {
    name,
    get port() {
      return port;
    },
    async stop() {
      isStopping = true;
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
