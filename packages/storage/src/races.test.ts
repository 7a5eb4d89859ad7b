/** Races and accidents that one process cannot have, on every engine: each process is a node of its own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyRing, type PendingLogin, parseKeyRing } from '@keyfob/core';
import {
  manualClock,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
  type VirtualAuthenticator,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { Shift } from './testing/holder.ts';
import type { Act, Outcome, Round } from './testing/node.ts';
import { kill, killAll, started, startNode } from './testing/nodes.ts';
import {
  engines,
  newPlace,
  type OpenPlace,
  openPlace,
  type Place,
  removePlace,
} from './testing/places.ts';

const nodes = 8;
const opened: OpenPlace[] = [];
const places: Place[] = [];

afterEach(async () => {
  await killAll();
  for (const each of opened.splice(0)) await each.close();
  for (const each of places.splice(0)) await removePlace(each);
});

function newData(engine: Place['engine']): Place {
  const place = newPlace(engine);
  places.push(place);
  return place;
}

function open(place: Place, clock: () => number) {
  const one = openPlace(place, clock);
  opened.push(one);
  return one.store;
}

const startAll = (script: 'node' | 'holder', ...args: readonly string[]) =>
  Promise.all(Array.from({ length: nodes }, () => started(script, ...args)));

/** Alice with OTP on, and nodes on the same data. */
async function enrolled(engine: Place['engine']) {
  const place = newData(engine);
  const ring = generateKeyRing();
  const clock = manualClock();
  const store = open(place, clock);
  const trial = trialKeyfob({ clock, store, keys: parseKeyRing(ring) });
  const authenticator = await trial.enrol();
  const crew = await startAll('node', JSON.stringify(place), ring);
  const nextStep = () => {
    clock.advanceSeconds(30);
    return clock();
  };
  const pendings = async (count: number) => {
    const all: PendingLogin[] = [];
    for (let index = 0; index < count; index += 1) all.push(await trial.pendingLogin());
    return all;
  };
  return { ...{ place, ring, trial, clock, authenticator, crew, nextStep, pendings } };
}

/** Lets all nodes act at once, in turns; the outcomes are in the order of the acts. */
async function play(
  crew: readonly ChildProcess[],
  { now, acts }: Round,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  await Promise.all(
    crew.map(async (node, index) => {
      const own = [...acts.keys()].filter((number) => number % crew.length === index);
      const answer = once(node, 'message');
      node.send({ now, acts: own.map((number) => acts[number] as Act) } satisfies Round);
      const [given] = (await answer) as [Outcome[]];
      for (const [place, number] of own.entries()) outcomes[number] = given[place] as Outcome;
    }),
  );
  return outcomes;
}

const verify = (pending: PendingLogin | undefined, code: string): Act => ({
  ...{ call: 'verify', given: { pending, input: { code } } },
});

const disable = (code: string): Act => ({
  call: 'deactivate',
  given: { userId: 'alice', input: { password: trialPassword, code } },
});

function counted(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe.each(engines)(`${nodes} nodes on one database of %s`, (engine) => {
  it('attack 1: accept one code once of 64 times, in each of 20 rounds (S1, C4)', async () => {
    const { trial, authenticator, crew, nextStep, pendings } = await enrolled(engine);

    for (let round = 0; round < 20; round += 1) {
      const now = nextStep();
      const code = authenticator.codeAt(now);
      const acts = (await pendings(64)).map((pending) => verify(pending, code));
      expect(counted(await play(crew, { now, acts }))).toEqual({ done: 1, code_already_used: 63 });
    }

    expect(await trial.keyfob.status({ userId: 'alice' })).toMatchObject({ state: 'on' });
  }, 120_000);

  it('attack 2: make one session of one pending log-in', async () => {
    const { authenticator, crew, nextStep, pendings } = await enrolled(engine);
    const now = nextStep();
    const [pending] = await pendings(1);
    const acts = Array.from({ length: 64 }, () => verify(pending, authenticator.codeAt(now)));

    expect(counted(await play(crew, { now, acts })).done).toBe(1);
  }, 120_000);

  it('attack 3: take one code for a log-in or for turning OTP off, never for both', async () => {
    const { trial, authenticator, crew, nextStep, pendings } = await enrolled(engine);

    for (let round = 0; round < 6; round += 1) {
      const now = nextStep();
      const code = authenticator.codeAt(now);
      const [pending] = await pendings(1);
      const acts = [verify(pending, code), disable(code)];
      const outcomes = await play(crew.slice(round % 2, 2 + (round % 2)), {
        now,
        acts: round % 2 === 0 ? acts : acts.toReversed(),
      });
      expect(counted(outcomes).done).toBe(1);
      const { state } = await trial.keyfob.status({ userId: 'alice' });
      const isOff = outcomes[round % 2 === 0 ? 1 : 0] === 'done';
      expect(state).toBe(isOff ? 'off' : 'on');
      if (isOff) break;
    }
  }, 120_000);

  it('attack 4: never take a code after a later one (C4)', async () => {
    const { authenticator, crew, nextStep, pendings } = await enrolled(engine);

    for (let round = 0; round < 10; round += 1) {
      nextStep();
      const now = nextStep();
      const [one, other] = await pendings(2);
      const earlier = authenticator.codeAt(now - 30_000);
      const later = authenticator.codeAt(now);
      const acts = [verify(one, earlier), verify(other, later)];
      const [first, second] = await play(crew.slice(0, 2), { now, acts });
      expect(second).toBe('done');
      expect(['done', 'code_already_used']).toContain(first);
      const [again] = await pendings(1);
      const late = await play(crew, { now, acts: [verify(again, earlier)] });
      expect(late).toEqual(['code_already_used']);
    }
  }, 120_000);

  it('attack 5: judge at most five of 2,000 wrong guesses (S2)', async () => {
    const { trial, authenticator, crew, nextStep, pendings } = await enrolled(engine);
    const now = nextStep();
    const code = authenticator.wrongCodeAt(now);
    const acts = (await pendings(2000)).map((pending) => verify(pending, code));

    const outcomes = await play(crew, { now, acts });

    expect(counted(outcomes)).toEqual({ wrong_code: 5, too_many_attempts: 1995 });
    const events = await trial.keyfob.events({ userId: 'alice', limit: 20 });
    expect(events.filter(({ type }) => type === 'code_refused')).toHaveLength(5);
  }, 120_000);

  it('attack 7: judge at most five of 63 wrong guesses and one right code (S2)', async () => {
    const { authenticator, crew, nextStep, pendings } = await enrolled(engine);
    const now = nextStep();
    const [right, wrong] = [authenticator.codeAt(now), authenticator.wrongCodeAt(now)];
    const all = await pendings(64);
    const acts = all.map((pending, index) => verify(pending, index === 40 ? right : wrong));

    const outcomes = await play(crew, { now, acts });

    const { done = 0, wrong_code = 0 } = counted(outcomes);
    expect(['done', 'too_many_attempts']).toContain(outcomes[40]);
    expect(wrong_code).toBeLessThanOrEqual(done === 1 ? 10 : 5); // a right code clears the count
  }, 120_000);

  it('attack 8: turn OTP on with the key that was asked for last, and no other (E2)', async () => {
    const { trial, crew, clock } = await enrolled(engine);
    const older = await trial.keyfob.beginEnrolment({ userId: 'bob' });
    const newer = await trial.keyfob.beginEnrolment({ userId: 'bob' });
    const confirm = ({ id, uri }: { readonly id: string; readonly uri: string }): Act => {
      const code = virtualAuthenticator(uri).codeAt(clock());
      const input = { password: trialPassword, code, enrolmentId: id };
      return { call: 'activate', given: { userId: 'bob', input } };
    };

    const outcomes = await play(crew, {
      now: clock(),
      acts: [confirm(older), confirm(newer), confirm(older), confirm(newer)],
    });

    const [one, right, other, again] = outcomes;
    expect([right, again].toSorted()).toEqual(['already_enabled', 'done']);
    for (const each of [one, other]) expect(['flow_state', 'already_enabled']).toContain(each);
  }, 120_000);

  it('make a new database together', async () => {
    const place = JSON.stringify(newData(engine));
    const ring = generateKeyRing();

    const crew = await startAll('node', place, ring);
    const acts = crew.map((): Act => ({ call: 'beginEnrolment', given: { userId: 'alice' } }));

    expect(counted(await play(crew, { now: 1_000, acts }))).toEqual({ done: nodes });
  }, 60_000);

  it('attack 19: kill -9 right after the answer: the code stays spent, the charge stays', async () => {
    const { place, ring, authenticator, crew, nextStep, pendings } = await enrolled(engine);
    const now = nextStep();
    const [first, second] = await pendings(2);
    const [node] = crew as [ChildProcess];
    const code = authenticator.codeAt(now);
    await play([node], { now, acts: [verify(first, authenticator.wrongCodeAt(now))] });
    expect(await play([node], { now, acts: [verify(first, code)] })).toEqual(['done']);
    await kill(node);

    const { keyfob } = trialKeyfob({ store: open(place, () => now), keys: parseKeyRing(ring) });
    const replay = keyfob.verify({ pending: second as PendingLogin, input: { code } });

    expect((await refusalOf(replay)).code).toBe('code_already_used');
    const events = await keyfob.events({ userId: 'alice', limit: 2 });
    expect(events.map(({ type }) => type)).toEqual(['code_accepted', 'code_refused']);
  }, 60_000);

  it('attack 15: log in while one of them is killed sealing anew, and others go on with it (S3)', async () => {
    const place = newData(engine);
    const [older, newer] = [generateKeyRing(), generateKeyRing()];
    const rotated = `${newer},${older}`;
    const clock = manualClock();
    const store = open(place, clock);
    const names = ['alice', ...Array.from({ length: 30 }, (_, index) => `user-${index}`)];
    const each = names.map((name) => [name, { password: trialPassword }]);
    const users = memoryUsers(Object.fromEntries(each));
    const under = (ring: string) => trialKeyfob({ clock, store, users, keys: parseKeyRing(ring) });
    const before = under(older);
    const authenticators = new Map<string, VirtualAuthenticator>();
    for (const name of names) authenticators.set(name, await before.enrol(name));
    const codeOf = (name: string) => authenticators.get(name)?.codeAt(clock()) ?? '';
    const rings = [rotated, rotated, rotated, `${older},${newer}`];
    const [first, ...crew] = await Promise.all(
      rings.map((ring) => startNode(JSON.stringify(place), ring)),
    );
    const pendings = [];
    for (let count = 0; count < 24; count += 1) pendings.push(await before.pendingLogin());
    const reseal: Act = { call: 'reseal', given: {} };
    const now = clock();

    const killed = first as ChildProcess;
    killed.send({ now, acts: [reseal] } satisfies Round);
    const logIns = pendings.map((pending) => verify(pending, codeOf('alice')));
    const playing = play(crew, {
      now,
      acts: [...logIns.slice(0, 12), reseal, ...logIns.slice(12)],
    });
    while (!(await store.sealed.count()).some(({ keyId }) => newer.startsWith(`${keyId}:`)));
    await kill(killed);
    const outcomes = await playing;

    expect(counted(outcomes)).toEqual({ done: 2, code_already_used: 23 }); // one log-in, and the sealing
    while ((await under(rotated).keyfob.reseal()).left > 0);
    clock.advanceSeconds(30);
    const alone = under(newer); // the older key has left the ring
    await alone.keyfob.check();
    for (const name of names) {
      const pending = await alone.pendingLogin(name);
      await alone.keyfob.verify({ pending, input: { code: codeOf(name) } });
    }
    const events = await alone.keyfob.events({ userId: 'alice', limit: 3 });
    expect(events.map(({ type }) => type)).toEqual(['code_accepted', 'code_accepted', 'activated']);
  }, 120_000);

  it('that send messages hold each of 200 once, and take over those of a killed one after its lease (M2, S1)', async () => {
    const { place, store, ids } = await filledOutbox(engine, 200);
    const crew = await startAll('holder', JSON.stringify(place));

    const leased = await Promise.all(crew.map((holder) => ask(holder, { now: 0, settle: [] })));
    expect(leased.flat().sort()).toEqual(ids);
    const most = Math.max(...leased.map((held) => held.length));
    const killed = leased.findIndex((held) => held.length === most);
    await kill(crew[killed] as ChildProcess);
    const left = crew.filter((_, index) => index !== killed);
    const heldByLeft = leased.filter((_, index) => index !== killed);
    const early = await Promise.all(
      left.map((holder, index) => ask(holder, { now: 59_999, settle: heldByLeft[index] ?? [] })),
    );
    const late = await Promise.all(left.map((holder) => ask(holder, { now: 60_000, settle: [] })));

    expect(early.flat()).toEqual([]);
    expect(late.flat().sort()).toEqual(leased[killed]?.sort());
    const deliveries = await Promise.all(ids.map((id) => store.outbox.delivery(id)));
    expect(deliveries.filter((delivery) => delivery === 'on_its_way')).toHaveLength(most);
  }, 60_000);
});

async function filledOutbox(engine: Place['engine'], count: number) {
  const place = newData(engine);
  const store = open(place, () => 0);
  const ids = Array.from({ length: count }, (_, index) => `m-${index}`).sort();
  const messages = ids.map((id) => ({ id, channel: 'mail', sealed: 'body', dropAt: 9 }) as const);
  await store.update('alice', (account) => {
    return { next: account, events: [], messages, result: null };
  });
  return { place, store, ids };
}

async function ask(holder: ChildProcess, shift: Shift): Promise<string[]> {
  const answer = once(holder, 'message');
  holder.send(shift);
  return (await answer)[0];
}
