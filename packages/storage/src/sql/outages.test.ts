/** A database server that is away, silent, busy or cut off, on each engine that is one. */
import { generateKeyRing, isKeyfobError, parseKeyRing } from '@keyfob/core';
import {
  manualClock,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '@keyfob/core/testing';
import { cutMoments, proxyTo } from '@keyfob/test-servers';
import { describe, expect, it, type TestContext } from 'vitest';
import {
  engines,
  lockAccount,
  newPlace,
  openPlace,
  type Place,
  removePlace,
} from '../testing/places.ts';

type ServerPlace = Exclude<Place, { engine: 'SQLite' }>;

const servers = engines.filter((engine) => engine !== 'SQLite');
const password = trialPassword;

/** A test that runs beside the others: most of them wait. */
type Test = Pick<TestContext, 'onTestFinished'>;

/** Data that are reached by way of a proxy. */
async function reached({ onTestFinished }: Test, engine: ServerPlace['engine'], connections = 4) {
  const place = newPlace(engine) as ServerPlace;
  const proxy = await proxyTo(place.url);
  const clock = manualClock();
  const { store, take, close } = openPlace({ ...place, url: proxy.url }, clock, { connections });
  onTestFinished(async () => {
    proxy.restore();
    await close();
    await proxy.close();
    await removePlace(place);
  });
  return { place, proxy, clock, store, take };
}

/** The same with people who set OTP there. */
async function people(test: Test, engine: ServerPlace['engine'], connections?: number) {
  const data = await reached(test, engine, connections);
  const faults: string[] = [];
  const trial = trialKeyfob({
    ...{ store: data.store, clock: data.clock, keys: parseKeyRing(generateKeyRing()) },
    users: memoryUsers(Object.fromEntries(names.map((name) => [name, { password }]))),
    onFault: ({ cause }) => faults.push(String((cause as Error).message)),
  });
  const { keyfob } = trial;
  return {
    ...{ ...data, ...trial, faults },
    async logIn(code: string, userId = 'alice') {
      const pending = await trial.pendingLogin(userId);
      return keyfob.verify({ pending, input: { code } });
    },
    /** How often each thing has happened to a user. */
    async counted(userId: string) {
      const events = await keyfob.events({ userId, limit: 50 });
      return (type: string) => events.filter((event) => event.type === type).length;
    },
  };
}

const names = ['alice', ...Array.from({ length: 60 }, (_, index) => `user-${index}`)];

const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error) => (isKeyfobError(error) ? error.code : Promise.reject(error)),
  );

/** What is done to one person while the connection is cut, and what must hold afterwards. */
interface Trial {
  act(): Promise<unknown>;
  check(): Promise<void>;
}

type People = Awaited<ReturnType<typeof people>>;

/** Cuts the connection at every message of a call, at every moment of it, each time with a new person. */
async function cutEverywhere(
  { proxy }: People,
  prepare: (userId: string) => Promise<Trial>,
): Promise<number> {
  const users = names.slice(1).values();
  for (let message = 1; ; message += 1) {
    for (const moment of cutMoments) {
      const { act, check } = await prepare(users.next().value as string);
      const isCut = proxy.cutAt({ message, moment });
      const outcome = await outcomeOf(act());
      const wasCut = isCut();
      expect(outcome).toBe(wasCut ? 'unavailable' : 'done');
      await check();
      if (!wasCut) return message - 1;
    }
  }
}

describe.concurrent.each(servers)('a database on %s', (engine) => {
  it('attack 22: that is away lets nobody in, and needs no restart when it is back', async (test) => {
    const { proxy, clock, faults, enrol, logIn, pendingLogin, keyfob, counted } = await people(
      test,
      engine,
    );
    const authenticator = await enrol();
    const code = authenticator.codeAt(clock());
    const pending = await pendingLogin();

    proxy.cut();
    const refusal = await refusalOf(keyfob.verify({ pending, input: { code } }));
    proxy.restore();

    expect(refusal.code).toBe('unavailable');
    expect(faults).toHaveLength(1);
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
    expect((await counted('alice'))('code_refused')).toBe(0);
  });

  it('that is not there yet when the store is made serves as soon as it is', async (test) => {
    const { proxy, store } = await reached(test, engine);
    proxy.cut();

    await expect(store.outbox.backlog()).rejects.toThrow();
    proxy.restore();

    expect(await store.outbox.backlog()).toEqual({ waiting: 0 });
  });

  it('attack 22, attack 25: cut off at any message of a right code takes it once, and goes on with the next', async (test) => {
    const all = await people(test, engine, 1);
    const { keyfob, clock, enrol, pendingLogin, logIn, counted } = all;
    const retried: string[] = [];

    const messages = await cutEverywhere(all, async (userId) => {
      const authenticator = await enrol(userId);
      const pending = await pendingLogin(userId);
      const code = authenticator.codeAt(clock());
      return {
        act: () => keyfob.verify({ pending, input: { code } }),
        async check() {
          const again = await logIn(code, userId).catch((error) => error);
          retried.push(again.code ?? 'done');
          if (again.code) expect(again.details.retryAfterSeconds).toBeGreaterThan(0);
          const happened = await counted(userId);
          expect([happened('code_accepted'), happened('code_refused')]).toEqual([1, 0]);
          clock.advanceSeconds(30);
          await expect(logIn(authenticator.codeAt(clock()), userId)).resolves.toBeDefined();
        },
      };
    });

    expect(messages).toBeGreaterThan(1);
    expect(new Set(retried)).toEqual(new Set(['done', 'code_already_used']));
    expect(retried.at(-2)).toBe('code_already_used'); // the answer to the last one was lost
  }, 60_000);

  it('attack 22, attack 25: cut off at any message of a wrong code loses no charge and makes none up (S2)', async (test) => {
    const all = await people(test, engine, 1);
    const { keyfob, clock, enrol, pendingLogin, logIn, counted } = all;

    await cutEverywhere(all, async (userId) => {
      const authenticator = await enrol(userId);
      const pending = await pendingLogin(userId);
      const code = authenticator.wrongCodeAt(clock());
      return {
        act: () => refusedAs('wrong_code', keyfob.verify({ pending, input: { code } })),
        async check() {
          const outcomes = [];
          for (let tries = 0; tries < 6; tries += 1) {
            outcomes.push(await outcomeOf(logIn(code, userId)));
          }
          const verdicts = outcomes.filter((each) => each === 'wrong_code').length;
          expect([4, 5]).toContain(verdicts); // the one that was cut off may have been judged
          expect((await counted(userId))('code_refused')).toBe(5);
          expect(outcomes.slice(verdicts)).toEqual(
            Array.from({ length: 6 - verdicts }, () => 'too_many_attempts'),
          );
        },
      };
    });
  }, 60_000);

  it('attack 22: cut off at any message of an activation leaves OTP off or on, with one notice or none (S8)', async (test) => {
    const all = await people(test, engine, 1);
    const { keyfob, clock, counted, logIn, deliver, mail } = all;
    const states: string[] = [];

    await cutEverywhere(all, async (userId) => {
      const { uri, id } = await keyfob.beginEnrolment({ userId });
      const authenticator = virtualAuthenticator(uri);
      const input = { password, code: authenticator.codeAt(clock()), enrolmentId: id };
      const act = () => keyfob.activate({ userId, input });
      return {
        act,
        async check() {
          const { state } = await keyfob.status({ userId });
          states.push(state);
          // What the server has at hand when the connection ends, it may commit a moment later.
          const again = await outcomeOf(act());
          expect(state === 'on' ? ['already_enabled'] : ['done', 'already_enabled']).toContain(
            again,
          );
          clock.advanceSeconds(30);
          await logIn(authenticator.codeAt(clock()), userId);
          expect((await counted(userId))('activated')).toBe(1);
          expect(await noticesTo(userId, 'otp_enabled')).toBe(1);
        },
      };
    });

    expect(new Set(states).size).toBe(2);

    async function noticesTo(userId: string, kind: string): Promise<number> {
      await deliver();
      const own = mail.sent.filter(({ to }) => to === `${userId}@example.test`);
      return own.filter(({ content }) => content.kind === kind).length;
    }
  }, 60_000);

  it('attack 22: cut off at any message of a disabling leaves OTP on or off, and takes the code once', async (test) => {
    const all = await people(test, engine, 1);
    const { keyfob, clock, enrol, counted } = all;
    const begun: string[] = [];

    await cutEverywhere(all, async (userId) => {
      const authenticator = await enrol(userId);
      const input = { password, code: authenticator.codeAt(clock()) };
      const act = () => keyfob.deactivate({ userId, input });
      return {
        act,
        async check() {
          const { next } = await keyfob.beginLogin({ userId });
          begun.push(next);
          const again = await outcomeOf(act());
          expect(next === 'code' ? ['done', 'not_enabled'] : ['not_enabled']).toContain(again);
          expect((await counted(userId))('deactivated')).toBe(1);
          expect((await keyfob.status({ userId })).state).toBe('off');
        },
      };
    });

    expect(new Set(begun)).toEqual(new Set(['code', 'signed_in']));
  }, 60_000);

  it('attack 23: that says nothing is not waited for, and takes no connection with it', async (test) => {
    const { keyfob, proxy, clock, faults, enrol, logIn, pendingLogin } = await people(
      test,
      engine,
      2,
    );
    const authenticator = await enrol();
    const code = authenticator.codeAt(clock());
    const pendings = await Promise.all(Array.from({ length: 20 }, () => pendingLogin()));

    proxy.freeze();
    const refusals = await Promise.all(
      pendings.map((pending) => refusalOf(keyfob.verify({ pending, input: { code } }))),
    );
    proxy.restore();

    expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['unavailable']));
    expect(faults.join()).toContain('within 5 seconds');
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
    await Promise.all(names.map((userId) => keyfob.status({ userId })));
  }, 20_000);

  it('attack 23: whose pool is used up says so, and goes on when there is room', async (test) => {
    const { take, clock, faults, enrol, logIn } = await people(test, engine, 1);
    const authenticator = await enrol();
    const code = authenticator.codeAt(clock());
    const giveBack = await take();

    const refusal = await refusalOf(logIn(code));
    giveBack();

    expect(refusal.code).toBe('unavailable');
    expect(faults.join()).toContain('no connection to the database became free within 5 seconds');
    await expect(logIn(code)).resolves.toMatchObject({ userId: 'alice' });
  }, 20_000);

  it('attack 23: where somebody else holds an account serves all others, and that one afterwards', async (test) => {
    const { place, clock, enrol, keyfob, logIn, pendingLogin, counted } = await people(
      test,
      engine,
      2,
    );
    const held = await enrol();
    const other = await enrol('user-0');
    const pending = await pendingLogin();
    const code = held.codeAt(clock());

    const letGo = await lockAccount(place, 'alice');
    const waiting = refusalOf(keyfob.verify({ pending, input: { code } }));
    await logIn(other.codeAt(clock()), 'user-0');
    const refusal = await waiting;
    await letGo();

    expect(refusal.code).toBe('unavailable');
    expect(['done', 'code_already_used']).toContain(await outcomeOf(logIn(code)));
    const happened = await counted('alice');
    expect([happened('code_accepted'), happened('code_refused')]).toEqual([1, 0]);
  }, 20_000);
});

/** A call that must be refused so, or not be judged at all. */
async function refusedAs(code: string, call: Promise<unknown>): Promise<void> {
  const refusal = await refusalOf(call);
  if (refusal.code !== code) throw refusal;
}
