/**
 * Keyfob beside a bare handler and its peers. All figures are ratios within one run: what a second or a
 * millisecond is worth differs from machine to machine and from hour to hour.
 *
 * `--only verify,replays` runs some parts, `--write` puts the tables into `docs/reference/performance.md`; of a
 * run of some parts only theirs are changed there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareCodeSteps } from './code-step.ts';
import { compareNodes } from './nodes.ts';
import { pageOf, pageWith } from './page.ts';
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
  nodes: async (servers: Servers) => [await compareNodes(servers)],
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
if (values.write) {
  const isWhole = chosen.length === Object.keys(parts).length;
  const written = isWhole ? pageOf(tables, servers) : pageWith(tables, readFileSync(page, 'utf8'));
  writeFileSync(page, written);
}

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
