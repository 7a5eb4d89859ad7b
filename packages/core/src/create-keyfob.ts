import { randomUUID } from 'node:crypto';
import { type Account, checkUserId, isOn } from './account.ts';
import { type Enrolment, KeyfobError, type Status } from './contract/index.ts';
import { checkBody, schemas } from './contract/schema.ts';
import { withinSeconds } from './deadline.ts';
import type { Circumstances, Decision } from './decision.ts';
import {
  activate,
  beginEnrolment,
  cancelEnrolment,
  deactivate,
  refuseActivation,
  refuseDeactivation,
  reset,
} from './enrolment.ts';
import { type Client, cleanClient } from './events.ts';
import { closed } from './faults.ts';
import { checkKeyRing, keyCheckUserId, newKeyCheck } from './key-check.ts';
import type { Keyfob, LoginStep } from './keyfob.ts';
import { secondFactorOf } from './login-state.ts';
import { completeOptions, type KeyfobOptions } from './options.ts';
import type { User } from './ports.ts';
import { describeKey, makeKey, onScreen } from './shared-key.ts';
import { statusOf } from './status.ts';
import { completeLogin } from './verification.ts';

type Rule<T> = (account: Account, circumstances: Circumstances) => Decision<T>;
interface Whose {
  readonly userId: string;
  readonly client?: Client | undefined;
}

const defaultName = 'Authenticator';

/**
 * Makes Keyfob's use cases over a store, a key ring and the integrator's users.
 *
 * @throws TypeError or RangeError when an option is missing, unknown or out of range
 * @example
 * ```ts
 * const keyfob = createKeyfob({ issuer: 'Example', store, users, keys: parseKeyRing(text) });
 * await keyfob.check();
 * ```
 */
export function createKeyfob(options: KeyfobOptions): Keyfob {
  const { issuer, store, users, keys: ring, policy, onFault } = completeOptions(options);

  return closed(onFault, {
    async status(call) {
      return report(call, await findUser(call.userId));
    },

    async beginEnrolment(call) {
      const user = await findUser(call.userId);
      const fresh = makeKey(call.userId, ring, policy);
      const pending = await settle(call, (account, at) =>
        beginEnrolment(account, { user, fresh: onScreen(fresh, at.now, policy) }, at),
      );
      return describeKey(pending, { userId: call.userId, user, issuer }, ring);
    },

    async cancelEnrolment(call) {
      await settle(call, cancelEnrolment);
      return report(call, await findUser(call.userId));
    },

    async activate({ input, ...call }) {
      const {
        password,
        code,
        name = defaultName,
        enrolmentId,
      } = checkBody(schemas.activate, input);
      const user = await findUser(call.userId);
      await settle(call, (account, at) =>
        verdict(refuseActivation(account, { user, code, enrolmentId }, at)),
      );
      const passwordIsRight = await isPassword(call.userId, password);
      const fresh = makeKey(call.userId, ring, policy);
      const facts = { user, code, passwordIsRight, name, enrolmentId };
      const decision = await decide(call, (account, at) =>
        activate(account, { ...facts, spare: onScreen(fresh, at.now, policy) }, at),
      );
      if ('refuse' in decision) throw refusalWithKey(decision, { ...call, user, id: fresh.id });
      return { status: await report(call, user), verifiedAt: decision.result.at };
    },

    async beginLogin(call) {
      const id = randomUUID();
      const { userId } = call;
      return settle<LoginStep>(call, (account, { now }) => ({
        result: isOn(account)
          ? { next: 'code', pending: { id, userId, openedAt: now } }
          : { next: 'signed_in' },
      }));
    },

    async verify({ pending, input, client }) {
      const { code } = checkBody(schemas.verify, input);
      const call = { userId: pending.userId, client };
      const accepted = await settle(call, (account, at) =>
        completeLogin(account, { pending, code }, at),
      );
      return { userId: pending.userId, verifiedAt: accepted.at };
    },

    async deactivate({ input, ...call }) {
      const { password, code } = checkBody(schemas.deactivate, input);
      const user = await findUser(call.userId);
      await settle(call, (account, at) => verdict(refuseDeactivation(account, code, at)));
      const passwordIsRight = await isPassword(call.userId, password);
      await settle(call, (account, at) => deactivate(account, { code, passwordIsRight }, at));
      return report(call, user);
    },

    async secondFactor({ userId, sessionId, mark }) {
      return settle({ userId }, (account) => ({
        result: secondFactorOf(account, mark, sessionId),
      }));
    },

    async events({ userId, limit, before }) {
      checkUserId(userId);
      if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
        throw new KeyfobError('invalid_input', {
          fields: [{ field: 'limit', reason: 'wrong_format' }],
        });
      }
      return store.events(userId, { limit, before });
    },

    async reset({ userId, actor }) {
      await settle({ userId }, (account) => reset(account, actor));
    },

    async check() {
      const fresh = newKeyCheck(ring);
      await store.update(keyCheckUserId, (account, now) =>
        checkKeyRing(account, fresh, { now, policy, ring }),
      );
    },
  });

  async function decide<T>({ userId, client }: Whose, rule: Rule<T>): Promise<Decision<T>> {
    checkUserId(userId);
    return store.update(userId, (account, now) => {
      const decision = rule(account, { now, policy, ring });
      if (client === undefined || !('next' in decision)) return decision;
      const from = cleanClient(client);
      return { ...decision, events: decision.events.map((event) => ({ ...event, client: from })) };
    });
  }

  async function settle<T>(whose: Whose, rule: Rule<T>): Promise<T> {
    const decision = await decide(whose, rule);
    if (!('refuse' in decision)) return decision.result;
    const { code, ...details } = decision.refuse;
    throw new KeyfobError(code, details);
  }

  async function report({ userId }: Whose, user: User): Promise<Status> {
    return settle({ userId }, (account, at) => ({ result: statusOf(account, user, at) }));
  }

  async function findUser(userId: string): Promise<User> {
    checkUserId(userId);
    const user = await withinSeconds(policy.usersTimeoutSeconds, users.find(userId));
    if (user === undefined) throw new KeyfobError('login_required'); // deleted since the log-in
    return user;
  }

  async function isPassword(userId: string, password: string): Promise<boolean> {
    const answer = users.verifyPassword(userId, password);
    return (await withinSeconds(policy.usersTimeoutSeconds, answer)) === true;
  }

  function refusalWithKey(
    decision: Extract<Decision<unknown>, { refuse: unknown }>,
    { userId, user, id }: { userId: string; user: User; id: string },
  ): KeyfobError {
    const { code, ...details } = decision.refuse;
    const pending = 'next' in decision ? decision.next.pending : null;
    if (pending?.id !== id) return new KeyfobError(code, details);
    const enrolment: Enrolment = describeKey(pending, { userId, user, issuer }, ring);
    return new KeyfobError(code, { ...details, enrolment });
  }
}

function verdict(refuse: Extract<Decision<null>, { refuse: unknown }>['refuse'] | undefined) {
  return refuse === undefined ? { result: null } : { refuse };
}
