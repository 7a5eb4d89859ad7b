import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** How a command ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The document of `--json`. */
  json<T = Record<string, unknown>>(): T;
}

/** What surrounds a command. */
interface Around {
  readonly folder: string;
  readonly env?: Record<string, string>;
  /** Its standard input. */
  readonly input?: string;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Starts the real command as a process of its own, from its sources, with no settings but the given ones. */
export function startKeyfob(words: readonly string[], { folder, env = {}, input = '' }: Around) {
  const child = spawn(
    process.execPath,
    ['--conditions=@keyfob/source', '--no-warnings', main, ...words],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  child.stdin.end(input);
  return child;
}

/** Runs the real command to its end. */
export async function runKeyfob(words: readonly string[], surroundings: Around): Promise<Ended> {
  const child = startKeyfob(words, surroundings);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { exitCode, stdout, stderr, json: () => JSON.parse(stdout) };
}
