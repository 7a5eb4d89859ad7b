import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers } from './find-server.ts';
import { findProgram, ownerOf, runningAs } from './programs.ts';

/** A server that a test may stop, kill and change as it likes. */
export interface OwnServer {
  /** The address of its database `test`. */
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Starts it, or starts it again after it has ended. */
  start(): Promise<void>;
  /** Ends it in order, without waiting for its clients. */
  stop(): Promise<void>;
  /** Ends it by signal 9, as where its machine fails. */
  kill(): Promise<void>;
}

const folders: string[] = [];
const processes: ChildProcess[] = [];
const longestStartMs = 20_000;
process.once('exit', () => {
  for (const child of processes) child.kill('SIGQUIT');
});

/** A folder for a server of this user; it goes with `endServers`. */
export function serverFolder(user: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-server-'));
  folders.push(folder);
  const { uid, gid } = ownerOf(user);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** A server of a folder that was made for it. */
export function ownServer({
  program,
  user,
  folder,
  port,
  args,
  scheme,
  stopSignal,
}: {
  readonly program: string;
  readonly user: string;
  readonly folder: string;
  readonly port: number;
  readonly args: readonly string[];
  /** What the address of a database `test` begins with, up to the host. */
  readonly scheme: string;
  /** What ends it in order. */
  readonly stopSignal: NodeJS.Signals;
}): OwnServer {
  const logFile = join(folder, 'server.log');
  let child: ChildProcess | undefined;

  function spawnServer(): ChildProcess {
    const log = openSync(logFile, 'a');
    const started = spawn(findProgram(program) ?? program, args, {
      ...{ ...runningAs(user), stdio: ['ignore', log, log] },
    });
    closeSync(log);
    processes.push(started);
    return started;
  }

  return {
    ...{ url: `${scheme}127.0.0.1:${port}/test`, port, folder },
    /** What a killed server has left may still hold its folder for a moment: then it is tried again. */
    async start() {
      const until = performance.now() + longestStartMs;
      while (!(await answers('127.0.0.1', port))) {
        if (performance.now() > until) {
          throw new Error(`${program} does not start: ${readFileSync(logFile, 'utf8')}`);
        }
        if (child === undefined || isGone(child)) child = spawnServer();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: async () => child && end(child, stopSignal),
    kill: async () => child && end(child, 'SIGKILL'),
  };
}

/** Ends all servers of this process, and removes their folders. */
export async function endServers(): Promise<void> {
  await Promise.all(processes.splice(0).map((child) => end(child, 'SIGQUIT')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (isGone(child)) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return (exitCode ?? signalCode) !== null;
}

/** A port where nobody answers. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
