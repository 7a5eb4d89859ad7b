import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';

/** A database server of our own, on a free port, with its data in a folder. */
export interface ServerProcess {
  readonly url: string;
  start(): Promise<void>;
  /** @param isKilled by signal 9, as a machine that fails; else it stops fast and in order */
  stop(isKilled: boolean): Promise<void>;
}

const pollMs = 100;

export async function serverProcess(engine: string, folder: string): Promise<ServerProcess> {
  const port = await freePort();
  const kind = engine === 'mysql' ? mariadb(folder, port) : postgres(folder, port);
  kind.prepare();
  let child: ChildProcess | undefined;
  process.once('exit', () => child?.kill('SIGKILL'));
  const server: ServerProcess = {
    url: kind.url,
    /** What a killed server has left may still hold its folder for a moment: then it is tried again. */
    async start() {
      const log = openSync(join(folder, 'server.log'), 'a');
      while (!(await answers(port))) {
        if (isGone(child)) {
          child = spawn(kind.command[0] as string, kind.command.slice(1), {
            ...{ stdio: ['ignore', log, log], uid: kind.owner.uid, gid: kind.owner.gid },
          });
        }
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
      closeSync(log);
    },
    async stop(isKilled) {
      if (child === undefined || isGone(child)) return;
      const end = once(child, 'exit');
      child.kill(isKilled ? 'SIGKILL' : kind.stopSignal);
      await end;
    },
  };
  await server.start();
  await kind.makeDatabase();
  return server;
}

function isGone(child: ChildProcess | undefined): boolean {
  return child === undefined || (child.exitCode ?? child.signalCode) !== null;
}

interface Kind {
  readonly url: string;
  readonly command: readonly string[];
  readonly owner: Owner;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  prepare(): void;
  makeDatabase(): Promise<void>;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Servers refuse to run as root. */
function ownerOf(name: string): Owner {
  const id = (which: string) => Number(execFileSync('id', [which, name], { encoding: 'utf8' }));
  return process.getuid?.() === 0
    ? { uid: id('-u'), gid: id('-g') }
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

function ownFolder(folder: string, { uid, gid }: Owner): string {
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, uid, gid);
  return data;
}

function postgres(folder: string, port: number): Kind {
  const owner = ownerOf('postgres');
  const data = ownFolder(folder, owner);
  const versions = readdirSync('/usr/lib/postgresql').map(Number);
  const bin = `/usr/lib/postgresql/${Math.max(...versions)}/bin`;
  const run = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, { ...owner, stdio: 'ignore', cwd: data });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    command: [join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', data],
    ...{ owner, stopSignal: 'SIGINT' },
    prepare: () => void run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres']),
    makeDatabase: async () => {},
  };
}

function mariadb(folder: string, port: number): Kind {
  const owner = ownerOf('mysql');
  const data = ownFolder(folder, owner);
  const own = [`--datadir=${data}`, '--no-defaults'].toReversed();
  return {
    url: `mysql://root@127.0.0.1:${port}/history`,
    command: [
      ...['mariadbd', ...own, `--port=${port}`, `--socket=${data}/socket`],
      '--bind-address=127.0.0.1',
    ],
    ...{ owner, stopSignal: 'SIGTERM' },
    prepare: () =>
      void execFileSync(
        'mariadb-install-db',
        [...own, '--auth-root-authentication-method=normal'],
        { ...owner, stdio: 'ignore' },
      ),
    async makeDatabase() {
      const sql = ['-h', '127.0.0.1', '-P', String(port), '-u', 'root', '-e'];
      execFileSync('mariadb', [...sql, 'CREATE DATABASE history']);
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, '127.0.0.1');
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
