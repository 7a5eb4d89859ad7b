/** How long a server takes from its start to its first answer, and what memory it has then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median, ratioOf } from './statistics.ts';
import { ceilingOf, type Table } from './table.ts';

const rounds = 11;
const idleMs = 500;
const base = 'Express, bare handler, SQLite';
const own = 'Express, express-session, Keyfob on SQLite';
const servers = [
  [base, 'bare'],
  ['Express, express-session, no Keyfob, SQLite', 'bare', 'sessions'],
  [own, 'keyfob'],
  ['Express, better-auth on SQLite', 'better-auth'],
] as const;

export async function compareStarts(): Promise<Table> {
  // In the first round servers make their tables in it; later ones find them, as after any restart.
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-bench-'));
  const found = new Map(
    servers.map(([name]) => [name, { ms: [] as number[], mib: [] as number[] }]),
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, which, ...more] of servers) {
      const { ms, mib } = await startOnce(which, [join(folder, which), ...more]);
      if (round === 0) continue;
      found.get(name)?.ms.push(ms);
      found.get(name)?.mib.push(mib);
    }
  }
  const of = (name: (typeof servers)[number][0]) => found.get(name) ?? { ms: [], mib: [] };
  const more = (name: (typeof servers)[number][0]) => median(of(name).mib) - median(of(base).mib);
  return {
    title: 'Start and memory of a server',
    head: ['server', 'first answer, times the bare one', 'ms', 'MiB at rest', 'MiB more'],
    rows: servers.map(([name]) => [
      name,
      ratioOf(of(name).ms, of(base).ms).toFixed(2),
      median(of(name).ms).toFixed(0),
      median(of(name).mib).toFixed(0),
      more(name).toFixed(1),
    ]),
    bars: [
      ceilingOf('start, times bare Express', ratioOf(of(own).ms, of(base).ms), 1.3),
      ceilingOf('MiB more than bare Express', more(own), 10),
    ],
  };
}

/** As in production: what is published runs, and types are stripped from the few lines around it only. */
async function startOnce(
  which: string,
  given: readonly string[],
): Promise<{ readonly ms: number; readonly mib: number }> {
  const script = fileURLToPath(new URL(`./starting/${which}.mjs`, import.meta.url));
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...given],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'ignore'], // express-session warns of its memory,
    },
  );
  try {
    const [origin] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const answer = await fetch(origin.trim());
    await answer.text();
    const ms = performance.now() - startedAt;
    if (!answer.ok) throw new Error(`${which} answered ${answer.status}`);
    await pause(idleMs);
    return { ms, mib: residentMib(child) };
  } finally {
    const end = once(child, 'exit');
    child.kill();
    await end;
  }
}

/** Of Linux's `/proc`: what the process itself would say includes the cost of asking. */
function residentMib({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
