import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PendingLogin } from '@keyfob/core';
import type { Act, Outcome, Round } from './node.ts';

const children: ChildProcess[] = [];

/** Starts one of the scripts beside this one as a process of its own. */
export function start(
  script: 'node' | 'busy-node' | 'holder' | 'migrator',
  ...args: readonly string[]
): ChildProcess {
  const execArgv = ['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'];
  const file = fileURLToPath(new URL(`./${script}.ts`, import.meta.url));
  const child = fork(file, args, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  return child;
}

/** The same, and waits until it can be asked. */
export async function started(
  script: 'node' | 'holder',
  ...args: readonly string[]
): Promise<ChildProcess> {
  const child = start(script, ...args);
  await once(child, 'message');
  return child;
}

export function startNode(...args: readonly string[]): Promise<ChildProcess> {
  return started('node', ...args);
}

/** Kills all processes that were started here, by signal 9. */
export async function killAll(): Promise<void> {
  await Promise.all(children.splice(0).map(kill));
}

/** Kills one, and waits for its end. */
export async function kill(child: ChildProcess): Promise<void> {
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
