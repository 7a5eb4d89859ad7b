/**
 * Random histories of two users who lose their authenticators: every call in every order, with links,
 * codes and browsers of one recovery given to another, by channels that fail and under a clock that
 * jumps, beside a model that knows only what must have been proven (R2, attack 54, attack 55). OTP goes
 * off when, and only when, the model says so.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isKeyfobError, type PendingLogin, type Recovering } from '../index.ts';
import { type TrialKeyfob, trialKeyfob, trialPassword } from '../testing/index.ts';

type User = 'alice' | 'bob';
const users = ['alice', 'bob'] as const;
const minuteMs = 60_000;
const slackMs = 5_000;

/** What one user has proven so far, in the recovery that counts. */
interface Proof {
  flow: number;
  until: number;
  token?: string;
  tokenUntil?: number;
  isConfirmed: boolean;
  code?: string;
  codeUntil?: number;
  failures: number;
}

/** A browser that has followed a link, and which recovery that was. */
interface Browser {
  recovering: Recovering;
  user: User;
  flow: number;
}

interface Model {
  readonly proofs: Partial<Record<User, Proof>>;
  readonly pendings: { pending: PendingLogin; user: User; passwords: number }[];
  readonly tokens: { token: string; user: User }[];
  readonly codes: { code: string; user: User }[];
  /** Links of notices that say "this was not me". */
  readonly notices: { token: string; user: User }[];
  readonly browsers: Browser[];
  readonly isOn: Record<User, boolean>;
  /** How often the password was changed. */
  readonly passwords: Record<User, number>;
  flows: number;
}

type Real = TrialKeyfob;
type Run = (model: Model, real: Real) => Promise<void>;

async function outcomeOf<T>(call: Promise<T>): Promise<T | string> {
  try {
    return await call;
  } catch (error) {
    if (isKeyfobError(error)) return error.code;
    throw error;
  }
}

class Step implements fc.AsyncCommand<Model, Real> {
  readonly name: string;
  readonly run: Run;
  constructor(name: string, run: Run) {
    this.name = name;
    this.run = async (model, real) => {
      await run(model, real);
      for (const user of users) {
        const { next } = await real.keyfob.beginLogin({ userId: user });
        expect([user, next]).toEqual([user, model.isOn[user] ? 'code' : 'signed_in']); // I4
      }
    };
  }
  check = () => true;
  toString = () => this.name;
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

const logIn = (user: User) =>
  new Step(`log in ${user}`, async (model, { keyfob }) => {
    const step = await keyfob.beginLogin({ userId: user });
    const passwords = model.passwords[user];
    if (step.next === 'code') model.pendings.push({ pending: step.pending, user, passwords });
  });

/** Whether a browser has given the password of now, ten minutes ago at most. */
function isFresh(
  model: Model,
  { pending, user, passwords }: Model['pendings'][number],
  now: number,
): boolean {
  const isInTime = now < pending.openedAt + 10 * minuteMs && pending.openedAt <= now + slackMs;
  return isInTime && passwords === model.passwords[user];
}

const begin = (index: number, browser: number) =>
  new Step(`begin ${index} ${browser}`, async (model, { keyfob, clock }) => {
    const from = at(model.pendings, index);
    if (!from) return;
    const own = browser < 0 ? undefined : at(model.browsers, browser);
    const proof = model.proofs[from.user];
    const call = { pending: from.pending, recovering: own?.recovering, input: {} };
    const outcome = await outcomeOf(keyfob.beginRecovery(call));
    if (typeof outcome === 'string') return;
    expect(isFresh(model, from, clock())).toBe(true); // R1
    const isOpen = proof !== undefined && clock() < proof.until;
    const isOwn = own?.user === from.user && own.flow === proof?.flow;
    if (isOpen && proof.isConfirmed && !isOwn) {
      expect(outcome.state).toBe('continued_elsewhere'); // nobody else ends it (R10)
      return;
    }
    const isSame = isOpen && !proof.isConfirmed;
    if (!isSame) model.flows += 1;
    model.proofs[from.user] = {
      flow: isSame ? proof.flow : model.flows,
      until: isSame ? proof.until : clock() + 30 * minuteMs,
      isConfirmed: false,
      failures: 0,
    };
  });

const deliver = () =>
  new Step('deliver', async (model, real) => {
    const mails = real.mail.sent.length;
    const texts = real.sms.sent.length;
    await real.deliver();
    const now = real.clock();
    for (const { to, content } of real.mail.sent.slice(mails)) {
      const user = to.split('@')[0] as User;
      const proof = model.proofs[user];
      if (!('link' in content)) continue;
      const token = new URL(content.link).hash.slice(1);
      if (content.kind !== 'recovery_link') {
        model.notices.push({ token, user });
        continue;
      }
      model.tokens.push({ token, user });
      if (!proof || proof.token === token) continue; // no second hand-over prolongs its life (R3)
      Object.assign(proof, { token, tokenUntil: Math.min(now + 5 * minuteMs, proof.until) });
    }
    for (const { to, content } of real.sms.sent.slice(texts)) {
      const user: User = to.endsWith('101') ? 'alice' : 'bob';
      const proof = model.proofs[user];
      if (content.kind !== 'recovery_code') continue;
      const { code } = content;
      model.codes.push({ code, user });
      if (!proof || proof.code === code) continue; // the same (P1)
      Object.assign(proof, { code, codeUntil: Math.min(now + 5 * minuteMs, proof.until) });
    }
  });

/** The next message of a channel goes out without the sender knowing, or certainly reaches nobody. */
const fail = (channel: 'mail' | 'sms', afterwards: boolean) =>
  new Step(`fail ${channel} ${afterwards}`, async (_, real) => {
    const error = Object.assign(new Error('down'), { isUnsent: !afterwards });
    real[channel].failNext({ error, afterwards });
  });

const follow = (token: number, pending: number, password: string | undefined) =>
  new Step(`follow ${token} ${pending} ${password}`, async (model, { keyfob, clock }) => {
    const link = at(model.tokens, token);
    if (!link) return;
    const input = { token: link.token, ...(password !== undefined && { password }) };
    const from = pending < 0 ? undefined : at(model.pendings, pending);
    const outcome = await outcomeOf(keyfob.openRecoveryLink({ pending: from?.pending, input }));
    const proof = model.proofs[link.user];
    const isNewest =
      proof !== undefined &&
      !proof.isConfirmed &&
      proof.token === link.token &&
      clock() < Math.min(proof.tokenUntil ?? 0, proof.until);
    if (typeof outcome === 'string') return;
    expect(isNewest).toBe(true); // R3
    const hasGiven = from?.user === link.user && isFresh(model, from, clock());
    const isOwner = hasGiven || password === trialPassword;
    expect(isOwner).toBe(true); // R1
    const { flow } = proof as Proof;
    Object.assign(proof as Proof, { isConfirmed: true });
    model.browsers.push({ recovering: outcome.recovering, user: link.user, flow });
  });

const askForSms = (browser: number, isSolved: boolean) =>
  new Step(`ask for SMS ${browser} ${isSolved}`, async (model, { keyfob, captcha, clock }) => {
    const from = at(model.browsers, browser);
    if (!from) return;
    const input = isSolved ? { captcha: captcha.solve('recovery_sms') } : {};
    const { recovering } = from;
    const outcome = await outcomeOf(keyfob.sendRecoverySms({ recovering, input }));
    const proof = model.proofs[from.user];
    if (typeof outcome === 'string') return;
    expect(proof?.isConfirmed && proof.flow === from.flow && clock() < proof.until).toBe(true);
    delete proof?.code; // an older one is dead from now on
  });

const completeWith = (browser: number, code: number | 'wrong', isSolved: boolean) =>
  new Step(`complete ${browser} ${code} ${isSolved}`, async (model, { keyfob, captcha, clock }) => {
    const from = at(model.browsers, browser);
    if (!from) return;
    const known = code === 'wrong' ? undefined : at(model.codes, code);
    const smsCode = known?.code ?? '12345678';
    const input = {
      smsCode,
      ...(isSolved && { captcha: captcha.solve('recovery_completion') }),
    };
    const proof = model.proofs[from.user];
    const { recovering } = from;
    const isOwn = proof?.isConfirmed && proof.flow === from.flow && clock() < proof.until;
    const isRight = proof?.code === smsCode && clock() < (proof?.codeUntil ?? 0);
    const isDue = Boolean(isOwn && isRight && isSolved && model.isOn[from.user]);

    const outcome = await outcomeOf(keyfob.completeRecovery({ recovering, input }));

    expect(typeof outcome !== 'string').toBe(isDue); // R2
    if (isDue) model.isOn[from.user] = false;
    const isOver = outcome === 'flow_state' || outcome === 'too_many_attempts';
    if (isDue || (isOwn && isOver)) delete model.proofs[from.user];
  });

const objectTo = (index: number, isRecoveryLink: boolean) =>
  new Step(`object ${index} ${isRecoveryLink}`, async (model, { keyfob }) => {
    const link = at(isRecoveryLink ? model.tokens : model.notices, index);
    if (!link) return;
    const outcome = await outcomeOf(keyfob.cancelRecovery({ input: { token: link.token } }));
    if (isRecoveryLink)
      expect(outcome).toBe('link_invalid'); // made for something else
    else if (typeof outcome !== 'string') delete model.proofs[link.user];
  });

const useCode = (index: number) =>
  new Step(`use the authenticator ${index}`, async (model, { keyfob, clock }) => {
    const from = at(model.pendings, index);
    if (!from || !model.isOn[from.user]) return;
    const code = authenticators.get(keyfob)?.[from.user]?.(clock()) ?? '000000';
    const outcome = await outcomeOf(keyfob.verify({ pending: from.pending, input: { code } }));
    if (typeof outcome !== 'string') delete model.proofs[from.user];
  });

const changePassword = (user: User) =>
  new Step(`change the password of ${user}`, async (model, { keyfob }) => {
    await keyfob.passwordChanged({ userId: user });
    if (model.isOn[user]) model.passwords[user] += 1; // else nothing rests on it
    delete model.proofs[user];
  });

/** Time passes, or the clock jumps: what began in the future is over for good. */
const wait = (seconds: number) =>
  new Step(`wait ${seconds}`, async (model, { clock }) => {
    clock.advanceSeconds(seconds);
    const isAhead = (end: number, minutes: number) => end - minutes * minuteMs > clock() + slackMs;
    for (const user of users) {
      const proof = model.proofs[user];
      if (proof === undefined) continue;
      if (isAhead(proof.until, 30)) delete model.proofs[user];
      if (isAhead(proof.tokenUntil ?? 0, 5)) proof.tokenUntil = 0;
      if (isAhead(proof.codeUntil ?? 0, 5)) proof.codeUntil = 0;
    }
  });

const authenticators = new WeakMap<object, Record<User, (now: number) => string>>();

const user = fc.constantFrom(...users);
const pick = fc.nat({ max: 7 });
const commands = [
  user.map(logIn),
  fc.tuple(pick, fc.integer({ min: -2, max: 3 })).map(([index, own]) => begin(index, own)),
  fc.constant(null).map(deliver),
  fc
    .tuple(fc.constantFrom('mail' as const, 'sms' as const), fc.boolean())
    .map(([channel, afterwards]) => fail(channel, afterwards)),
  fc
    .tuple(pick, fc.integer({ min: -1, max: 7 }), fc.constantFrom(undefined, 'no', trialPassword))
    .map(([token, pending, password]) => follow(token, pending, password)),
  fc.tuple(pick, fc.boolean()).map(([browser, isSolved]) => askForSms(browser, isSolved)),
  fc
    .tuple(pick, fc.oneof(pick, fc.constant('wrong' as const)), fc.boolean())
    .map(([browser, code, isSolved]) => completeWith(browser, code, isSolved)),
  fc.tuple(pick, fc.boolean()).map(([index, isLink]) => objectTo(index, isLink)),
  pick.map(useCode),
  user.map(changePassword),
  fc.constantFrom(1, 29, 61, 299, 301, 1801).map(wait),
  fc.constantFrom(-1, -10, -61, -3600, -86_400, 3600, 86_400, 31_536_000, -31_536_000).map(wait),
];

const halfWay = [
  ...[
    logIn('alice'),
    begin(0, -1),
    deliver(),
    follow(0, 0, undefined),
    askForSms(0, true),
    deliver(),
  ],
  ...[
    logIn('bob'),
    begin(1, -1),
    deliver(),
    follow(1, 1, undefined),
    askForSms(1, true),
    deliver(),
  ],
];

/** Most random histories never come far; these begin where somebody is half-way through, or through. */
const beginnings: readonly (readonly Step[])[] = [
  [],
  [logIn('alice'), begin(0, -1), deliver()],
  [logIn('alice'), logIn('bob'), begin(0, -1), begin(1, -1), deliver(), follow(0, 0, undefined)],
  halfWay,
  [...halfWay, completeWith(1, 1, true), deliver()],
];

it('attack 54: OTP goes off when, and only when, everything was proven in one recovery (R1, R2, R3)', async () => {
  const numRuns = Number(process.env.KEYFOB_MODEL_RUNS ?? 300);
  let switchedOff = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.commands(commands, { maxCommands: 40 }),
      async (beginning, rest) => {
        const real = trialKeyfob({ onFault: () => {} });
        const [alice, bob] = [await real.enrol('alice'), await real.enrol('bob')];
        authenticators.set(real.keyfob, {
          alice: (now) => alice.codeAt(now),
          bob: (now) => bob.codeAt(now),
        });
        const model: Model = {
          ...{ proofs: {}, pendings: [], tokens: [], codes: [], browsers: [] },
          ...{ notices: [], flows: 0 },
          isOn: { alice: true, bob: true },
          passwords: { alice: 0, bob: 0 },
        };
        for (const step of beginning) await step.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), rest);
        switchedOff += users.filter((each) => !model.isOn[each]).length;
      },
    ),
    { numRuns },
  );
  expect(switchedOff).toBeGreaterThan(0); // the histories do come that far
}, 600_000);
