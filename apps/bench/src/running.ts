/** A subject's process, as the comparison sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import type { CodeStep, Question, Report } from './subject.ts';
import type { Subject } from './subjects.ts';

/** What a subject is asked at once. */
export const connections = 32;

export interface Running {
  readonly subject: Subject;
  readonly child: ChildProcess;
  readonly origin: string;
  readonly pool: Pool;
}

/** What becomes of requests. */
export interface Sent {
  readonly accepted: number;
  readonly refused: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

export async function start(subject: Subject): Promise<Running> {
  const script = fileURLToPath(new URL(`./subjects/${subject.script}.ts`, import.meta.url));
  const child = fork(script, subject.parameters, {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // peers write a stack for each request that they fail
  });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${subject.engine}, ${subject.name}: the server did not start`);
  });
  const [report] = (await Promise.race([once(child, 'message'), failed])) as [Report];
  failed.catch(() => {}); // it ends when it is stopped
  if (report.kind !== 'ready') throw new Error(`${subject.name} said ${report.kind} at its start`);
  const { origin } = report;
  return { subject, child, origin, pool: new Pool(origin, { connections, pipelining: 1 }) };
}

export async function stop({ child, pool }: Running): Promise<void> {
  await pool.destroy();
  if (child.exitCode !== null) return;
  const end = once(child, 'exit');
  child.kill();
  await end;
}

/** Has log-ins made that owe a code. */
export async function prepare(
  running: Running,
  { count, of }: { readonly count: number; readonly of: 'many' | 'one' },
): Promise<readonly CodeStep[]> {
  const prepared = await ask(running, { ask: 'prepare', count, of });
  return prepared.kind === 'prepared' ? prepared.steps : [];
}

/** Milliseconds of CPU that the process has taken. */
export async function cpuOf(running: Running): Promise<number> {
  const report = await ask(running, { ask: 'cost' });
  return report.kind === 'cost' ? report.cpuMs : Number.NaN;
}

/** Sends them over so many connections, each the next one when it has an answer. */
export async function sendAll(
  { pool }: Running,
  steps: readonly CodeStep[],
  atOnce = connections,
): Promise<Sent> {
  const left = steps.values();
  const latenciesMs: number[] = [];
  let accepted = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const { path, headers, body } of left) {
        const sentAt = performance.now();
        const answer = await pool.request({ method: 'POST', path, headers, body });
        await answer.body.text();
        latenciesMs.push(performance.now() - sentAt);
        if (answer.statusCode === 200) accepted += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { accepted, refused: steps.length - accepted, seconds, latenciesMs };
}

async function ask({ child }: Running, question: Question): Promise<Report> {
  const answer = once(child, 'message');
  child.send(question);
  return (await answer)[0] as Report;
}
