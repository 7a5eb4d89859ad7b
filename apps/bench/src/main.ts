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

${all.map(markdownOf).join('\n')}
## Where the time goes

From CPU profiles of warm servers under this load.

- **Keyfob on PostgreSQL**, about 0.28 ms of CPU in the node for a code, the bare handler 0.15. Of both, 0.12 are writes to sockets: two statements and the answer, which is as few as it can be. What Keyfob does more: rules and seals 0.04, express-session 0.02, the store 0.02, pg 0.02, garbage 0.02, and the router's checks of origin, headers and body. The database takes 0.2 ms for a code, as one row of 0.8 kB is written with its event and two indexes of events, where the bare handler changes 20 bytes. Node, database and client share two cores, so each of these counts.
- **Keyfob on SQLite**, about 0.18 ms, a third of it the sync to the disk that the bare handler leaves out. Calls that come meanwhile share the next one.
- **Keyfob on MariaDB** takes five ways to the server and back where PostgreSQL takes two ([decision 24](../decisions/0024-database-servers.md)), and 0.4 ms of its CPU.
- **Sessions in PostgreSQL** cost more than the code: connect-pg-simple reads, deletes and writes rows in statements of their own, and a log-in renews its session.
- **better-auth** does about fifteen statements for a code. On this machine even the bare handler is no more than 15 to 20 times as fast on SQLite.
`;
}
