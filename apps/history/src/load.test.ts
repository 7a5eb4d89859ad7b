/** Many people at three nodes at once: what each was told, and what is in the database afterwards. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing } from '@keyfob/core';
import { ask, findServer, until } from '@keyfob/test-servers';
import { expect, it, onTestFinished } from 'vitest';
import { Browser, type World } from './browser.ts';
import { check } from './check.ts';
import { openDatabase } from './database.ts';
import { finalState } from './final.ts';
import type { Asked, Line, Sent } from './history.ts';
import { inFlight } from './in-flight.ts';
import { follow } from './lines.ts';
import { startNodes } from './nodes.ts';
import { Person } from './person.ts';
import { password } from './site.ts';
import { leaks, watcher } from './watch.ts';

const postgres = await findServer('postgres');
const everywhere = [0, 1, 2];
/** People who are busy at once, each at all nodes. */
const flight = 12;
const guesses = 12;
const half = 60;

it.runIf(postgres.isThere)(
  'attack 87: three nodes under load take each code once, keep each charge, and hold nothing afterwards',
  async () => {
    const site = await openSite();
    const { watching, person } = site;
    const halves = [0, half].map((first) =>
      Array.from({ length: half }, (_, index) => person(first + index + 1)),
    );
    const people = halves.flat();
    const looks = [await watching.atRest()];

    for (const crowd of halves) {
      const entered = await inFlight(flight, crowd, (each) => each.comeIn());
      expect(new Set(entered)).toEqual(new Set(['done']));
      await inFlight(flight, crowd, (each) => giveEverywhere(site.world, each));
      looks.push(await watching.atRest(looks[0]));
    }
    const { lines, final, logs } = await site.close(people);

    const verifies = lines.filter(
      (line): line is Asked => 'call' in line && line.call === 'verify',
    );
    const isGuesser = ({ user }: { readonly user: string }) => Number(user.slice(1)) % 10 === 0;
    const guessed = counted(verifies.filter(isGuesser));
    const honest = counted(verifies.filter((each) => !isGuesser(each)));
    expect(guessed).toEqual({ wrong_code: 12 * 5, too_many_attempts: 12 * (guesses - 5) });
    expect(honest).toEqual({ done: 108, code_already_used: 216, wrong_code: 108 });
    const { facts, violations } = check(lines, final);
    expect(violations).toEqual([]);
    expect(facts.I6).toBeGreaterThan(people.length); // the record of each was looked at
    expect(logs).toBe(''); // no fault was told
    const [before, middle, after] = looks as [Look, Look, Look];
    const limits = { people: people.length, messages: people.length };
    const during = [middle, after].flatMap((look) => Array<Look>(6).fill(look));
    expect(leaks({ before, during, after }, limits)).toEqual([]);
  },
  180_000,
);

type Look = Awaited<ReturnType<ReturnType<typeof watcher>['atRest']>>;

/** A wrong code, and the right one at all nodes at once; of every tenth person wrong ones only. */
async function giveEverywhere(world: World, person: Person): Promise<void> {
  const isGuesser = Number(person.user.slice(1)) % 10 === 0;
  const wrong = { code: person.wrongCode() };
  const { code, ...about } = await person.nextCode();
  const browsers = await Promise.all(
    Array.from({ length: isGuesser ? guesses : everywhere.length }, async (_, index) => {
      const browser = new Browser(world, person.user);
      const body = { user: person.user, password };
      await browser.ask('password', { path: '/login', body, node: index % everywhere.length });
      return browser;
    }),
  );
  const give = (browser: Browser | undefined, node: number, body: object, more = {}) =>
    browser?.ask('verify', { path: '/otp/verification', body, node, about: more });
  if (isGuesser) {
    await Promise.all(browsers.map((each, index) => give(each, index % everywhere.length, wrong)));
    return;
  }
  await give(browsers[0], 1, wrong);
  await Promise.all(everywhere.map((node) => give(browsers[node], node, { code }, about)));
}

/** Three nodes on a database of their own. */
async function openSite() {
  const name = `keyfob_load_${randomUUID().slice(0, 8)}`;
  await ask(postgres.url, `CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-load-'));
  const [sentFile, logFile] = [join(folder, 'sent.jsonl'), join(folder, 'nodes.log')];
  for (const file of [sentFile, logFile]) writeFileSync(file, '');
  const urls = everywhere.map(() => url);
  const ring = generateKeyRing();
  const nodes = startNodes({ engine: 'postgres', urls, ring, sentFile, logFile });
  const database = openDatabase('postgres', url);
  onTestFinished(async () => {
    await nodes.close();
    await database.close();
    await ask(postgres.url, `DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  }, 60_000);
  await until(async () => !nodes.ports.includes(undefined));

  const asked: Line[] = [];
  const world: World = { ports: nodes.ports, note: (line) => void asked.push(line) };
  const post = { newest: () => undefined };
  const waiting = 'SELECT count(*) AS count FROM keyfob_message WHERE settled_at IS NULL';
  return {
    world,
    watching: watcher(nodes, database),
    person: (number: number) => new Person(world, post, `u${number}`),
    async close(people: readonly Person[]) {
      await until(async () => Number((await database.query(waiting))[0]?.count) === 0);
      await nodes.close();
      const logs = readFileSync(logFile, 'utf8');
      const users = people.map(({ user }) => user);
      const secrets = people.flatMap((person) => person.secrets);
      const final = await finalState(database, { users, logs, secrets });
      const lines: readonly Line[] = [...asked, ...follow<Sent>(sentFile)()];
      return { lines, final, logs };
    },
  };
}

function counted(asked: readonly Asked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of asked) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
