/**
 * The code step over HTTP, as ratios in one run: each subject is a server in a process of its own, and they
 * take turns, so that a change of the machine's speed hits all of them.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { Client as PostgresClient } from 'pg';
import { Pool } from 'undici';
import type { CodeStep, Question, Report } from './subject.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const stepsPerRound = Number(process.env.BENCH_STEPS ?? 1_000);
const connections = 32;
const postgresUrl = process.env.KEYFOB_TEST_POSTGRES ?? 'postgres://postgres@127.0.0.1:5432/test';
const mysqlUrl = process.env.KEYFOB_TEST_MYSQL ?? 'mysql://root@127.0.0.1:3306/test';

interface Subject {
  readonly name: string;
  readonly script: string;
  readonly parameters: readonly string[];
  /** What its ratio is of. */
  readonly base: string;
}

interface Running extends Subject {
  readonly child: ChildProcess;
  readonly pool: Pool;
  readonly stepsPerSecond: number[];
  readonly cpuMsPerStep: number[];
}

const own = `keyfob_bench_${randomUUID().slice(0, 8)}`;
const postgres = new PostgresClient({ connectionString: postgresUrl });
const mysql = createPool(mysqlUrl);
const subjects: readonly Subject[] = [
  ...pair('SQLite', 'bare-sqlite', ['sqlite']),
  ...pair('PostgreSQL', 'bare-postgres', ['postgres', postgresUrl, own]),
  ...pair('MariaDB', 'bare-mysql', ['mysql', mysqlUrl, `${own}_`]),
];

function pair(engine: string, bare: string, parameters: readonly string[]): readonly Subject[] {
  const base = `bare handler, ${engine}`;
  return [
    { name: base, script: bare, parameters: parameters.slice(1), base },
    { name: `Keyfob, ${engine}`, script: 'keyfob', parameters, base },
  ];
}

await postgres.connect();
await postgres.query(`CREATE SCHEMA ${own}`);
const running: Running[] = [];
try {
  for (const subject of subjects) running.push(await start(subject));
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of running) await measure(subject, round > 0); // the first round warms up
  }
  for (const { name, base, stepsPerSecond, cpuMsPerStep } of running) {
    const of = running.find((each) => each.name === base)?.stepsPerSecond ?? [];
    const ratio = median(stepsPerSecond.map((each, round) => each / (of[round] as number)));
    console.log(
      `${name.padEnd(28)} ${ratio.toFixed(2)} of the bare handler  ${median(stepsPerSecond).toFixed(0)} a second  ${median(cpuMsPerStep).toFixed(3)} ms of CPU`,
    );
  }
} finally {
  for (const { child } of running) child.kill();
  await postgres.query(`DROP SCHEMA ${own} CASCADE`);
  await postgres.end();
  const [tables] = await mysql.query<RowDataPacket[]>('SHOW TABLES LIKE ?', [`${own}%`]);
  for (const table of tables) await mysql.query(`DROP TABLE ${Object.values(table)[0]}`);
  await mysql.end();
}

async function start(subject: Subject): Promise<Running> {
  const script = fileURLToPath(new URL(`./subjects/${subject.script}.ts`, import.meta.url));
  const child = fork(script, subject.parameters, {
    env: { ...process.env, NODE_ENV: 'production' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [report] = (await once(child, 'message')) as [Report];
  if (report.kind !== 'ready') throw new Error(`${subject.name} did not start`);
  const pool = new Pool(report.origin, { connections, pipelining: 1 });
  return { ...subject, child, pool, stepsPerSecond: [], cpuMsPerStep: [] };
}

async function measure(subject: Running, counts: boolean): Promise<void> {
  const prepared = await ask(subject, { ask: 'prepare', count: stepsPerRound });
  if (prepared.kind !== 'prepared') throw new Error('the subject did not prepare');
  const before = await cost(subject);
  const startedAt = performance.now();
  await sendAll(subject, prepared.steps);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await cost(subject);
  if (!counts) return;
  subject.stepsPerSecond.push(stepsPerRound / seconds);
  subject.cpuMsPerStep.push((after - before) / stepsPerRound);
}

async function sendAll({ name, pool }: Running, steps: readonly CodeStep[]): Promise<void> {
  const left = steps.values();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const { path, headers, body } of left) {
        const answer = await pool.request({ method: 'POST', path, headers, body });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${text}`);
      }
    }),
  );
}

async function cost(subject: Running): Promise<number> {
  const report = await ask(subject, { ask: 'cost' });
  return report.kind === 'cost' ? report.cpuMs : Number.NaN;
}

async function ask({ child }: Running, question: Question): Promise<Report> {
  const answer = once(child, 'message');
  child.send(question);
  return (await answer)[0] as Report;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
