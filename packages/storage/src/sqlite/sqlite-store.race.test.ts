/**
 * Races and accidents that one process cannot have: eight processes on one file, a process killed
 * after its answer, a disk without room.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, type PendingLogin, parseKeyRing } from '@keyfob/core';
import { manualClock, refusalOf, trialKeyfob } from '@keyfob/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { sqliteStore } from './index.ts';
import type { Round } from './testing/guesser.ts';
import type { Shift } from './testing/holder.ts';

const processes = 8;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function script(name: string): string {
  return fileURLToPath(new URL(`./testing/${name}`, import.meta.url));
}

async function start(name: string, args: readonly string[]): Promise<ChildProcess> {
  const execArgv = ['--conditions=@keyfob/source', '--disable-warning=ExperimentalWarning'];
  const child = fork(script(name), args, { execArgv });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function enrolledDatabase() {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-race-')), 'keyfob.sqlite');
  const ring = generateKeyRing();
  const clock = manualClock();
  const store = sqliteStore({ file, clock });
  const trial = trialKeyfob({ clock, store, keys: parseKeyRing(ring) });
  const authenticator = await trial.enrol();
  const guessers = await Promise.all(
    Array.from({ length: processes }, () => start('guesser.ts', [file, ring])),
  );
  const nextStep = () => {
    clock.advanceSeconds(30);
    return clock();
  };
  return { file, ring, store, trial, authenticator, guessers, nextStep };
}

/** Lets all processes give one code at once, each for its share of the pending log-ins. */
async function play(
  guessers: readonly ChildProcess[],
  { now, code, pendings }: Round,
): Promise<Record<string, number>> {
  const share = Math.ceil(pendings.length / guessers.length);
  const answers = await Promise.all(
    guessers.map(async (guesser, index) => {
      const own = pendings.slice(index * share, (index + 1) * share);
      const answer = once(guesser, 'message');
      guesser.send({ now, code, pendings: own } satisfies Round);
      return (await answer)[0] as Record<string, number>;
    }),
  );
  const sums: Record<string, number> = {};
  for (const [answer, count] of answers.flatMap(Object.entries)) {
    sums[answer] = (sums[answer] ?? 0) + count;
  }
  return sums;
}

async function pendingLogins(
  trial: Awaited<ReturnType<typeof enrolledDatabase>>['trial'],
  count: number,
) {
  const pendings: PendingLogin[] = [];
  for (let index = 0; index < count; index += 1) pendings.push(await trial.pendingLogin());
  return pendings;
}

describe(`${processes} processes on one database`, () => {
  it('attack 1: accept one code once of 64 times, in each of 20 rounds (S1, C4)', async () => {
    const { store, trial, authenticator, guessers, nextStep } = await enrolledDatabase();

    for (let round = 0; round < 20; round += 1) {
      const now = nextStep();
      const pendings = await pendingLogins(trial, 64);
      const answers = await play(guessers, { now, code: authenticator.codeAt(now), pendings });
      expect(answers).toEqual({ accepted: 1, code_already_used: 63 });
    }

    expect(await trial.keyfob.status({ userId: 'alice' })).toMatchObject({ state: 'on' });
    store.close();
  }, 120_000);

  it('attack 5: judge at most five of 2,000 wrong guesses (S2)', async () => {
    const { store, trial, authenticator, guessers, nextStep } = await enrolledDatabase();
    const now = nextStep();
    const pendings = await pendingLogins(trial, 2000);

    const answers = await play(guessers, { now, code: authenticator.wrongCodeAt(now), pendings });

    expect(answers).toEqual({ wrong_code: 5, too_many_attempts: 1995 });
    store.close();
  }, 120_000);

  it('attack 2: make one session of one pending log-in, whatever the process', async () => {
    const { store, trial, authenticator, guessers, nextStep } = await enrolledDatabase();
    const now = nextStep();
    const [pending] = await pendingLogins(trial, 1);
    const pendings = Array.from({ length: 64 }, () => pending as PendingLogin);

    const answers = await play(guessers, { now, code: authenticator.codeAt(now), pendings });

    expect(answers.accepted).toBe(1);
    store.close();
  }, 120_000);
});

it(`${processes} processes make a new database together`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'keyfob-new-')), 'keyfob.sqlite');
  const ring = generateKeyRing();

  const guessers = Array.from({ length: processes }, () => start('guesser.ts', [file, ring]));

  await expect(Promise.all(guessers)).resolves.toHaveLength(processes);
}, 60_000);

describe(`${processes} processes that send messages`, () => {
  it('hold each of 200 once, and take over those of a killed one after its lease (M2, S1)', async () => {
    const { file, store, ids } = await filledOutbox(200);
    const holders = await Promise.all(
      Array.from({ length: processes }, () => start('holder.ts', [file])),
    );

    const leased = await Promise.all(holders.map((holder) => ask(holder, { now: 0, settle: [] })));
    expect(leased.flat().sort()).toEqual(ids);
    expect(leased.filter((held) => held.length > 0).length).toBeGreaterThan(1);
    const most = Math.max(...leased.map((held) => held.length));
    const killed = leased.findIndex((held) => held.length === most);
    holders[killed]?.kill('SIGKILL');
    const left = holders.filter((_, index) => index !== killed);
    const heldByLeft = leased.filter((_, index) => index !== killed);
    const early = await Promise.all(
      left.map((holder, index) => ask(holder, { now: 59_999, settle: heldByLeft[index] ?? [] })),
    );
    const late = await Promise.all(left.map((holder) => ask(holder, { now: 60_000, settle: [] })));

    expect(early.flat()).toEqual([]);
    expect(late.flat().sort()).toEqual(leased[killed]?.sort());
    const deliveries = await Promise.all(ids.map((id) => store.outbox.delivery(id)));
    expect(deliveries.filter((delivery) => delivery === 'on_its_way')).toHaveLength(most);
    store.close();
  }, 60_000);

  async function filledOutbox(count: number) {
    const file = join(mkdtempSync(join(tmpdir(), 'keyfob-outbox-race-')), 'keyfob.sqlite');
    const store = sqliteStore({ file, clock: () => 0 });
    const ids = Array.from({ length: count }, (_, index) => `m-${index}`).sort();
    const messages = ids.map((id) => ({ id, channel: 'mail', sealed: 'body', dropAt: 9 }) as const);
    await store.update('alice', (account) => {
      return { next: account, events: [], messages, result: null };
    });
    return { file, store, ids };
  }

  async function ask(holder: ChildProcess, shift: Shift): Promise<string[]> {
    const answer = once(holder, 'message');
    holder.send(shift);
    return (await answer)[0];
  }
});

describe('an accident', () => {
  it('attack 19: kill -9 right after the answer: the code stays spent, the charge stays', async () => {
    const { file, ring, store, trial, authenticator, guessers, nextStep } =
      await enrolledDatabase();
    const now = nextStep();
    const [first, second] = await pendingLogins(trial, 2);
    const [guesser] = guessers as [ChildProcess];
    const wrong = { now, code: authenticator.wrongCodeAt(now), pendings: [first as PendingLogin] };
    await play([guesser], wrong);
    const right = { now, code: authenticator.codeAt(now), pendings: [first as PendingLogin] };
    expect(await play([guesser], right)).toEqual({ accepted: 1 });
    guesser.kill('SIGKILL');
    await once(guesser, 'exit');
    store.close();

    const reopened = sqliteStore({ file, clock: () => now });
    const { keyfob } = trialKeyfob({ store: reopened, keys: parseKeyRing(ring) });
    const replay = keyfob.verify({ pending: second as PendingLogin, input: { code: right.code } });

    expect((await refusalOf(replay)).code).toBe('code_already_used');
    const events = await keyfob.events({ userId: 'alice', limit: 2 });
    expect(events.map(({ type }) => type)).toEqual(['code_accepted', 'code_refused']);
    reopened.close();
  }, 60_000);

  it.skipIf(process.platform === 'win32')(
    'attack 24: a full disk lets nobody in, stays readable and heals when there is room',
    async () => {
      const { file, ring, store, trial, authenticator, nextStep } = await enrolledDatabase();
      const now = nextStep();
      const code = authenticator.codeAt(now);
      const limited = 'ulimit -f 600; exec "$0" "$@"'; // no file of this process may grow past that
      const node = [process.execPath, '--conditions=@keyfob/source', script('small-disk.ts')];
      const child = spawn('sh', ['-c', limited, ...node, file, ring, String(now), code], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      children.push(child);

      const [report] = await once(child, 'message');
      await once(child, 'exit');

      expect(report).toMatchObject({ login: 'unavailable', status: 'on' });
      expect(report.fault).toMatch(/full|I\/O/i);
      const pending = await trial.pendingLogin();
      await expect(trial.keyfob.verify({ pending, input: { code } })).resolves.toBeDefined();
      store.close();
    },
    60_000,
  );
});
