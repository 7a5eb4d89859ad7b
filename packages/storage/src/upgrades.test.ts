/** attack 35: two versions of a node side by side, on every engine; each process is a node of its own. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Account, encodeAccount, generateKeyRing, parseKeyRing } from '@keyfob/core';
import { type ManualClock, manualClock, refusalOf, trialKeyfob } from '@keyfob/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { killAll, start, startNode, tryAt } from './testing/nodes.ts';
import {
  engines,
  newPlace,
  type OpenPlace,
  openPlace,
  type Place,
  removePlace,
} from './testing/places.ts';
import { runSql, tableIn } from './testing/sql.ts';

const opened: OpenPlace[] = [];
const places: Place[] = [];

afterEach(async () => {
  vi.useRealTimers();
  await killAll();
  for (const each of opened.splice(0)) await each.close();
  for (const each of places.splice(0)) await removePlace(each);
});

/** Lifts the tables in a process of the next version; how many statements that took, or by what it was killed. */
async function migrate(place: Place, lastStatement = ''): Promise<number | NodeJS.Signals> {
  const child = start('migrator', JSON.stringify(place), lastStatement);
  const answer = once(child, 'message').then(([statements]) => statements as number);
  const end = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals);
  return Promise.race([answer, end]);
}

function trialOn(place: Place, { ring, clock }: { ring: string; clock: ManualClock }) {
  const one = openPlace(place, clock);
  opened.push(one);
  const faults: string[] = [];
  const onFault = ({ cause }: { readonly cause?: unknown }) => {
    faults.push(String((cause as Error).message));
  };
  const trial = trialKeyfob({ clock, store: one.store, keys: parseKeyRing(ring), onFault });
  const logIn = async (code: string) =>
    trial.keyfob.verify({ pending: await trial.pendingLogin(), input: { code } });
  return { ...trial, store: one.store, faults, logIn };
}

/** Alice with OTP on, in a database of this version. */
async function enrolled(engine: Place['engine']) {
  const place = emptyPlace(engine);
  const ring = generateKeyRing();
  const clock = manualClock();
  const trial = trialOn(place, { ring, clock });
  const authenticator = await trial.enrol();
  const nextCode = () => {
    clock.advanceSeconds(30);
    return authenticator.codeAt(clock());
  };
  return { ...trial, place, ring, clock, authenticator, nextCode };
}

const acceptedOnce = (nodes: number) => ['done', ...Array(nodes - 1).fill('code_already_used')];

describe.each(engines)('attack 35: on %s', (engine) => {
  const isServer = engine !== 'SQLite';

  it.runIf(isServer)(
    'nodes of the version before take each code once while and after a new one lifts the tables (S1)',
    async () => {
      const { place, ring, clock, nextCode, pendingLogin } = await enrolled(engine);
      const old = await Promise.all([1, 2, 3].map(() => startNode(JSON.stringify(place), ring)));
      const round = async (nodes: readonly ChildProcess[]) => {
        const pendings = await Promise.all(nodes.map(() => pendingLogin()));
        const outcomes = await tryAt(nodes, { code: nextCode(), now: clock(), pendings });
        expect(outcomes.toSorted()).toEqual(acceptedOnce(nodes.length).toSorted());
      };

      let isLifted = false;
      const lifting = migrate(place).then((statements) => {
        isLifted = true;
        return statements;
      });
      do await round(old);
      while (!isLifted);

      expect(await lifting).toBeGreaterThan(3);
      const anew = await startNode(JSON.stringify(place), ring);
      const newer = await startNode(JSON.stringify(place), ring, '1');
      for (let count = 0; count < 3; count += 1) await round([...old, anew, newer]);
    },
    60_000,
  );

  it.runIf(isServer)(
    'a node that may not work on newer tables says so at its start, and within ten seconds where it runs',
    async () => {
      vi.useFakeTimers({ toFake: ['performance'] });
      const running = await enrolled(engine);
      const { place, ring, clock, authenticator } = running;
      const newer = [await startNode(JSON.stringify(place), ring, '2')];
      const now = clock();
      const wrong = {
        ...{ code: authenticator.wrongCodeAt(now), now },
        pendings: [await running.pendingLogin()],
      };
      expect(await tryAt(newer, wrong)).toEqual(['wrong_code']);
      const anew = trialOn(place, { ring, clock });

      const atStart = await refusalOf(anew.keyfob.check());
      vi.advanceTimersByTime(10_000);
      const pending = await refusalOf(running.pendingLogin());

      expect([atStart.code, pending.code]).toEqual(['unavailable', 'unavailable']);
      for (const { faults } of [anew, running])
        expect(faults).toEqual([
          'the database has schema 2, which needs a newer version of @keyfob/storage: this one knows up to 1',
        ]);
    },
    60_000,
  );

  it.runIf(!isServer)(
    'a node that has the file open lets nobody in once a newer version has lifted it',
    async () => {
      const { place, keyfob, nextCode, pendingLogin, faults } = await enrolled(engine);
      const pending = await pendingLogin();

      await migrate(place);
      const refusals = [
        await refusalOf(keyfob.verify({ pending, input: { code: nextCode() } })),
        await refusalOf(pendingLogin()),
        await refusalOf(keyfob.beginEnrolment({ userId: 'bob' })),
      ];

      expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill('unavailable'));
      expect(new Set(faults)).toEqual(
        new Set(['the database has schema 4, this version of @keyfob/storage knows up to 3']),
      );
    },
  );

  it('an account that a newer version has written is refused, not misread and not overwritten (C13)', async () => {
    const { place, keyfob, store, nextCode, logIn, pendingLogin, faults } = await enrolled(engine);
    const pending = await pendingLogin();
    const whole = encodeAccount(await accountOf({ store }));
    const { schema, ...parts } = JSON.parse(whole);
    const newer = JSON.stringify({ ...parts, schema: schema + 1, authenticators: [] });
    await replaceDocument(place, newer);

    const alice = { userId: 'alice' };
    const operator = { ...alice, actor: 'operator' };
    const key = Buffer.from('0123456789abcdef0123');
    const authenticator = { key, algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
    const refusals = [
      await refusalOf(keyfob.beginLogin(alice)),
      await refusalOf(keyfob.verify({ pending, input: { code: nextCode() } })),
      await refusalOf(keyfob.beginEnrolment(alice)),
      await refusalOf(keyfob.passwordChanged(alice)),
      await refusalOf(keyfob.reset(operator)),
      await refusalOf(keyfob.unlock(operator)),
      await refusalOf(keyfob.importAuthenticator({ ...operator, authenticator, replaces: true })),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(Array(7).fill('unavailable'));
    expect(faults.join()).toContain('has a schema that this version does not know');
    await replaceDocument(place, whole, `document = '${newer}'`); // only where it stands as it was
    await expect(logIn(nextCode())).resolves.toMatchObject(alice);
  });

  it.each([1, 2, 3])(
    'an account of schema %i is lifted: its codes count, and those used before do not (C4)',
    async (schema) => {
      const { place, keyfob, store, nextCode, logIn } = await enrolled(engine);
      const used = nextCode();
      await logIn(used);
      const account = await accountOf({ store });
      await replaceDocument(place, JSON.stringify(asSchema(schema, account)));

      const refusal = await refusalOf(logIn(used));
      await logIn(nextCode());

      expect(refusal.code).toBe('code_already_used');
      expect((await keyfob.beginLogin({ userId: 'alice' })).next).toBe('code');
      expect(await accountOf({ store })).toMatchObject({ schema: account.schema });
    },
  );

  it('an account that lacks any of its parts, or all of them, lets nobody in (C13)', async () => {
    const { place, keyfob, store } = await enrolled(engine);
    const whole = JSON.parse(encodeAccount(await accountOf({ store })));
    const without = (part: string) => JSON.stringify({ ...whole, [part]: undefined });
    const damaged = ['', 'null', '{}', '[]', '{"schema":1}', '{"schema":2}', '{"schema":3}'];

    for (const document of [...damaged, ...Object.keys(whole).map(without)]) {
      await replaceDocument(place, document);
      const refusal = await refusalOf(keyfob.beginLogin({ userId: 'alice' }));
      expect(refusal.code, document).toBe('unavailable');
    }
  });

  it('columns that a migration has left empty let nobody in, and neither do ones that it took away (C13)', async () => {
    const { place, keyfob, nextCode, logIn } = await enrolled(engine);
    const account = tableIn(place, 'account');
    const state = async () =>
      keyfob.beginLogin({ userId: 'alice' }).then(
        ({ next }) => next,
        ({ code }) => code,
      );

    await runSql(place, `UPDATE ${account} SET ring_keys = NULL`);
    await logIn(nextCode());
    const states = [await state()];
    for (const column of isServer ? ['version', 'document'] : []) {
      await runSql(place, `ALTER TABLE ${account} ${nullable(place, column)}`);
      await runSql(place, `UPDATE ${account} SET ${column} = NULL`);
      states.push(await state());
    }
    await runSql(place, `ALTER TABLE ${account} RENAME COLUMN document TO content`);
    states.push(await state());
    await runSql(place, away(place));
    states.push(await state());

    expect(states).toEqual(['code', ...Array(states.length - 1).fill('unavailable')]);
  });

  it('nodes of a newer version that start at once lift the tables once, and take a code once (S1)', async () => {
    const { place, ring, clock, nextCode, pendingLogin } = await enrolled(engine);
    const pendings = await Promise.all([1, 2, 3, 4].map(() => pendingLogin()));
    const nodes = pendings.map(() => startNode(JSON.stringify(place), ring, '1'));

    const code = nextCode();
    const outcomes = await tryAt(await Promise.all(nodes), { code, now: clock(), pendings });

    expect(outcomes.toSorted()).toEqual(acceptedOnce(4).toSorted());
  }, 60_000);

  it('a migration that was killed at one of its statements is ended by the next start, with all data (C4)', async () => {
    const statements = Number(await migrate((await enrolled(engine)).place));
    expect(statements).toBeGreaterThan(isServer ? 5 : 3);

    for (let last = statements; last > 0; last -= 3) {
      const { place, ring, clock, nextCode, logIn, pendingLogin } = await enrolled(engine);
      const pendings = [await pendingLogin()];
      const used = nextCode();
      await logIn(used);

      expect(await migrate(place, String(last))).toBe('SIGKILL');
      const nodes = [await startNode(JSON.stringify(place), ring, '1')];

      const now = clock();
      expect(await tryAt(nodes, { code: used, now, pendings })).toEqual(['code_already_used']);
      const next = { code: nextCode(), now: clock(), pendings };
      expect(await tryAt(nodes, next)).toEqual(['done']);
    }
  }, 120_000);

  it.runIf(isServer)(
    'new tables whose maker was killed are finished by the next start',
    async () => {
      const [whole, ring, clock] = [emptyPlace(engine), generateKeyRing(), manualClock()];
      const statements = Number(await migrate(whole));

      for (let last = statements - 1; last > 0; last -= 8) {
        const place = emptyPlace(engine);
        expect(await migrate(place, String(last))).toBe('SIGKILL');

        expect(await migrate(place)).toEqual(expect.any(Number));
        const { enrol, keyfob } = trialOn(place, { ring, clock });
        await enrol();
        expect((await keyfob.beginLogin({ userId: 'alice' })).next).toBe('code');
      }
    },
    120_000,
  );
});

function emptyPlace(engine: Place['engine']): Place {
  const place = newPlace(engine);
  places.push(place);
  return place;
}

async function accountOf({ store }: Pick<OpenPlace, 'store'>): Promise<Account> {
  const decision = await store.update('alice', (account) => ({ result: account }));
  return 'result' in decision ? decision.result : expect.fail('refused');
}

function replaceDocument(place: Place, document: string, where = 'true'): Promise<void> {
  return runSql(
    place,
    `UPDATE ${tableIn(place, 'account')} SET document = '${document}'
     WHERE user_id = 'alice' AND ${where}`,
  );
}

/** The same account as an older schema had it. */
function asSchema(schema: number, account: Account): object {
  if (schema === 3) return { ...account, schema };
  const { userId, authenticators, pending, attempts, spentLogins } = account;
  const added = { recovery: null, recoveryStarts: [], notice: null, frozenUntil: null };
  return {
    ...{ schema, userId, pending, attempts, spentLogins },
    authenticators: authenticators.map(({ recentSteps: _, ...rest }) => rest),
    ...(schema === 1 ? {} : added),
  };
}

function nullable(place: Place, column: string): string {
  if (place.engine === 'PostgreSQL') return `ALTER COLUMN ${column} DROP NOT NULL`;
  return `MODIFY COLUMN ${column} ${column === 'version' ? 'bigint' : 'mediumblob'} NULL`;
}

function away(place: Place): string {
  const name = tableIn(place, 'account');
  return `ALTER TABLE ${name} RENAME TO ${place.engine === 'PostgreSQL' ? 'taken_away' : `${name}_away`}`;
}
