/**
 * Random histories of two users with two pending log-ins each, every use case in every order, under a
 * clock that jumps, beside a model that is too simple to be wrong. After each step the invariants I1 to
 * I5 of docs/security/testing.md hold, and the owner always gets in within a bounded time.
 */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isKeyfobError, type PendingLogin } from '../index.ts';
import {
  type TrialKeyfob,
  trialKeyfob,
  trialPassword,
  type VirtualAuthenticator,
  virtualAuthenticator,
} from '../testing/index.ts';
import { toBase32 } from './totp.ts';

type User = 'alice' | 'bob';

/** What one user's account ought to be. */
interface Expected {
  active?: VirtualAuthenticator;
  /** The key on screen and the end of its life. */
  pending?: { authenticator: VirtualAuthenticator; id: string; until: number };
  /** Every key that was ever shown and must be dead by now. */
  readonly dead: VirtualAuthenticator[];
  /** Codes that were accepted, with the step they belonged to at the latest. */
  readonly acceptedSteps: number[];
  logins: { pending: PendingLogin; openedAt: number }[];
  /** Pending log-ins that have led to a session, or whose authenticator an operator has replaced. */
  readonly over: PendingLogin[];
  verdictsSinceSuccess: number;
  /** Since the last verdict, or since a wait was over. */
  waitedSeconds: number;
}

type Model = Record<User, Expected>;
type Real = TrialKeyfob;
/** Which code is tried: of the active key, of the key on screen, of a dead key, or of nobody. */
type Source = 'active' | 'pending' | 'dead' | 'wrong';

const step = (now: number) => Math.floor(now / 30_000);

function codeFrom(source: Source, expected: Expected, at: number): string {
  const known = { active: expected.active, pending: expected.pending?.authenticator };
  const chosen =
    source === 'dead' ? expected.dead.at(-1) : source === 'wrong' ? undefined : known[source];
  return chosen?.codeAt(at) ?? (expected.active ?? known.pending)?.wrongCodeAt(at) ?? '123456';
}

/** Whether a code is one that the given key shows within the window. */
function fits(authenticator: VirtualAuthenticator | undefined, code: string, now: number): boolean {
  return [-1, 0, 1].some((offset) => authenticator?.codeAt(now + offset * 30_000) === code);
}

/** The highest step of the window that shows this code. */
function highestStep(authenticator: VirtualAuthenticator, code: string, now: number): number {
  const offset = [1, 0, -1].find((each) => authenticator.codeAt(now + each * 30_000) === code) ?? 0;
  return step(now) + offset;
}

async function outcomeOf<T>(call: Promise<T>): Promise<T | string> {
  try {
    return await call;
  } catch (error) {
    if (isKeyfobError(error)) return error.code;
    throw error;
  }
}

function accept(expected: Expected, code: string, now: number): void {
  const authenticator = expected.active as VirtualAuthenticator;
  const burnt = highestStep(authenticator, code, now);
  expect(expected.acceptedSteps).not.toContain(burnt); // C4, whatever the clock did
  const ofThisTime = expected.acceptedSteps.filter((each) => each <= step(now) + 1);
  expect(burnt).toBeGreaterThan(Math.max(0, ...ofThisTime)); // I1
  expected.acceptedSteps.push(burnt);
  expected.verdictsSinceSuccess = 0;
}

function refuse(expected: Expected): void {
  expected.verdictsSinceSuccess += 1;
  expected.waitedSeconds = 0;
  expect(expected.verdictsSinceSuccess).toBeLessThanOrEqual(5); // I3
}

/** Lets time pass, or the clock jump back; the budget of guesses may grow by one per wait (I3). */
function pass(model: Model, { clock }: Real, seconds: number): void {
  clock.advanceSeconds(seconds);
  for (const user of ['alice', 'bob'] as const) {
    const expected = model[user];
    expected.waitedSeconds += Math.max(0, seconds);
    if (expected.waitedSeconds < 30) continue;
    expected.verdictsSinceSuccess = Math.max(0, expected.verdictsSinceSuccess - 1);
    expected.waitedSeconds = 0;
  }
}

class Begin implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = () => true;
  async run(model: Model, { keyfob, clock }: Real) {
    const expected = model[this.user];
    const outcome = await outcomeOf(keyfob.beginEnrolment({ userId: this.user }));
    if (expected.active) {
      expect(outcome).toBe('already_enabled');
      return;
    }
    if (typeof outcome === 'string') throw new Error(outcome);
    if (expected.pending) expected.dead.push(expected.pending.authenticator);
    const authenticator = virtualAuthenticator(outcome.uri);
    expected.pending = { authenticator, id: outcome.id, until: clock() + 600_000 };
  }
  toString = () => `begin(${this.user})`;
}

class Cancel implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = () => true;
  async run(model: Model, { keyfob }: Real) {
    const expected = model[this.user];
    await keyfob.cancelEnrolment({ userId: this.user });
    if (expected.pending) expected.dead.push(expected.pending.authenticator);
    delete expected.pending;
  }
  toString = () => `cancel(${this.user})`;
}

class Activate implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  readonly source: Source;
  readonly password: string;
  constructor(user: User, source: Source, password: string) {
    this.user = user;
    this.source = source;
    this.password = password;
  }
  check = () => true;
  async run(model: Model, { keyfob, clock }: Real) {
    const expected = model[this.user];
    const code = codeFrom(this.source, expected, clock());
    const input = { password: this.password, code };
    const call = keyfob.activate({ userId: this.user, input });
    const outcome = await call.then(
      () => 'activated',
      (error) => (isKeyfobError(error) ? error : Promise.reject(error)),
    );
    const { pending } = expected;
    if (typeof outcome === 'string') {
      // I5: only the living key on screen, only with both proofs, and never over an active one.
      expect(expected.active).toBeUndefined();
      expect(pending && clock() < pending.until).toBe(true);
      expect(this.password).toBe(trialPassword);
      expect(fits(pending?.authenticator, code, clock())).toBe(true);
      expected.active = pending?.authenticator as VirtualAuthenticator;
      delete expected.pending;
      expected.acceptedSteps.length = 0;
      accept(expected, code, clock());
      return;
    }
    const { enrolment } = outcome.details;
    if (!enrolment) return;
    expect(['wrong_code', 'wrong_password', 'flow_state']).toContain(outcome.code);
    if (pending) expected.dead.push(pending.authenticator);
    const authenticator = virtualAuthenticator(enrolment.uri);
    expected.pending = { authenticator, id: enrolment.id, until: clock() + 600_000 };
  }
  toString = () => `activate(${this.user}, ${this.source}, ${this.password === trialPassword})`;
}

class LogIn implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = () => true;
  async run(model: Model, { keyfob, clock }: Real) {
    const expected = model[this.user];
    const outcome = await keyfob.beginLogin({ userId: this.user });
    expect(outcome.next).toBe(expected.active ? 'code' : 'signed_in'); // I4
    if (outcome.next === 'signed_in') return;
    expected.logins = [...expected.logins.slice(-1), { ...outcome, openedAt: clock() }];
  }
  toString = () => `logIn(${this.user})`;
}

class Verify implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  readonly source: Source;
  readonly skew: number;
  constructor(user: User, source: Source, skew: number) {
    this.user = user;
    this.source = source;
    this.skew = skew;
  }
  check = (model: Readonly<Model>) => model[this.user].logins.length > 0;
  async run(model: Model, { keyfob, clock }: Real) {
    const expected = model[this.user];
    const login = expected.logins[0] as Expected['logins'][number];
    const code = codeFrom(this.source, expected, clock() + this.skew * 30_000);
    const outcome = await outcomeOf(keyfob.verify({ pending: login.pending, input: { code } }));
    if (typeof outcome === 'string') {
      if (outcome === 'wrong_code') refuse(expected);
      expect(outcome).not.toBe('unavailable');
      return;
    }
    expect(fits(expected.active, code, clock())).toBe(true); // I4
    expect(clock() - login.openedAt).toBeLessThan(600_000);
    accept(expected, code, clock());
    expected.logins = expected.logins.filter((each) => each !== login);
    expected.over.push(login.pending);
    const again = keyfob.verify({ pending: login.pending, input: { code: '000000' } });
    expect(await outcomeOf(again)).toBe('login_required');
  }
  toString = () => `verify(${this.user}, ${this.source}, ${this.skew})`;
}

/** A pending log-in that is over is tried again, with a code that may be fresh. */
class UseAgain implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = (model: Readonly<Model>) => model[this.user].over.length > 0;
  async run(model: Model, { keyfob, clock }: Real) {
    const { active, over } = model[this.user];
    const input = { code: active?.codeAt(clock()) ?? '123456' };
    for (const pending of over.slice(-8)) {
      expect(await outcomeOf(keyfob.verify({ pending, input }))).toBe('login_required'); // I2
    }
  }
  toString = () => `useAgain(${this.user})`;
}

/** The owner waits as long as they are told to, and is in after the longest wait there is. */
class GetIn implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = (model: Readonly<Model>) => model[this.user].active !== undefined;
  async run(model: Model, real: Real) {
    const { keyfob, clock } = real;
    const expected = model[this.user];
    const active = expected.active as VirtualAuthenticator;
    for (let waitedSeconds = 0; ; ) {
      const begun = await keyfob.beginLogin({ userId: this.user });
      if (begun.next !== 'code') throw new Error('OTP is off');
      const { pending } = begun;
      const code = active.codeAt(clock());
      const call = keyfob.verify({ pending, input: { code } });
      const refusal = await call.then(
        () => undefined,
        (error) => (isKeyfobError(error) ? error : Promise.reject(error)),
      );
      if (refusal === undefined) {
        accept(expected, code, clock());
        expected.over.push(pending);
        return;
      }
      expect(['too_many_attempts', 'code_already_used']).toContain(refusal.code);
      const { retryAfterSeconds = Number.NaN } = refusal.details;
      expect(retryAfterSeconds).toBeGreaterThan(0);
      waitedSeconds += retryAfterSeconds;
      expect(waitedSeconds).toBeLessThanOrEqual(longestWaitSeconds);
      pass(model, real, retryAfterSeconds);
    }
  }
  toString = () => `getIn(${this.user})`;
}

/** The longest wait of the policy, and the two hours for which a clock ahead may have used up steps. */
const longestWaitSeconds = 900 + 2 * 3600 + 120;

class Deactivate implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  readonly source: Source;
  readonly password: string;
  constructor(user: User, source: Source, password: string) {
    this.user = user;
    this.source = source;
    this.password = password;
  }
  check = () => true;
  async run(model: Model, { keyfob, clock }: Real) {
    const expected = model[this.user];
    const code = codeFrom(this.source, expected, clock());
    const input = { password: this.password, code };
    const outcome = await outcomeOf(keyfob.deactivate({ userId: this.user, input }));
    if (typeof outcome === 'string') {
      if (outcome === 'wrong_code') refuse(expected);
      return;
    }
    expect(this.password).toBe(trialPassword);
    expect(fits(expected.active, code, clock())).toBe(true);
    accept(expected, code, clock());
    expected.dead.push(expected.active as VirtualAuthenticator);
    delete expected.active;
  }
  toString = () => `deactivate(${this.user}, ${this.source}, ${this.password === trialPassword})`;
}

/** How an operator takes over the authenticator of another system. */
interface ImportOptions {
  readonly replaces: boolean;
  readonly isDryRun: boolean;
}

class Import implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  readonly options: ImportOptions;
  constructor(user: User, options: ImportOptions) {
    this.user = user;
    this.options = options;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const expected = model[this.user];
    const key = randomBytes(20);
    const call = { userId: this.user, actor: 'operator', ...this.options };
    const authenticator = { key, algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
    const outcome = await outcomeOf(real.keyfob.importAuthenticator({ ...call, authenticator }));
    if (expected.active && !this.options.replaces) {
      expect(outcome).toBe('already_enabled'); // I5
      return;
    }
    if (typeof outcome === 'string') throw new Error(outcome);
    if (this.options.isDryRun) return;
    const imported = virtualAuthenticator(`otpauth://totp/Example?secret=${toBase32(key)}`);
    const { active, pending, logins } = expected;
    if (pending) expected.dead.push(pending.authenticator);
    if (active) {
      expected.dead.push(active);
      expected.over.push(...logins.map((login) => login.pending));
      expected.logins = [];
    }
    delete expected.pending;
    expected.active = imported;
    expected.verdictsSinceSuccess = 0;
    expected.acceptedSteps.length = 0;
    expected.acceptedSteps.push(step(real.clock()) + 1);
    for (const ahead of [-1, 0, 1]) {
      const code = imported.codeAt(real.clock() + ahead * 30_000);
      expect(await tryCode(this.user, code, real)).toBe('code_already_used'); // C4
    }
  }
  toString = () => `import(${this.user}, ${JSON.stringify(this.options)})`;
}

/** An operator ends the waits of somebody, who may guess again from then on, and no more than that. */
class Unlock implements fc.AsyncCommand<Model, Real> {
  readonly user: User;
  constructor(user: User) {
    this.user = user;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const expected = model[this.user];
    await real.keyfob.unlock({ userId: this.user, actor: 'operator' });
    if (!expected.active) return;
    const code = expected.active.wrongCodeAt(real.clock());
    expect(await tryCode(this.user, code, real)).toBe('wrong_code'); // I4
    expected.verdictsSinceSuccess = 0;
    refuse(expected);
  }
  toString = () => `unlock(${this.user})`;
}

/** What comes of a code in a log-in of its own. */
async function tryCode(userId: User, code: string, { keyfob, pendingLogin }: Real) {
  const pending = await pendingLogin(userId);
  return outcomeOf(keyfob.verify({ pending, input: { code } }));
}

/** Time passes, or the clock jumps. */
class Wait implements fc.AsyncCommand<Model, Real> {
  readonly seconds: number;
  constructor(seconds: number) {
    this.seconds = seconds;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    pass(model, real, this.seconds);
  }
  toString = () => `wait(${this.seconds})`;
}

it('holds its invariants through every order of calls, for two users (I1 to I5)', async () => {
  const user = fc.constantFrom<User>('alice', 'bob');
  const often = <T>(...values: T[]) => fc.constantFrom(...values);
  const source = often<Source>('active', 'active', 'active', 'pending', 'pending', 'dead', 'wrong');
  const password = often(trialPassword, trialPassword, trialPassword, trialPassword, 'wrong');
  const skew = often(-2, -1, 0, 0, 0, 0, 1, 2);
  const verify = fc.tuple(user, source, skew).map((args) => new Verify(...args));
  const activate = fc.tuple(user, source, password).map((args) => new Activate(...args));
  const logIn = user.map((who) => new LogIn(who));
  const wait = often(0, 1, 15, 30, 30, 30, 31, 60, 599, 600, 900).map((each) => new Wait(each));
  const far = [30, 3_600, 7_200, 10_800, 86_400, 31_536_000];
  const jump = fc
    .tuple(often(...far), often(1, -1, -1), often(0, 0, 29))
    .map(([seconds, way, more]) => new Wait(way * (seconds + more)));
  const importOptions = fc.record({ replaces: fc.boolean(), isDryRun: often(false, false, true) });
  const commands = fc.commands(
    [
      user.map((who) => new Begin(who)),
      user.map((who) => new Cancel(who)),
      ...[activate, activate, logIn, logIn, verify, verify, verify, wait, wait, jump],
      user.map((who) => new UseAgain(who)),
      user.map((who) => new GetIn(who)),
      fc.tuple(user, source, password).map((args) => new Deactivate(...args)),
      fc.tuple(user, importOptions).map((args) => new Import(...args)),
      user.map((who) => new Unlock(who)),
    ],
    { maxCommands: 120, size: 'max' },
  );
  const runs = Number(process.env.KEYFOB_MODEL_RUNS ?? 400);

  await fc.assert(
    fc.asyncProperty(commands, async (history) => {
      await fc.asyncModelRun(aliceEnrolled, history);
    }),
    { numRuns: runs },
  );
}, 600_000);

/** Half of the histories' interest lies behind an active authenticator, so one user begins with it. */
async function aliceEnrolled(): Promise<{ model: Model; real: Real }> {
  const real = trialKeyfob({ onFault: ({ cause }) => expect(String(cause)).toContain('clock') });
  const none = (): Expected => ({
    ...{ dead: [], acceptedSteps: [], logins: [], over: [] },
    ...{ verdictsSinceSuccess: 0, waitedSeconds: 0 },
  });
  const alice = { ...none(), active: await real.enrol(), acceptedSteps: [step(real.clock()) - 1] };
  return { model: { alice, bob: none() }, real };
}
