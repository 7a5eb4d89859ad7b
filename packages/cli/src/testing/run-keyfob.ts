import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { run } from '../run.ts';

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

/**
 * Runs the real command to its end: as a process, or within this one where a mutation run asks for that, since
 * no mutant is at work in another process.
 */
export async function runKeyfob(words: readonly string[], around: Around): Promise<Ended> {
  return process.env.KEYFOB_TEST_IN_PROCESS === '1'
    ? runKeyfobHere(words, around)
    : runApart(words, around);
}

async function runApart(words: readonly string[], around: Around): Promise<Ended> {
  const child = startKeyfob(words, around);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return endedWith({ exitCode, stdout, stderr });
}

/** Runs it within this process, always: for tests of many commands, where starting them would take longest. */
export async function runKeyfobHere(
  words: readonly string[],
  { folder, env = {}, input = '' }: Around,
): Promise<Ended> {
  const own = mkdtempSync(join(tmpdir(), 'keyfob-cli-stdin-'));
  writeFileSync(join(own, 'stdin'), input);
  const stdin = openSync(join(own, 'stdin'), 'r');
  const written = { stdout: '', stderr: '' };
  const keep = (name: keyof typeof written) => ({
    write: (more: string) => {
      written[name] += more;
    },
  });
  try {
    const outside = { env, folder, stdin, stdout: keep('stdout'), stderr: keep('stderr') };
    const exitCode = await run(words, outside);
    return endedWith({ exitCode, ...written });
  } finally {
    closeSync(stdin);
    rmSync(own, { recursive: true });
  }
}

function endedWith(ended: Omit<Ended, 'json'>): Ended {
  return { ...ended, json: () => JSON.parse(ended.stdout) };
}
