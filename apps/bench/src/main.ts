/**
 * Keyfob beside a bare handler and its peers. All figures are ratios within one run: what a second or a
 * millisecond is worth differs from machine to machine and from hour to hour.
 *
 * `--only verify,replays` runs some parts, `--write` puts the tables into `docs/reference/performance.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareCodeSteps } from './code-step.ts';
import { compareReplays } from './replays.ts';
import { type Running, start, stop } from './running.ts';
import { openServers, type Servers } from './servers.ts';
import { compareSizes } from './sizes.ts';
import { compareStarts } from './starting.ts';
import { subjectsIn } from './subjects.ts';
import { markdownOf, type Table } from './table.ts';
import { compareVerification } from './verify.ts';

const page = fileURLToPath(new URL('../../../docs/reference/performance.md', import.meta.url));
const parts = {
  verify: async () => [compareVerification()],
  start: async () => [await compareStarts()],
  'code-step': (servers: Servers) => withServers(servers, compareCodeSteps),
  replays: (servers: Servers) => withServers(servers, compareReplays),
  sizes: async (servers: Servers) => [await compareSizes(servers)],
} as const;

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const chosen = values.only?.split(',') ?? Object.keys(parts);
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  throw new Error(`there is no part ${unknown}; the parts are ${Object.keys(parts).join(', ')}`);
}

const servers = await openServers();
const tables: Table[] = [];
try {
  for (const [name, run] of Object.entries(parts)) {
    if (!chosen.includes(name)) continue;
    for (const table of await run(servers)) {
      tables.push(table);
      console.log(markdownOf(table));
    }
  }
} finally {
  await servers.close();
}
const missed = tables.flatMap(({ bars }) => bars.filter(({ isReached }) => !isReached));
console.log(`${missed.length} figures below their bar`);
if (values.write) writeFileSync(page, pageOf(tables, servers));

async function withServers(
  { own }: Servers,
  compare: (running: readonly Running[]) => Promise<Table>,
): Promise<Table[]> {
  const running: Running[] = [];
  try {
    for (const subject of subjectsIn(own)) running.push(await start(subject));
    return [await compare(running)];
  } finally {
    for (const each of running) await stop(each);
  }
}

function pageOf(all: readonly Table[], { versions }: Servers): string {
  const versionOf = (name: string) => {
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`;
  };
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const libraries = [
    'express',
    'better-auth',
    'passport-totp',
    'otpauth',
    'otplib',
    'pg',
    'mysql2',
  ];
  return `<!-- Written by \`pnpm bench --write\`; the words are in apps/bench/src/main.ts. -->
# Performance

One run of \`pnpm bench\`, everything on one machine: ${machine}, Node ${process.versions.node}, ${versions.join(', ')}, SQLite ${process.versions.sqlite ?? 'of Node'}, ${libraries.map(versionOf).join(', ')}. Subjects take turns, each in a process of its own, and a ratio is the median of the ratios of each round. **Compare ratios, not figures a second**: servers, databases and the client share the cores.

The *bare handler* is the least that a code step can be: Express, a signed log-in in the request, one SELECT, a sealed key, three codes, one conditional UPDATE; no events, no limits but a count, no session, and on SQLite no sync to the disk at each commit. Keyfob's step has the account's rules, the event in the same commit, a new session, and waits for the disk. better-auth has its limits per address off and a password hash that costs nothing. passport-totp is used as its README says.

${all.map(markdownOf).join('\n')}`;
}
