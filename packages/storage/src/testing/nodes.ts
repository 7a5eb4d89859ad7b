import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PendingLogin } from '@keyfob/core';
import type { Act, Outcome, Round } from './node.ts';

const children: ChildProcess[] = [];

/** Starts one of the scripts beside this one as a process of its own. */
export function start(
  script: 'node' | 'busy-node' | 'migrator',
  ...args: readonly string[]
): ChildProcess {
  const execArgv = ['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'];
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child = fork(file, args, { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  children.push(child);
  return child;
}

/** Starts a node, and waits until it can be asked. */
export async function startNode(...args: readonly string[]): Promise<ChildProcess> {
  const node = start('node', ...args);
  await once(node, 'message');
  return node;
}

/** Kills all processes that were started here, by signal 9. */
export async function killAll(): Promise<void> {
  await Promise.all(children.splice(0).map(kill));
}

async function kill(child: ChildProcess): Promise<void> {
  if ((child.exitCode ?? child.signalCode) !== null) return;
  const end = once(child, 'exit');
  child.kill('SIGKILL');
  await end;
}

/** Each node tries the code at the same moment, each for a log-in of its own. */
export async function tryAt(
  nodes: readonly ChildProcess[],
  {
    code,
    now,
    pendings,
  }: { readonly code: string; readonly now: number; readonly pendings: readonly PendingLogin[] },
): Promise<readonly Outcome[]> {
  return Promise.all(
    nodes.map(async (node, index) => {
      const answer = once(node, 'message');
      const given = { pending: pendings[index], input: { code } };
      const acts: readonly Act[] = [{ call: 'verify', given }];
      node.send({ now, acts } satisfies Round);
      const [[outcome]] = (await answer) as [[Outcome]];
      return outcome;
    }),
  );
}
