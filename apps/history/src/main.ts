/**
 * Runs nodes under load while they and their database are killed and cut off, and checks what everybody was
 * told: `pnpm history --minutes 10 --engine postgres`. It ends with 1 where something was wrong.
 *
 * With `--soak` (`pnpm soak`) the first node is not killed, and what it holds must not grow.
 */
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateKeyRing } from '@keyfob/core';
import { endServers, ownMariadb, ownPostgres, proxyTo } from '@keyfob/test-servers';
import { check } from './check.ts';
import { guess, liveHonestly, replayEverywhere } from './crowd.ts';
import { openDatabase } from './database.ts';
import { makeFaults } from './faults.ts';
import { finalState } from './final.ts';
import type { Line, Sent } from './history.ts';
import { follow } from './lines.ts';
import { startNodes } from './nodes.ts';
import { Person } from './person.ts';
import { summary } from './summary.ts';
import { leaks, watchedText, watcher } from './watch.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    engine: { type: 'string', default: 'postgres' },
    soak: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError(`--minutes is ${values.minutes}, not a number above 0`);
if (!['postgres', 'mysql'].includes(values.engine)) {
  throw new RangeError(`--engine is ${values.engine}; there are postgres and mysql`);
}
const [honest, replayed, guessed] = [30, 6, 4];
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const folder = mkdtempSync(join(tmpdir(), 'keyfob-history-'));
const [historyFile, sentFile, logFile] = ['history.jsonl', 'sent.jsonl', 'nodes.log'].map((name) =>
  join(folder, name),
) as [string, string, string];
for (const file of [historyFile, sentFile, logFile]) writeFileSync(file, '');
const note = (line: Line) => appendFileSync(historyFile, `${JSON.stringify(line)}\n`);
const newMessages = follow<Sent>(sentFile);
const newest = new Map<string, Sent>();
const post = {
  newest(to: string, about: string) {
    for (const line of newMessages()) newest.set(`${line.about} ${line.to}`, line);
    return newest.get(`${about} ${to}`);
  },
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
console.log(`history: ${minutes} minutes on ${values.engine}, in ${folder}`);
const server = await (values.engine === 'mysql' ? ownMariadb() : ownPostgres());
const proxies = await Promise.all([0, 1, 2].map(() => proxyTo(server.url)));
const urls = proxies.map(({ url }) => url);
const settings = { engine: values.engine, urls, ring: generateKeyRing(), sentFile, logFile };
const nodes = startNodes(settings);
while (nodes.ports.includes(undefined)) await wait(100);

const database = openDatabase(values.engine, server.url);
const watching = watcher(nodes, database);
const before = await watching.atRest();

const world = { ports: nodes.ports, note };
const people = Array.from(
  { length: honest + replayed + guessed },
  (_, index) => new Person(world, post, `u${index + 1}`),
);
for (const person of people) while ((await person.comeIn()) !== 'done');

const endsAt = Date.now() + minutes * 60_000;
const isOver = () => Date.now() > endsAt;
await Promise.all([
  ...people.slice(0, honest).map((person) => liveHonestly(person, isOver)),
  ...people.slice(honest, honest + replayed).map((person) => replayEverywhere(person, isOver)),
  ...people.slice(honest + replayed).map((person) => guess(person, isOver)),
  makeFaults({ nodes, proxies, server, note, spared: values.soak ? 1 : 0 }, isOver),
  watching.watch(() => isOver() || !values.soak),
]);

// Nothing is restarted by hand: what has ended comes back by itself, and everybody can log in.
await wait(5_000);
await Promise.all(people.map(logInAtLast));
await untilSent();
const watched = { before, during: watching.during, after: await watching.atRest(before) };
const users = people.map(({ user }) => user);
const secrets = people.flatMap((person) => person.secrets);
await nodes.close();
const logs = readFileSync(logFile, 'utf8');
const final = await finalState(database, { users, logs, secrets });
writeFileSync(join(folder, 'final.json'), JSON.stringify(final));
await database.close();
await Promise.all(proxies.map((proxy) => proxy.close()));
await server.stop();

const lines = [historyFile, sentFile].flatMap((file) => follow<Line>(file)());
const verdict = check(lines, final);
console.log(summary(lines, verdict, minutes));
let isWrong = verdict.violations.length > 0;
if (values.soak) {
  const sent = lines.flatMap((line) => (line.kind === 'sent' ? [line.key] : []));
  const found = leaks(watched, { people: people.length, messages: new Set(sent).size });
  console.log(watchedText(watched));
  console.log(`leaks: ${found.length}`);
  for (const each of found) console.log(`  ${each}`);
  isWrong ||= found.length > 0;
}
console.log(isWrong ? 'FAILED' : 'passed');
if (isWrong) console.log(`the data of the database are in ${server.folder}`);
else await endServers();
process.exit(isWrong ? 1 : 0);

/** After waits that attackers have caused are over. */
async function logInAtLast(person: Person): Promise<void> {
  for (let times = 0; times < 12; times += 1) {
    const outcome = await person.comeIn();
    if (outcome === 'done') break;
    await wait(5_000);
  }
  person.browser.renew();
  await person.comeIn('last_log_in');
}

async function untilSent(): Promise<void> {
  const longestMs = 90_000; // a lease of a killed node lasts a minute
  const giveUpAt = Date.now() + longestMs;
  while (Date.now() < giveUpAt) {
    const [row] = await database.query(
      'SELECT count(*) AS count FROM keyfob_message WHERE settled_at IS NULL',
    );
    if (Number(row?.count) === 0) return;
    await wait(1_000);
  }
}
