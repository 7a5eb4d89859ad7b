/** A database server that is stopped and started, and killed and started, while people log in on two nodes. */
import { once } from 'node:events';
import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import {
  manualClock,
  memoryUsers,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import {
  endServers,
  havePrograms,
  type OwnServer,
  ownMariadb,
  ownPostgres,
} from '@keyfob/test-servers';
import { afterAll, describe, expect, it, type TestContext, vi } from 'vitest';
import type { Flood, Order, Person, Told } from '../testing/busy-node.ts';
import { killAll, start } from '../testing/nodes.ts';
import { openPlace, type Place } from '../testing/places.ts';

afterAll(async () => {
  await killAll();
  await endServers();
}, 60_000);

const kinds = [
  {
    ...{ engine: 'PostgreSQL', programs: ['initdb', 'postgres'], own: ownPostgres },
    placeOn: ({ url }: OwnServer): Place => ({ engine: 'PostgreSQL', url, schema: 'keyfob' }),
  },
  {
    ...{ engine: 'MariaDB', programs: ['mariadb-install-db', 'mariadbd'], own: ownMariadb },
    placeOn: ({ url }: OwnServer): Place => ({ engine: 'MariaDB', url, prefix: 'keyfob_' }),
  },
];

const ids = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind}-${index}`);
const honest = ids('honest', 16);
const guessers = ids('guesser', 12);
/** What a store gives a call, and as much again for a busy machine. */
const longestCallMs = 2 * 5_000;
const [mostCalls, mostAboutOne] = [2_000, 500];
/** More than a store lets wait. */
const flood: Flood = { aboutOne: 600, inAll: 2_600 };
const patience = { timeout: 20_000, interval: 10 };

/** Two nodes on the data of a server, with people who have set OTP there. */
async function siteOn(place: Place, { onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  const clock = manualClock();
  const ring = generateKeyRing();
  const { store, close } = openPlace(place, clock);
  onTestFinished(close);
  const password = trialPassword;
  const users = [...honest, ...guessers].map((userId) => [userId, { password }] as const);
  const { keyfob } = trialKeyfob({
    ...{ store, clock, keys: parseKeyRing(ring), onFault: () => {} },
    users: memoryUsers(Object.fromEntries(users)),
  });
  const people: Person[] = [];
  for (const [userId] of users) {
    const { uri } = await keyfob.beginEnrolment({ userId });
    const code = virtualAuthenticator(uri).codeAt(clock());
    await keyfob.activate({ userId, input: { password, code } });
    people.push({ userId, uri, isGuesser: guessers.includes(userId) });
  }

  const told: Told[][] = [[], []];
  let ended = 0;
  const nodes = await Promise.all(
    told.map(async (own) => {
      const node = start('busy-node', JSON.stringify(place), ring, JSON.stringify(people));
      await once(node, 'message');
      node.on('message', (message: Told | 'ended') => {
        if (message === 'ended') ended += 1;
        else own.push(message);
      });
      return node;
    }),
  );
  const authenticators = people.map(({ uri }) => virtualAuthenticator(uri));
  const codes = () => authenticators.map(({ account, codeAt }) => `${account} ${codeAt(clock())}`);
  const used = new Set(codes());
  const order = (each: Order) => nodes.map((node) => node.send(each));
  return {
    told,
    order,
    /** A new time step: each person has a code from now on that was not used before. */
    step() {
      do clock.advanceSeconds(30);
      while (codes().some((code) => used.has(code)));
      for (const code of codes()) used.add(code);
      order({ kind: 'time', now: clock() });
      return clock();
    },
    /** Ends the load, when all calls have ended. */
    async end() {
      order({ kind: 'end' });
      await vi.waitUntil(() => ended === nodes.length, patience);
    },
    /** What was written down of a user's codes. */
    async trail(userId: string) {
      const events = await keyfob.events({ userId, limit: 50 });
      const accepted = events.filter(({ type }) => type === 'code_accepted').length;
      const failures = events.flatMap((each) =>
        each.type === 'code_refused' ? each.failures : [],
      );
      return { accepted, failures: failures.toReversed() };
    },
  };
}

type Site = Awaited<ReturnType<typeof siteOn>>;

/** Each node has judged a code of this step of each person, among what it has told from there on. */
async function untilServed({ told }: Site, now: number, from: readonly number[] = []) {
  const isServed = (own: readonly Told[], node: number) => {
    const news = own.slice(from[node] ?? 0).filter((each) => each.now === now);
    const judged = news.filter(({ outcome }) => ['done', 'code_already_used'].includes(outcome));
    const served = new Set(judged.map(({ userId }) => userId));
    return honest.every((userId) => served.has(userId));
  };
  await vi.waitUntil(() => told.every(isServed), patience);
}

/** Ends the server while people are let in, floods the nodes meanwhile, and starts it again. */
async function outage(site: Site, server: OwnServer, end: () => Promise<void>) {
  const { told, order, step } = site;
  const now = step();
  await vi.waitUntil(
    () => told.flat().filter((each) => each.now === now && each.outcome === 'done').length > 2,
    { ...patience, interval: 1 },
  );
  await end();

  const before = told.map(({ length }) => length);
  order({ kind: 'flood', ...flood });
  const news = () => told.map((own, node) => own.slice(before[node]));
  await vi.waitUntil(() => news().every(({ length }) => length >= flood.inAll), patience);
  const floods = news();

  const away = told.map(({ length }) => length);
  await server.start();
  await untilServed(site, now, away); // with the same codes: some were taken before
  return floods;
}

const installed = kinds.filter(({ programs }) => havePrograms(...programs));
describe.concurrent.each(installed)('a server of $engine', ({ own, placeOn }) => {
  it('attack 22: stopped or killed, and started again, lets nobody in twice, forgets nothing and needs nothing else', async (test) => {
    const server = await own();
    const site = await siteOn(placeOn(server), test);
    await untilServed(site, site.step());

    const floods = [
      ...(await outage(site, server, server.stop)),
      ...(await outage(site, server, server.kill)),
    ];
    const last = site.step();
    await untilServed(site, last);
    await site.end();

    const told = site.told.flat();
    expect(Math.max(...told.map(({ tookMs }) => tookMs))).toBeLessThan(longestCallMs);
    expectBounded(floods);
    const steps = new Set(told.map(({ now }) => now)).size;
    for (const userId of honest) {
      const own = told.filter((each) => each.userId === userId);
      const verdicts = ['begun', 'done', 'code_already_used', 'unavailable'];
      expect(verdicts).toEqual(expect.arrayContaining(own.map(({ outcome }) => outcome)));
      const accepted = own.filter(({ outcome }) => outcome === 'done').map(({ now }) => now);
      expect(accepted).toEqual([...new Set(accepted)]);
      expect(accepted).toContain(last);
      const trail = await site.trail(userId);
      expect(trail.accepted).toBeGreaterThanOrEqual(accepted.length);
      expect(trail.accepted).toBeLessThanOrEqual(steps);
      expect(trail.failures).toEqual([]);
    }
    for (const userId of guessers) {
      const outcomes = told.filter((each) => each.userId === userId).map((each) => each.outcome);
      const refused = outcomes.filter((outcome) => outcome === 'wrong_code').length;
      expect(outcomes).not.toContain('done');
      const { failures } = await site.trail(userId);
      expect(failures).toEqual(failures.map((_, index) => index + 1));
      expect(failures.length).toBeGreaterThanOrEqual(refused);
    }
  }, 60_000);
});

/** Of what came at once while the server was away, no more than a store lets wait was let wait. */
function expectBounded(floods: readonly (readonly Told[])[]): void {
  for (const news of floods) {
    const refusedFor = (cause: string) => news.filter((each) => each.cause.includes(cause)).length;
    const full = refusedFor(`${mostCalls} calls wait`);
    const fullAboutOne = refusedFor(`${mostAboutOne} calls about one thing wait`);
    expect(fullAboutOne).toBeGreaterThanOrEqual(flood.aboutOne - mostAboutOne);
    expect(full + fullAboutOne).toBeGreaterThanOrEqual(flood.inAll - mostCalls);
  }
}
