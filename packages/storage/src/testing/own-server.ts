import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server that a test may stop, kill and change as it likes. */
export interface OwnServer {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Starts it, or starts it again after a stop. */
  start(): Promise<void>;
  /** Ends it by a signal: what SIGTERM, SIGINT and SIGQUIT mean is the server's own affair. */
  stop(signal: NodeJS.Signals): Promise<void>;
}

const folders: string[] = [];
const processes: ChildProcess[] = [];
const longestStartMs = 20_000;

/** Where a program of a server is, or undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).concat('/usr/sbin', '/usr/local/sbin');
  const postgres = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed();
  return [...postgres, ...places]
    .flatMap((place) => globSync(join(place, name)))
    .find((path) => path !== undefined);
}

/**
 * Whether these programs are installed. Says so once where they are not: their tests are left out then.
 *
 * @throws Error where they are not and `KEYFOB_REQUIRE_SERVERS` is 1
 */
export function havePrograms(...names: readonly string[]): boolean {
  const missing = names.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0) return true;
  const lack = `${missing.join(', ')} is not installed`;
  if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw new Error(lack);
  console.log(`${lack}: the tests that need it are skipped.`);
  return false;
}

/** The user that a server runs as, since servers refuse to run as root; nothing where this process is not root. */
export function ownerOf(user: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, user]));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A folder for a server of this user; it goes with `endServers`. */
export function serverFolder(user: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-server-'));
  folders.push(folder);
  const { uid, gid } = ownerOf(user);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** Runs a program of a server to its end. */
export function runProgram(name: string, args: readonly string[], user: string): void {
  execFileSync(findProgram(name) ?? name, args, { ...ownerOf(user), stdio: 'ignore', cwd: '/' });
}

/** A server of a folder that was made for it. */
export function ownServer({
  program,
  user,
  folder,
  port,
  args,
  scheme,
}: {
  readonly program: string;
  readonly user: string;
  readonly folder: string;
  readonly port: number;
  readonly args: readonly string[];
  /** What the address of a database `test` begins with, up to the host. */
  readonly scheme: string;
}): OwnServer {
  let child: ChildProcess | undefined;
  return {
    ...{ url: `${scheme}127.0.0.1:${port}/test`, port, folder },
    async start() {
      child = spawn(findProgram(program) ?? program, args, {
        ...{ ...ownerOf(user), stdio: 'ignore', cwd: '/' },
      });
      processes.push(child);
      const until = performance.now() + longestStartMs;
      while (!(await answers(port))) {
        if (child.exitCode !== null || performance.now() > until) {
          throw new Error(`${program} does not start in ${folder}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop(signal) {
      if (child !== undefined) await end(child, signal);
    },
  };
}

/** Ends all servers of this process, and removes their folders. */
export async function endServers(): Promise<void> {
  await Promise.all(processes.splice(0).map((child) => end(child, 'SIGQUIT')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if ((child.exitCode ?? child.signalCode) !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: '127.0.0.1', port });
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
