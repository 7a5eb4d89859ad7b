import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job, Line } from './job.ts';

/** What a killed process had told of one job. */
export interface Report {
  /** The statements that had come back, in order. */
  readonly statements: readonly string[];
  /** `done` or the code of a refusal; undefined where the process ended before it. */
  readonly answer: string | undefined;
  readonly sent: readonly Extract<Line, { sent: unknown }>['sent'][];
}

const script = fileURLToPath(new URL('./node.ts', import.meta.url));
const execArgv = ['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'];
/** So many wait with everything loaded, as that takes longer than most jobs. */
const mostReady = 2;

interface Ready {
  readonly child: ChildProcess;
  readonly isReady: Promise<unknown>;
  readonly file: string;
}

/** So many connections to a server at once. */
const mostTogether = 20;

/** Processes that make jobs and end by signal 9, one after the other. */
export interface Processes {
  /** @param isAlone whether the job of that number needs a process of its own */
  run(jobs: readonly Job[], isAlone: (number: number) => boolean): Promise<readonly Report[]>;
  close(): Promise<void>;
}

export function processes(): Processes {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-crash-'));
  const waiting: Ready[] = [];
  let started = 0;

  return {
    async run(jobs, isAlone) {
      const together = [...jobs.keys()].filter((number) => !isAlone(number));
      const groups = [...jobs.keys()].filter(isAlone).map((number) => [number]);
      while (together.length > 0) groups.push(together.splice(0, mostTogether));
      const reports: Report[] = [];
      for (const numbers of groups) {
        const own = numbers.map((number) => jobs[number] as Job);
        const told = await killed(next(), own);
        for (const [index, number] of numbers.entries()) reports[number] = told[index] as Report;
      }
      return reports;
    },

    async close() {
      const ends = waiting.map(({ child }) => once(child, 'exit'));
      for (const { child } of waiting) child.kill('SIGKILL');
      await Promise.all(ends);
      rmSync(folder, { recursive: true });
    },
  };

  /** A process that has loaded everything; others begin to do so meanwhile. */
  function next(): Ready {
    while (waiting.length <= mostReady) waiting.push(start());
    return waiting.shift() as Ready;
  }

  function start(): Ready {
    started += 1;
    const file = join(folder, `${started}.jsonl`);
    writeFileSync(file, '');
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
    const child = fork(script, [file], { execArgv, env });
    return { child, file, isReady: once(child, 'message') };
  }
}

async function killed({ child, isReady, file }: Ready, jobs: readonly Job[]) {
  await isReady;
  const end = once(child, 'exit');
  child.send(jobs);
  const [code, signal] = await end;
  if (signal !== 'SIGKILL') throw new Error(`the process ended with ${code ?? signal}`);
  const lines: readonly Line[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return jobs.map((_, number): Report => {
    const own = lines.filter(({ job }) => job === number);
    return {
      statements: own.flatMap((line) => ('statement' in line ? [line.statement] : [])),
      answer: own.flatMap((line) => ('answer' in line ? [line.answer] : []))[0],
      sent: own.flatMap((line) => ('sent' in line ? [line.sent] : [])),
    };
  });
}
