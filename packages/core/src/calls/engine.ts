import type { Account } from '../account/account.ts';
import type {
  Change,
  Circumstances,
  Decision,
  Refusal,
  SealedDecision,
} from '../account/decision.ts';
import { type Client, cleanClient } from '../account/events.ts';
import { mended } from '../account/mended.ts';
import type { SupportRequest } from '../account/support-request.ts';
import type { User } from '../account/user.ts';
import { type CaptchaAction, KeyfobError, type Status } from '../contract/index.ts';
import type { PasswordFacts } from '../factor/enrolment.ts';
import { statusOf } from '../factor/status.ts';
import { checkedCaptcha } from '../ports/checked-captcha.ts';
import { checkedUsers } from '../ports/checked-users.ts';
import { canRecover } from '../recovery/eligibility.ts';
import { settleDue } from '../recovery/waiting.ts';
import { keyedHash } from '../sealing/seal.ts';
import { sealMessage } from '../sealing/sealed-message.ts';
import { slackMs } from '../time/bounds.ts';
import { hourSeconds } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { makeBudgets } from './budgets.ts';
import { asFault } from './faults.ts';
import { networkOf } from './network.ts';
import type { CompleteOptions } from './options.ts';

export type Rule<T> = (account: Account, circumstances: Circumstances) => Decision<T>;

export interface Whose {
  readonly userId: string;
  readonly client?: Client | undefined;
}

const captchaSeconds = 600;

/**
 * What all use cases are made of: gathering facts from the ports, and letting a rule decide about an
 * account in one commit.
 *
 * @param nudge called after a commit that has left messages
 */
export function makeEngine(options: CompleteOptions, nudge: () => void) {
  const { store, keys: ring, policy, recovery, restoredAt, onFault, telemetry } = options;
  const users = checkedUsers(options.users, policy, { sendsMessages: recovery !== undefined });
  const budgets = makeBudgets(options);
  const captcha = recovery?.captcha && checkedCaptcha(recovery.captcha, policy);

  /** Lets a rule decide; the caller hears of it after the commit. */
  async function decide<T>({ userId, client }: Whose, rule: Rule<T>): Promise<SealedDecision<T>> {
    if (typeof userId !== 'string') throw new TypeError('the call has no userId');
    let behindMs = 0;
    const decision = await store.update(userId, (stored, now) => {
      behindMs = (stored.changedAt ?? now) - now;
      const due = dueOf(stored, now);
      const decided = rule(due?.next ?? stored, { now, policy, ring, restoredAt });
      return sealed(after(due, decided), { client, now });
    });
    if (behindMs > slackMs) await tellClockBehind(behindMs);
    if ('next' in decision) for (const event of decision.events) telemetry?.event(event);
    nudgeAfter(decision);
    return decision;
  }

  /** What is true of an account before anybody asks for anything: its instants, and what a waiting time has brought about. */
  function dueOf(stored: Account, now: Instant): Change | undefined {
    const account = mended(stored, { now, policy });
    const due = settleDue(account, { now, restoredAt });
    return due ?? (account === stored ? undefined : { next: account, events: [] });
  }

  function nudgeAfter(decision: SealedDecision<unknown, unknown>): void {
    if ('next' in decision && (decision.messages ?? []).length > 0) nudge();
  }

  function sealed<T>(
    decision: Decision<T>,
    { client, now }: { client: Client | undefined; now: Instant },
  ): SealedDecision<T> {
    if (!('next' in decision)) return decision;
    const from = client && cleanClient(client);
    return {
      ...decision,
      next: { ...decision.next, changedAt: now },
      events: from ? decision.events.map((event) => ({ ...event, client: from })) : decision.events,
      messages: decision.messages?.map((message) => sealMessage(ring, message)),
    };
  }

  /** The same for callers who want the result or a throw. */
  async function settle<T>(whose: Whose, rule: Rule<T>): Promise<T> {
    const decision = await decide(whose, rule);
    if ('refuse' in decision) throw asError(decision.refuse);
    return decision.result;
  }

  /** The same for a support request. */
  async function settleRequest<T>(
    which: { readonly id: string } | { readonly subject: string },
    rule: (request: SupportRequest | undefined, now: Instant) => Decision<T, SupportRequest>,
  ): Promise<T> {
    const judge = (request: SupportRequest | undefined, now: Instant) => {
      const decided = rule(request, now);
      if (!('next' in decided)) return decided;
      return { ...decided, messages: decided.messages?.map((each) => sealMessage(ring, each)) };
    };
    const { requests } = store;
    const decision =
      'id' in which
        ? await requests.update<T>(which.id, judge)
        : await requests.updateOpen<T>(which.subject, judge);
    nudgeAfter(decision);
    if ('refuse' in decision) throw asError(decision.refuse);
    return decision.result;
  }

  /**
   * Looks at an account first, where the rest costs something: a password hash, a CAPTCHA, an SMS.
   *
   * @returns the account's log-in epoch, for the password that is looked at next
   */
  async function refuseEarly(
    whose: Whose,
    rule: (account: Account, circumstances: Circumstances) => Refusal | undefined,
  ): Promise<number> {
    return settle(whose, (account, at) => {
      const refuse = rule(account, at);
      return refuse === undefined ? { result: account.loginEpoch } : { refuse };
    });
  }

  /** The user of a call. */
  async function findUser(userId: string): Promise<User> {
    const user = await users.find(userId);
    if (user === undefined) throw new KeyfobError('login_required'); // deleted since the log-in
    return user;
  }

  /** What comes of a password. The epoch is that of the account before it is looked at. */
  async function checkPassword(
    userId: string,
    { password, loginEpoch }: { readonly password: string; readonly loginEpoch: number },
  ): Promise<PasswordFacts> {
    return { passwordIsRight: await users.verifyPassword(userId, password), loginEpoch };
  }

  async function report({ userId }: Whose, user: User): Promise<Status> {
    const isOwn = recovery !== undefined && canRecover(user, policy);
    const facts = { user, recovery: isOwn ? 'self_service' : 'support_only' } as const;
    return settle({ userId }, (account, at) => ({ result: statusOf(account, facts, at) }));
  }

  /** Whether a CAPTCHA was solved for this, now, and for the first time (Q1). */
  async function isCaptchaRight(
    text: string | undefined,
    { action, client }: { action: CaptchaAction; client: Client | undefined },
  ): Promise<boolean> {
    if (text === undefined || captcha === undefined) return false;
    const id = await captcha.verify({ text, action, address: client?.address });
    if (id === undefined) return false;
    const once = { kind: 'captcha', what: id, most: 1, windowSeconds: captchaSeconds };
    return (await budgets.spend([once])) === 0;
  }

  /** Names the network that a call came from, without saying which. */
  function networkName(client: Client | undefined): string {
    return keyedHash(ring, ['network', networkOf(client?.address)]).slice(-43, -27);
  }

  /**
   * Tells the operator of something that lasts, once an hour over all processes: a channel that is down
   * would fill the log with every message.
   *
   * @param kind what is told apart
   */
  async function tellHourly(kind: string, error: unknown): Promise<void> {
    const once = { kind: 'told', what: kind, most: 1, windowSeconds: hourSeconds };
    try {
      const wait = await budgets.spend([once]);
      if (wait > 0) return;
    } catch {
      // Rather twice than never.
    }
    asFault(error, onFault);
  }

  async function tellClockBehind(ms: number): Promise<void> {
    const what = `the store's clock is ${Math.round(ms / 1000)} s behind what it has written`;
    await tellHourly('clock', new Error(`${what}: it was ahead before, or is wrong now`));
  }

  return {
    ...{ options, users, captcha, decide, settle, settleRequest, refuseEarly },
    ...{ findUser, checkPassword, report, isCaptchaRight, budgets, networkName, tellHourly },
  };
}

export type Engine = ReturnType<typeof makeEngine>;

/** A refusal as the error that the caller gets. */
export function asError({ code, ...details }: Refusal): KeyfobError {
  return new KeyfobError(code, details);
}

/** Two decisions in one commit: what was due, and what was decided on top of it. */
function after<T>(due: Change | undefined, decided: Decision<T>): Decision<T> {
  if (due === undefined) return decided;
  if (!('next' in decided)) return { ...decided, ...due };
  return {
    ...decided,
    events: [...due.events, ...decided.events],
    messages: [...(due.messages ?? []), ...(decided.messages ?? [])],
  };
}
