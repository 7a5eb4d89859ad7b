/**
 * Calls that run at once in one process, over ports whose every step is an await: in which order the awaits go
 * on is drawn at random. Afterwards the invariants I1 to I5 of docs/security/testing.md hold.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Account } from '../account/account.ts';
import { isKeyfobError, type Store } from '../index.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  manualClock,
  memoryStore,
  memoryUsers,
  trialKeyfob,
  trialPassword,
  virtualAuthenticator,
} from '../testing/index.ts';

/** Settles when its turn has come. */
type Step = (what: string) => Promise<unknown>;

/** What one commit made of an account. */
interface Commit {
  readonly before: Account;
  readonly after: Account;
}

/** What a store of accounts does when the account was changed between its look and its write. */
type OnLateWrite = 'judges anew' | 'writes all the same';

/** A store as on a database server: it looks, judges and writes, and others come in between. */
function steppedStore(inner: Store, step: Step, onLateWrite: OnLateWrite) {
  const commits: Commit[] = [];
  const isSame = (one: Account, other: Account) => JSON.stringify(one) === JSON.stringify(other);

  const update: Store['update'] = async (userId, decide) => {
    for (;;) {
      await step('look');
      const seen = await inner.update(userId, (before, now) => ({ result: { before, now } }));
      if (!('result' in seen)) throw new Error('nothing was read');
      const { before, now } = seen.result;
      await step('judge');
      const decision = decide(before, now);
      if (!('next' in decision)) return decision;
      await step('write');
      const written = await inner.update<boolean>(userId, (current) => {
        if (onLateWrite === 'judges anew' && !isSame(current, before)) return { result: false };
        commits.push({ before: current, after: decision.next });
        const { next, events, messages } = decision;
        return { next, events, messages, result: true };
      });
      await step('answer');
      if ('result' in written && written.result) return decision;
    }
  };
  return { store: { ...inner, update }, commits };
}

const password = trialPassword;
const [alice, bob] = [{ userId: 'alice' }, { userId: 'bob' }];

/** Alice with OTP on and a recovery before its last step, Bob with a key that was put on screen, and another one. */
async function scene(scheduler: fc.Scheduler, onLateWrite: OnLateWrite) {
  let isStepped = false;
  const step: Step = async (what) => {
    if (isStepped) await scheduler.schedule(Promise.resolve(), what);
  };
  const clock = manualClock();
  const { store, commits } = steppedStore(memoryStore({ clock }), step, onLateWrite);
  const known = memoryUsers({ alice: { password }, bob: { password } });
  const trial = trialKeyfob({
    ...{ store, clock },
    users: {
      ...known,
      async find(userId) {
        await step('find');
        return known.find(userId);
      },
      async verifyPassword(...given) {
        await step('password');
        return known.verifyPassword(...given);
      },
    },
  });
  const { keyfob, pendingLogin } = trial;
  const authenticator = await trial.enrol();
  const recovering = await followLink(trial, await pendingLogin());
  const smsCode = await askForSms(trial, recovering);
  const shared = await pendingLogin();
  const own = await Promise.all(Array.from({ length: 12 }, () => pendingLogin()));
  const screens = [await keyfob.beginEnrolment(bob), await keyfob.beginEnrolment(bob)];
  const now = authenticator.codeAt(clock());
  const next = authenticator.codeAt(clock() + 30_000);
  const wrong = authenticator.wrongCodeAt(clock());
  commits.length = 0;
  isStepped = true;

  const verify = (code: string, pending = own.pop() ?? shared) =>
    keyfob.verify({ pending, input: { code } });
  const disable = (code: string) => keyfob.deactivate({ ...alice, input: { password, code } });
  const activate = ({ id, uri }: { readonly id: string; readonly uri: string }) => {
    const code = virtualAuthenticator(uri).codeAt(clock());
    return keyfob.activate({ ...bob, input: { password, code, enrolmentId: id } });
  };
  const acts = {
    'log in now': () => verify(now),
    'log in next': () => verify(next),
    'log in shared now': () => verify(now, shared),
    'log in shared next': () => verify(next, shared),
    'log in wrong': () => verify(wrong),
    'step up now': () => keyfob.stepUp({ ...alice, input: { code: now } }),
    'step up wrong': () => keyfob.stepUp({ ...alice, input: { code: wrong } }),
    'disable next': () => disable(next),
    'disable wrong': () => disable(wrong),
    recover: () => giveSmsCode(trial, recovering, smsCode),
    'set older': () => activate(screens[0] as (typeof screens)[0]),
    'set newer': () => activate(screens[1] as (typeof screens)[0]),
    'set anew': () => keyfob.beginEnrolment(bob),
    'cancel setting': () => keyfob.cancelEnrolment(bob),
  };
  const stop = () => {
    isStepped = false;
  };
  return { acts, commits, keyfob, stop };
}

type Name = keyof Awaited<ReturnType<typeof scene>>['acts'];

/** Lets calls run at once, and holds what has come of them against the invariants. */
async function play(scheduler: fc.Scheduler, names: readonly Name[], onLateWrite: OnLateWrite) {
  const { acts, commits, keyfob, stop } = await scene(scheduler, onLateWrite);

  const outcomes = await scheduler.waitFor(
    Promise.all(names.map(async (name) => [name, await outcomeOf(acts[name]())] as const)),
  );

  stop();

  const count = (of: (name: Name, outcome: string) => boolean) =>
    outcomes.filter((each) => of(...each)).length;
  const done = (...wanted: readonly string[]) =>
    count((name, outcome) => outcome === 'done' && wanted.some((each) => name.includes(each)));
  expect(outcomes.map(([, outcome]) => outcome)).not.toContain('unavailable');

  // I1: each accepted code has burnt a step of its own, and later ones were burnt later.
  const ofAlice = commits.filter(({ after }) => after.userId === 'alice');
  const steps = ofAlice.map(({ after }) => after.authenticators[0]?.lastStep ?? Infinity);
  const [{ before } = { before: undefined }] = ofAlice;
  const burnt = [before?.authenticators[0]?.lastStep ?? 0, ...steps].filter(
    (step, index, all) => index > 0 && step !== all[index - 1],
  );
  expect(burnt).toEqual(burnt.toSorted((one, other) => one - other));
  const isOff = burnt.at(-1) === Infinity;
  const ended = done('disable') + done('recover');
  expect(ended).toBe(isOff ? 1 : 0);
  expect(done('log in', 'step up')).toBe(burnt.length - ended);

  // I2: one pending log-in, one session.
  expect(done('shared')).toBeLessThanOrEqual(1);

  // I3: five verdicts, and five more after each code that was accepted.
  const verdicts = count((name, outcome) => name !== 'recover' && outcome === 'wrong_code');
  expect(verdicts).toBeLessThanOrEqual(5 * (1 + done('log in', 'step up')));

  // I4: nobody is in by a wrong code.
  expect(done('wrong')).toBe(0);
  expect((await keyfob.beginLogin(alice)).next).toBe(isOff ? 'signed_in' : 'code');

  // I5: what is on was on screen in the commit before, and its owner's code has turned it on.
  const setters = commits.filter(
    ({ before, after }) => before.authenticators.length < after.authenticators.length,
  );
  expect(setters).toHaveLength(done('set older', 'set newer'));
  for (const { before, after } of setters) {
    expect(after.authenticators.map(({ id }) => id)).toEqual([before.pending?.id]);
    expect(after.pending).toBeNull();
  }
  expect(setters.length).toBeLessThanOrEqual(1);
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    return isKeyfobError(error) ? error.code : Promise.reject(error);
  }
}

const names: readonly Name[] = [
  ...(['log in now', 'log in next', 'log in shared now', 'log in shared next'] as const),
  ...(['log in wrong', 'step up now', 'step up wrong', 'disable next', 'disable wrong'] as const),
  ...(['recover', 'set older', 'set newer', 'set anew', 'cancel setting'] as const),
];
const someCalls = fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 12 });
const numRuns = Number(process.env.KEYFOB_MODEL_RUNS ?? 300);

const holds = (onLateWrite: OnLateWrite) =>
  fc.asyncProperty(fc.scheduler(), someCalls, (scheduler, calls) =>
    play(scheduler, calls, onLateWrite),
  );

it('attack 17: whatever calls run at once, and in which order they go on, I1 to I5 hold', async () => {
  await fc.assert(holds('judges anew'), { numRuns });
}, 600_000);

it('attack 17: a store that writes over what came in between is found out', async () => {
  const { failed } = await fc.check(holds('writes all the same'), { numRuns: 300 });

  expect(failed).toBe(true);
}, 60_000);
