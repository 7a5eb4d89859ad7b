import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Servers } from './servers.ts';
import { markdownOf, type Table } from './table.ts';

const lastSection = '## Where the time goes';

/** The whole page, of a run of all parts. */
export function pageOf(all: readonly Table[], { versions }: Servers): string {
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
  return `<!-- Written by \`pnpm bench --write\`; the words are in apps/bench/src/page.ts. -->
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
- **Three nodes on two cores** answer 0.74 to 0.80 of what one does: each request costs a node 0.84 ms of CPU in place of 0.53. Longer rounds (6,000 steps: 0.66 and 0.43) and 11 requests under way in place of 32 (0.94 and 0.57) leave the ratio as it is. Five processes take turns on two cores there; what nodes on machines of their own gain cannot be measured here.
- **better-auth** does about fifteen statements for a code. On this machine even the bare handler is no more than 15 to 20 times as fast on SQLite.
`;
}

/** The page with these tables in the place of their former ones, or behind all others. */
export function pageWith(tables: readonly Table[], page: string): string {
  return tables.reduce((written, table) => {
    const section = `${markdownOf(table)}\nFrom a run of this part alone.\n\n`;
    const start = written.indexOf(`## ${table.title}\n`);
    const from = start < 0 ? written.indexOf(lastSection) : start;
    const to = start < 0 ? from : written.indexOf('\n## ', from) + 1;
    return written.slice(0, from) + section + written.slice(to);
  }, page);
}
