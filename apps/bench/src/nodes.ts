/** Three nodes on one PostgreSQL beside one of them alone, with codes that come twice and wrong ones among the others. */
import { cpus } from 'node:os';
import { generateKeyRing } from '@keyfob/core';
import { connections, cpuOf, prepare, type Running, start, stop } from './running.ts';
import { postgresUrl, type Servers } from './servers.ts';
import { median, quantile, ratioOf } from './statistics.ts';
import { type CodeStep, cookiesOf } from './subject.ts';
import { barOf, ceilingOf, type Table } from './table.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const stepsPerRound = Number(process.env.BENCH_STEPS ?? 2_000);
/** Each node by itself: one that has seen a third of the steps has compiled less of its code. */
const warmUps = 3;
/** One of so many codes is given again at another node at the same moment; before one, a wrong one is. */
const [replayed, wrong] = [10, 100];

/** A code that somebody gives at a node. */
interface Try {
  readonly node: Running;
  readonly step: CodeStep;
  readonly kind: 'once' | 'again' | 'wrong';
}

/** What the users of all rounds were told. */
interface Told {
  readonly tries: Record<Try['kind'], number>;
  /** Times a code of this user was accepted, and refused as a wrong one. */
  readonly accepted: Map<string, number>;
  readonly wrong: Map<string, number>;
  /** Answers that are none of the known ones. */
  others: number;
}

export async function compareNodes({ own, postgres }: Servers): Promise<Table> {
  const parameters = ['postgres', 'memory', postgresUrl, own, generateKeyRing()];
  const subject = { engine: 'PostgreSQL', name: 'Keyfob', script: 'keyfob', share: 1, parameters };
  const nodes: Running[] = [];
  const teams = [1, 3].map((size) => ({ size, ...newMeasured() }));
  const told = teams.map(newTold);
  try {
    for (const _ of [1, 2, 3]) nodes.push(await start({ ...subject, engine: 'PostgreSQL' }));
    for (let round = 0; round < warmUps; round += 1) {
      for (const node of nodes) await giveAll(await triesAt([node]), told[0] as Told);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, { size, perSecond, cpuMs, p99Ms }] of teams.entries()) {
        const team = nodes.slice(0, size);
        const tries = await triesAt(team);
        const before = await cpuOfAll(team);
        const { seconds, latenciesMs } = await giveAll(tries, told[index] as Told);
        const after = await cpuOfAll(team);
        perSecond.push(tries.length / seconds);
        cpuMs.push((after - before) / tries.length);
        p99Ms.push(quantile(latenciesMs, 0.99));
      }
    }
  } finally {
    for (const node of nodes) await stop(node);
  }

  const { rows } = await postgres.query(
    `SELECT user_id, detail::json ->> 'type' AS type FROM ${own}.keyfob_event`,
  );
  const recorded = (type: string) => countsOf(rows.filter((row) => row.type === type));
  const [accepted, refused] = [recorded('code_accepted'), recorded('code_refused')];
  const found = told.map((each) => {
    const users = [...each.accepted.keys()];
    const times = (user: string) => Math.max(countIn(each.accepted, user), countIn(accepted, user));
    return {
      twice: users.filter((user) => times(user) > 1).length,
      never: users.filter((user) => times(user) === 0).length,
      lost: users.filter((user) => countIn(each.wrong, user) > countIn(refused, user)).length,
    };
  });
  const sum = (what: keyof (typeof found)[number]) =>
    found.reduce((all, each) => all + each[what], 0);
  const [one, three] = teams.map(({ perSecond }) => perSecond) as [number[], number[]];

  return {
    title: 'Three nodes beside one',
    note: `The nodes, PostgreSQL and the client share ${cpus().length} cores: what more nodes gain is what the cores have left, not what machines of their own would show. ${connections} requests are under way. One code in ${replayed} is given again at the same moment, at another node where there is one; before one in ${wrong}, a wrong one is. Codes and charges of all rounds are counted from the answers and from the events in the database.`,
    head: [
      ...['nodes', 'times one node', 'a second', 'ms of CPU each', 'p99 ms'],
      ...['codes', 'given again', 'wrong'],
      ...['taken twice', 'never taken', 'charges lost', 'other answers'],
    ],
    rows: teams.map(({ size, perSecond, cpuMs, p99Ms }, index) => {
      const { tries, others } = told[index] as Told;
      const { twice, never, lost } = found[index] ?? { twice: 0, never: 0, lost: 0 };
      return [
        ...[String(size), ratioOf(perSecond, one).toFixed(2), median(perSecond).toFixed(0)],
        ...[median(cpuMs).toFixed(3), median(p99Ms).toFixed(1)],
        ...[tries.once, tries.again, tries.wrong].map(String),
        ...[twice, never, lost, others].map(String),
      ];
    }),
    bars: [
      barOf('three nodes, times one', ratioOf(three, one), 0.9),
      ceilingOf('codes taken twice', sum('twice'), 0),
      ceilingOf('right codes never taken', sum('never'), 0),
      ceilingOf('charges lost', sum('lost'), 0),
      ceilingOf(
        'other answers',
        told.reduce((all, { others }) => all + others, 0),
        0,
      ),
    ],
  };
}

/** Log-ins that owe a code, in turns at each of these nodes. */
async function triesAt(nodes: readonly Running[]): Promise<readonly Try[]> {
  const count = Math.round(stepsPerRound / nodes.length);
  const prepared = await Promise.all(nodes.map((node) => prepare(node, { count, of: 'many' })));
  const tries: Try[] = [];
  for (let index = 0; index < count; index += 1) {
    for (const [place, node] of nodes.entries()) {
      const step = prepared[place]?.[index] as CodeStep;
      const next = nodes[(place + 1) % nodes.length] as Running;
      if (index % wrong === 0) {
        tries.push({ node: next, step: misspelt(await elsewhere(next, step)), kind: 'wrong' });
      }
      tries.push({ node, step, kind: 'once' });
      if (index % replayed === 0) {
        tries.push({ node: next, step: await elsewhere(next, step), kind: 'again' });
      }
    }
  }
  return tries;
}

/** Another log-in of the same user, at another node. */
async function elsewhere({ origin }: Running, step: CodeStep): Promise<CodeStep> {
  const answer = await fetch(`${origin}/login/${step.userId}`, { method: 'POST' });
  await answer.text();
  return { ...step, headers: { ...step.headers, cookie: cookiesOf(answer), origin } };
}

function misspelt(step: CodeStep): CodeStep {
  const code = (Number(JSON.parse(step.body).code) + 500_000) % 1_000_000;
  return { ...step, body: JSON.stringify({ code: String(code).padStart(6, '0') }) };
}

/** Gives them all, so many at once, and writes down what was told. */
async function giveAll(tries: readonly Try[], told: Told) {
  const left = tries.values();
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const { node, step, kind } of left) {
        const { path, headers, body, userId = '' } = step;
        const sentAt = performance.now();
        const answer = await node.pool.request({ method: 'POST', path, headers, body });
        const text = await answer.body.text();
        latenciesMs.push(performance.now() - sentAt);
        told.tries[kind] += 1;
        const { code } = answer.statusCode === 200 ? { code: 'accepted' } : codeIn(text);
        add(told.accepted, userId, code === 'accepted' ? 1 : 0);
        if (code === 'wrong_code') add(told.wrong, userId, 1);
        else if (code !== 'accepted' && code !== 'code_already_used') told.others += 1;
      }
    }),
  );
  return { seconds: (performance.now() - startedAt) / 1000, latenciesMs };
}

function codeIn(text: string): { readonly code?: string } {
  return text.startsWith('{') ? JSON.parse(text) : {};
}

const newMeasured = () => ({
  perSecond: [] as number[],
  cpuMs: [] as number[],
  p99Ms: [] as number[],
});

async function cpuOfAll(nodes: readonly Running[]): Promise<number> {
  const each = await Promise.all(nodes.map(cpuOf));
  return each.reduce((sum, ms) => sum + ms, 0);
}

function newTold(): Told {
  const tries = { once: 0, again: 0, wrong: 0 };
  return { tries, accepted: new Map(), wrong: new Map(), others: 0 };
}

function countsOf(rows: readonly { readonly user_id: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { user_id } of rows) add(counts, user_id, 1);
  return counts;
}

function add(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, countIn(counts, name) + count);
}

function countIn(counts: ReadonlyMap<string, number>, name: string): number {
  return counts.get(name) ?? 0;
}
