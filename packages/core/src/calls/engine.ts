import type { Account } from '../account/account.ts';
import type {
  Change,
  Circumstances,
  Decision,
  Refusal,
  SealedDecision,
} from '../account/decision.ts';
import { type Client, cleanClient } from '../account/events.ts';
import type { SupportRequest } from '../account/support-request.ts';
import type { User } from '../account/user.ts';
import { checkUserId } from '../account/user-id.ts';
import { type CaptchaAction, KeyfobError, type Status } from '../contract/index.ts';
import { statusOf } from '../factor/status.ts';
import { settleDue } from '../recovery/completion.ts';
import { canRecover } from '../recovery/eligibility.ts';
import { keyedHash } from '../sealing/seal.ts';
import { sealMessage } from '../sealing/sealed-message.ts';
import type { Instant } from '../time/instant.ts';
import { withinSeconds } from './deadline.ts';
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
  const { store, users, keys: ring, policy, recovery } = options;

  /** Lets a rule decide; the caller hears of it after the commit. */
  async function decide<T>({ userId, client }: Whose, rule: Rule<T>): Promise<SealedDecision<T>> {
    checkUserId(userId);
    const decision = await store.update(userId, (stored, now) => {
      // What a waiting time has brought about is true before anybody asks for anything.
      const due = settleDue(stored, { now });
      const decided = rule(due?.next ?? stored, { now, policy, ring });
      return sealed(after(due, decided), client);
    });
    nudgeAfter(decision);
    return decision;
  }

  function nudgeAfter(decision: SealedDecision<unknown, unknown>): void {
    if ('next' in decision && (decision.messages ?? []).length > 0) nudge();
  }

  function sealed<T>(decision: Decision<T>, client: Client | undefined): SealedDecision<T> {
    if (!('next' in decision)) return decision;
    const from = client && cleanClient(client);
    return {
      ...decision,
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
    id: string,
    rule: (request: SupportRequest | undefined, now: Instant) => Decision<T, SupportRequest>,
  ): Promise<T> {
    const decision = await store.requests.update<T>(id, (request, now) => {
      const decided = rule(request, now);
      if (!('next' in decided)) return decided;
      return { ...decided, messages: decided.messages?.map((each) => sealMessage(ring, each)) };
    });
    nudgeAfter(decision);
    if ('refuse' in decision) throw asError(decision.refuse);
    return decision.result;
  }

  /** Looks at an account first, where the rest costs something: a password hash, a CAPTCHA, an SMS. */
  async function refuseEarly(
    whose: Whose,
    rule: (account: Account, circumstances: Circumstances) => Refusal | undefined,
  ): Promise<void> {
    await settle(whose, (account, at) => {
      const refuse = rule(account, at);
      return refuse === undefined ? { result: null } : { refuse };
    });
  }

  /** The user, or undefined for one who was deleted. */
  async function userOf(userId: string): Promise<User | undefined> {
    return withinSeconds(policy.usersTimeoutSeconds, users.find(userId));
  }

  /** The user of a call. */
  async function findUser(userId: string): Promise<User> {
    checkUserId(userId);
    const user = await userOf(userId);
    if (user === undefined) throw new KeyfobError('login_required'); // deleted since the log-in
    return user;
  }

  async function isPassword(userId: string, password: string): Promise<boolean> {
    const answer = users.verifyPassword(userId, password);
    return (await withinSeconds(policy.usersTimeoutSeconds, answer)) === true;
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
    if (text === undefined || recovery?.captcha === undefined) return false;
    const signal = AbortSignal.timeout(policy.sendTimeoutSeconds * 1000);
    const solution = { text, action, address: client?.address };
    const answer = await withinSeconds(
      policy.sendTimeoutSeconds,
      recovery.captcha.verify(solution, signal),
      'captcha',
    );
    if (answer === undefined) return false;
    const key = budgetKey('captcha', answer.id);
    return (await store.spend([{ key, most: 1, windowSeconds: captchaSeconds }])) === 0;
  }

  /** Names a budget without saying whose it is. */
  function budgetKey(kind: string, what: string): string {
    return `${kind}:${keyedHash(ring, ['budget', kind, what])}`;
  }

  return {
    ...{ options, decide, settle, settleRequest, refuseEarly },
    ...{ userOf, findUser, isPassword, report, isCaptchaRight, budgetKey },
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
