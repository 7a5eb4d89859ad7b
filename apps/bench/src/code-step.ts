/**
 * The code step over HTTP: each subject is a server in a process of its own, and they take turns, so that a
 * change of the machine's speed hits all of them.
 */
import { cpuOf, prepare, type Running, sendAll } from './running.ts';
import { median, quantile, ratioOf } from './statistics.ts';
import type { Subject } from './subjects.ts';
import { type Bar, barOf, type Table } from './table.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const stepsPerRound = Number(process.env.BENCH_STEPS ?? 2_000);
/** A server that has run for a while is what people meet; until then the compiler takes its share. */
const warmUps = 3;
/** passport-totp refuses one right code of 21,475: those whose number has fewer than six digits. */
const mostRefused = 0.01;

interface Measured {
  readonly stepsPerSecond: number[];
  readonly cpuMs: number[];
  readonly p99Ms: number[];
}

export async function compareCodeSteps(running: readonly Running[]): Promise<Table> {
  const measured = new Map(
    running.map(({ subject }): [Subject, Measured] => [
      subject,
      { stepsPerSecond: [], cpuMs: [], p99Ms: [] },
    ]),
  );
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const each of running) {
      const one = await measure(each);
      if (round < 0) continue;
      const all = measured.get(each.subject) as Measured;
      all.stepsPerSecond.push(one.stepsPerSecond);
      all.cpuMs.push(one.cpuMs);
      all.p99Ms.push(one.p99Ms);
    }
  }
  const speed = (engine: string, name: string) =>
    [...measured].find(([subject]) => subject.engine === engine && subject.name === name)?.[1]
      .stepsPerSecond ?? [];

  const rows = [...measured].map(([{ engine, name }, { stepsPerSecond, cpuMs, p99Ms }]) => [
    engine,
    name,
    ratioOf(stepsPerSecond, speed(engine, 'bare handler')).toFixed(2),
    engine === 'MariaDB' ? '' : ratioOf(stepsPerSecond, speed(engine, 'better-auth')).toFixed(1),
    median(stepsPerSecond).toFixed(0),
    median(cpuMs).toFixed(3),
    median(p99Ms).toFixed(1),
  ]);
  const [own, stored] = ['Keyfob', 'Keyfob, sessions in the database too'] as const;
  const over = (engine: string, name: string, base: string) =>
    ratioOf(speed(engine, name), speed(engine, base));
  const bars: readonly Bar[] = [
    barOf('SQLite: of the bare handler', over('SQLite', own, 'bare handler'), 0.6),
    barOf('SQLite: times better-auth', over('SQLite', own, 'better-auth'), 20),
    barOf('SQLite, sessions too: times better-auth', over('SQLite', stored, 'better-auth'), 12),
    barOf('PostgreSQL: of the bare handler', over('PostgreSQL', own, 'bare handler'), 0.8),
    barOf('PostgreSQL: times better-auth', over('PostgreSQL', own, 'better-auth'), 12),
    barOf('MariaDB: of PostgreSQL', ratioOf(speed('MariaDB', own), speed('PostgreSQL', own)), 0.7),
  ];
  return {
    title: 'The code step over HTTP',
    head: [
      ...['database', 'server', 'of the bare handler', 'times better-auth'],
      ...['a second', 'ms of CPU each', 'p99 ms'],
    ],
    rows,
    bars,
  };
}

async function measure(running: Running) {
  const count = Math.round(stepsPerRound * running.subject.share);
  const steps = await prepare(running, { count, of: 'many' });
  const before = await cpuOf(running);
  const { refused, seconds, latenciesMs } = await sendAll(running, steps);
  const cpuMs = ((await cpuOf(running)) - before) / count;
  if (refused > count * mostRefused) {
    throw new Error(`${running.subject.name}: ${refused} of ${count} right codes were refused`);
  }
  return { stepsPerSecond: count / seconds, cpuMs, p99Ms: quantile(latenciesMs, 0.99) };
}
