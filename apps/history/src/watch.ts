/** What one node that lives through everything holds, and what is in the tables, while time goes by. */
import type { Database } from './database.ts';
import type { Nodes } from './nodes.ts';
import type { Usage } from './usage.ts';

export interface Sample extends Usage {
  readonly rows: Readonly<Record<string, number>>;
}

/** What was seen in one run. */
export interface Watched {
  /** With nobody there, before the load. */
  readonly before: Sample;
  readonly during: readonly Sample[];
  /** With nobody there, after it. */
  readonly after: Sample;
}

/** What the tables may hold in the end. */
interface MostRows {
  readonly people: number;
  /** Messages that were handed over. */
  readonly messages: number;
}

const everyMs = 3_000;
const longestRestMs = 30_000;
/** The share of the samples at the beginning that are left out: until then a node grows. */
const warmUp = 0.2;
const mostGrowth = 1.1;
/** A connection to the database that rests has a socket and a timer, and a node may keep ten. */
const mostMoreHandles = 20;
/** Counters of a person (enrolments, recoveries, SMS), and those of addresses and of everybody. */
const countersOf = (people: number) => 20 * people + 20;
/** Waits in line that chores take, one of each kind. */
const mostTurns = 10;
const tables = ['account', 'event', 'message', 'budget', 'request', 'turn'];

export function watcher(nodes: Nodes, database: Database) {
  const during: Sample[] = [];

  /** Undefined where the node or the database is away. */
  async function look(): Promise<Sample | undefined> {
    try {
      const usage = await nodes.usage(0);
      return usage && { ...usage, rows: await rowsIn(database) };
    } catch {
      return undefined;
    }
  }

  return {
    during,
    async watch(isOver: () => boolean): Promise<void> {
      while (!isOver()) {
        const sample = await look();
        if (sample) during.push(sample);
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    },
    /** Looks until hardly more is held than at another time, or for half a minute. */
    async atRest(than?: Sample): Promise<Sample> {
      const giveUpAt = Date.now() + longestRestMs;
      for (;;) {
        const sample = await look();
        const isAtRest =
          sample && (than === undefined || moreHandles(sample, than) <= mostMoreHandles);
        if (sample && (isAtRest || Date.now() > giveUpAt)) return sample;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
  };
}

/** @returns what is held that should not be; nothing where all is well */
export function leaks({ before, during, after }: Watched, most: MostRows): readonly string[] {
  const warm = during.slice(Math.floor(during.length * warmUp));
  const third = Math.floor(warm.length / 3);
  const found: string[] = [];
  const [first, last] = [warm.slice(0, third), warm.slice(-third)].map(medianHeap);
  if (third < 3) found.push(`too few looks at the heap: ${during.length}`);
  else if (Number(last) > Number(first) * mostGrowth) {
    found.push(`the heap grew from ${mib(Number(first))} to ${mib(Number(last))}`);
  }
  const more = moreHandles(after, before);
  if (more > mostMoreHandles) found.push(`${more} more handles than before the load`);
  const { account = 0, message = 0, budget = 0, request = 0, turn = 0 } = after.rows;
  const limits: readonly (readonly [table: string, rows: number, most: number])[] = [
    ['account', account, most.people + 1], // one tells whether the key ring is the right one
    ['message', message, 2 * most.messages], // what is dead is dropped unsent
    ['budget', budget, countersOf(most.people)],
    ['request', request, 0],
    ['turn', turn, mostTurns],
  ];
  for (const [table, rows, limit] of limits) {
    if (rows > limit) found.push(`${rows} rows in ${table}, not at most ${limit}`);
  }
  return found;
}

/** For people. */
export function watchedText({ before, during, after }: Watched): string {
  const shown = [0.2, 0.4, 0.6, 0.8].flatMap((share) => {
    const sample = during[Math.floor(during.length * share)];
    return sample ? [[`after ${share * 100} %`, sample] as const] : [];
  });
  const all = [['before', before] as const, ...shown, ['at rest', after] as const];
  return [
    `looks at the first node: ${during.length}`,
    ...all.map(([when, { heapBytes, handles, rows }]) => {
      const [held, kept] = [handles, rows].map((counts) =>
        Object.entries(counts)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
      );
      return `  ${when}: heap ${mib(heapBytes)}; handles: ${held}; rows: ${kept}`;
    }),
  ].join('\n');
}

async function rowsIn(database: Database): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(SELECT count(*) FROM keyfob_${table}) AS ${table}_rows`);
  const [row = {}] = await database.query(`SELECT ${counts.join(', ')}`);
  return Object.fromEntries(tables.map((table) => [table, Number(row[`${table}_rows`])]));
}

function moreHandles(one: Usage, other: Usage): number {
  return handlesOf(one) - handlesOf(other);
}

function handlesOf({ handles }: Usage): number {
  return Object.values(handles).reduce((sum, count) => sum + count, 0);
}

function medianHeap(samples: readonly Sample[]): number {
  const sorted = samples.map(({ heapBytes }) => heapBytes).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
