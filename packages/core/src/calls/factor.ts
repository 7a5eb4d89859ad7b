import { randomUUID } from 'node:crypto';
import { isOn } from '../account/account.ts';
import type { Refusal, SealedDecision } from '../account/decision.ts';
import type { NoticeFacts } from '../account/notices.ts';
import type { User } from '../account/user.ts';
import { type Enrolment, KeyfobError } from '../contract/index.ts';
import { checkBody, schemas } from '../contract/schema.ts';
import {
  activate,
  beginEnrolment,
  cancelEnrolment,
  deactivate,
  refuseActivation,
  refuseDeactivation,
  reset,
} from '../factor/enrolment.ts';
import { secondFactorOf } from '../factor/login-state.ts';
import { logOut } from '../factor/sessions.ts';
import { describeKey, makeKey, onScreen } from '../factor/shared-key.ts';
import { refuseSharedKey, showSharedKey } from '../factor/shared-key-again.ts';
import { checkCode, completeLogin } from '../factor/verification.ts';
import { makeLink } from '../sealing/link-token.ts';
import { asError, type Engine } from './engine.ts';
import type { FactorCalls, LoginStep } from './factor-calls.ts';

const defaultName = 'Authenticator';

/**
 * Setting OTP, logging in with it, showing its key again, turning it off. What is known of the user is
 * read last, after what takes time: it may have changed meanwhile (R8).
 */
export function factorUseCases(engine: Engine): FactorCalls<string> {
  const { decide, settle, refuseEarly, findUser, checkPassword, report, options } = engine;
  const { issuer, store, keys: ring, policy, recovery } = options;

  return {
    async status(call) {
      return report(call, await findUser(call.userId));
    },

    async beginEnrolment(call) {
      const fresh = makeKey(call.userId, ring, policy);
      const user = await findUser(call.userId);
      const pending = await settle(call, (account, at) =>
        beginEnrolment(account, { user, fresh: onScreen(fresh, at.now, policy) }, at),
      );
      return describeKey(pending, { userId: call.userId, user, issuer }, ring);
    },

    async cancelEnrolment(call) {
      const user = await findUser(call.userId);
      await settle(call, cancelEnrolment);
      return report(call, user);
    },

    async activate({ input, ...call }) {
      const body = checkBody(schemas.activate, input);
      const { password, code, name = defaultName, enrolmentId } = body;
      const { userId } = call;
      const loginEpoch = await refuseEarly(call, (account, at) =>
        refuseActivation(account, { code, enrolmentId }, at),
      );
      const checked = await checkPassword(userId, { password, loginEpoch });
      const fresh = makeKey(userId, ring, policy);
      const user = await findUser(userId);
      const facts = { ...checked, ...newNotice(userId, user), code, name, enrolmentId };
      const decision = await decide(call, (account, at) =>
        activate(account, { ...facts, spare: onScreen(fresh, at.now, policy) }, at),
      );
      if ('refuse' in decision) throw refusalWithKey(decision, { userId, user, id: fresh.id });
      return { status: await report(call, user), verifiedAt: decision.result.at };
    },

    async beginLogin(call) {
      const id = randomUUID();
      const { userId } = call;
      return settle<LoginStep>(call, (account, { now }) => ({
        result: isOn(account)
          ? { next: 'code', pending: { id, userId, openedAt: now, epoch: account.loginEpoch } }
          : { next: 'signed_in', at: now },
      }));
    },

    async verify({ pending, input, client }) {
      const { code } = checkBody(schemas.verify, input);
      const { userId } = pending;
      await findUser(userId); // may have been deleted since the password
      const accepted = await settle({ userId, client }, (account, at) =>
        completeLogin(account, { pending, code }, at),
      );
      return { userId, verifiedAt: accepted.at };
    },

    async stepUp({ input, ...call }) {
      const { code } = checkBody(schemas.stepUp, input);
      const user = await findUser(call.userId);
      const accepted = await settle(call, (account, at) =>
        checkCode(account, { code, purpose: 'step_up' }, at),
      );
      return { status: await report(call, user), verifiedAt: accepted.at };
    },

    async showSharedKey({ input, ...call }) {
      const { password, code } = checkBody(schemas.showSharedKey, input);
      const { userId } = call;
      const loginEpoch = await refuseEarly(call, (account, at) =>
        refuseSharedKey(account, code, at),
      );
      const checked = await checkPassword(userId, { password, loginEpoch });
      const user = await findUser(userId);
      const facts = { ...checked, ...newNotice(userId, user), code };
      const shown = await settle(call, (account, at) => {
        const decision = showSharedKey(account, facts, at);
        if (!('result' in decision)) return decision;
        const expiresAt = at.now + policy.keyShownSeconds * 1000;
        return { ...decision, result: { ...decision.result, expiresAt } };
      });
      return describeKey(shown, { userId, user, issuer }, ring);
    },

    async deactivate({ input, ...call }) {
      const { password, code } = checkBody(schemas.deactivate, input);
      const { userId } = call;
      const loginEpoch = await refuseEarly(call, (account, at) =>
        refuseDeactivation(account, code, at),
      );
      const checked = await checkPassword(userId, { password, loginEpoch });
      const user = await findUser(userId);
      const facts = { ...checked, ...newNotice(userId, user), code };
      await settle(call, (account, at) => deactivate(account, facts, at));
      return report(call, user);
    },

    async secondFactor({ userId, sessionId, mark, signIn, mustBeFresh = false }) {
      await findUser(userId);
      return settle({ userId }, (account, at) => {
        const since = mustBeFresh ? at.now - policy.stepUpSeconds * 1000 : -Infinity;
        const factor = secondFactorOf(account, { mark, signIn, sessionId, since }, at);
        return factor === 'ended' ? { refuse: { code: 'login_required' } } : { result: factor };
      });
    },

    async logOut({ userId, sessionId }) {
      await settle({ userId }, (account, at) => logOut(account, sessionId, at));
    },

    async events({ userId, limit, before }) {
      await settle({ userId }, () => ({ result: null })); // a waiting time that is over shows here too
      const isLimit = Number.isInteger(limit) && limit >= 1 && limit <= 100;
      const isPlace = before === undefined || Number.isSafeInteger(before);
      if (!isLimit || !isPlace) {
        const field = isLimit ? 'before' : 'limit';
        throw new KeyfobError('invalid_input', { fields: [{ field, reason: 'wrong_format' }] });
      }
      return store.events(userId, { limit, before });
    },

    async reset({ userId, actor, reason }) {
      const facts = { actor, reason, announcedAs: recovery && randomUUID() };
      await settle({ userId }, (account, at) => reset(account, facts, at));
    },

    async forget({ userId }) {
      await store.forget(userId);
    },
  };

  function newNotice(userId: string, user: User): NoticeFacts {
    const linked = recovery
      ? makeLink(ring, recovery.links, { purpose: 'notice', userId })
      : { token: '', link: undefined };
    return { user, noticeId: randomUUID(), ...linked };
  }

  function refusalWithKey(
    decision: Extract<SealedDecision<unknown>, { refuse: Refusal }>,
    { userId, user, id }: { userId: string; user: User; id: string },
  ): KeyfobError {
    const pending = 'next' in decision ? decision.next.pending : null;
    const refusal = asError(decision.refuse);
    if (pending?.id !== id) return refusal;
    const enrolment: Enrolment = describeKey(pending, { userId, user, issuer }, ring);
    return new KeyfobError(refusal.code, { ...refusal.details, enrolment });
  }
}
