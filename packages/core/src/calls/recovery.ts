import { randomInt, randomUUID } from 'node:crypto';
import { causeOf } from '../account/cause-of-notice.ts';
import type { Decision } from '../account/decision.ts';
import { object, viewNotice } from '../account/objection.ts';
import { KeyfobError, type Recovery } from '../contract/index.ts';
import { checkBody, schemas } from '../contract/schema.ts';
import { isAlive, type PendingLogin, type Recovering } from '../factor/login-state.ts';
import { beginRecovery, refuseBeginning } from '../recovery/beginning.ts';
import { completeRecovery } from '../recovery/completion.ts';
import { asksForCaptcha, asksForSms } from '../recovery/eligibility.ts';
import { flowFor } from '../recovery/flow.ts';
import { openLink, refuseLink } from '../recovery/link.ts';
import { passwordChanged } from '../recovery/password-changed.ts';
import { dropGrant, grantSms, refuseSms, sendSms } from '../recovery/sms.ts';
import { type Viewer, viewRecovery, withDelivery } from '../recovery/view.ts';
import { type LinkPurpose, makeLink, userOfToken } from '../sealing/link-token.ts';
import { toTimestamp } from '../time/instant.ts';
import type { Engine, Whose } from './engine.ts';
import type { RecoveryOptions } from './options.ts';
import type { RecoveryCalls } from './recovery-calls.ts';
import { makeSmsBudgets } from './sms-budgets.ts';

/** One page of the store's. */
const eventsLookedAt = 100;

/** The way back for somebody who lost the authenticator. What is known of the user is read last (R8). */
export function recoveryUseCases(engine: Engine): RecoveryCalls<string> {
  const { settle, refuseEarly, findUser, checkPassword, isCaptchaRight, users, options } = engine;
  const { store, keys: ring, policy } = options;
  const smsBudgets = makeSmsBudgets(engine);

  return {
    async recovery({ pending, recovering }) {
      channels();
      const userId = recovering?.userId ?? pending?.userId;
      if (userId === undefined) {
        return { state: 'none', needs: [], proofs: policy.recoveryProofs };
      }
      const isPending = pending?.userId === userId;
      const user = await findUser(userId);
      return view(userId, { user, flowId: recovering?.flowId, isPending });
    },

    async beginRecovery({ pending, recovering, input, client }) {
      const { links } = channels();
      const { captcha } = checkBody(schemas.beginRecovery, input);
      const { userId } = pending;
      const call = { userId, client };
      const early = await findUser(userId);
      await settle(call, (account, at): Decision<null> => {
        if (!isAlive(account, pending, at)) return { refuse: { code: 'login_required' } };
        return refuseBeginning(account, early, at) ?? { result: null };
      });
      if (asksForCaptcha(policy, 'mail')) {
        const action = 'recovery_mail';
        if (!(await isCaptchaRight(captcha, { action, client }))) {
          throw new KeyfobError('captcha_failed');
        }
      }
      const confirmed = recovering?.userId === userId ? recovering.flowId : undefined;
      const linked = makeLink(ring, links, { purpose: 'recovery', userId });
      const network = engine.networkName(client);
      const user = await findUser(userId);
      const facts = { user, flowId: randomUUID(), confirmed, network, ...linked };
      await settle(call, (account, at) => beginRecovery(account, facts, at));
      return view(userId, { user, flowId: confirmed, isPending: true });
    },

    async openRecoveryLink({ pending = [], input, client }) {
      channels();
      const { token, password } = checkBody(schemas.openRecoveryLink, input);
      const { userId } = await ownerOf('recovery', token);
      const call = { userId, client };
      const isPending = await mayFollow(call, [pending].flat());
      const loginEpoch = await refuseEarly(call, (account, at) =>
        refuseLink(account, { token, isPending }, at),
      );
      const checked =
        isPending || password === undefined
          ? undefined
          : await checkPassword(userId, { password, loginEpoch });
      const { user } = await ownerOf('recovery', token);
      const facts = { user, token, isPending, password: checked };
      const { flowId } = await settle(call, (account, at) => openLink(account, facts, at));
      const recovery = await view(userId, { user, flowId, isPending });
      return { recovery, recovering: { userId, flowId } };
    },

    async sendRecoverySms({ recovering, input, client }) {
      const { links } = channels();
      const { captcha } = checkBody(schemas.sendRecoverySms, input);
      const { userId, flowId } = recovering;
      const call = { userId, client };
      await refuseStep(call, recovering, 'sms');
      const action = 'recovery_sms';
      const captchaIsRight = await isCaptchaRight(captcha, { action, client });
      const user = await findUser(userId);
      const asked = { user, flowId, grantId: randomUUID() };
      const { isFirst } = await settle(call, (account, at) =>
        grantSms(account, { ...asked, captchaIsRight }, at),
      );
      const cost = { user, client, isFirst };
      try {
        await smsBudgets.spend(cost);
      } catch (error) {
        await settle(call, (account, at) => dropGrant(account, asked, at));
        throw error;
      }
      const host = new URL(links.recovery).host;
      const facts = { ...asked, code: smsCode(), host };
      try {
        await settle(call, (account, at) => sendSms(account, facts, at));
      } catch (error) {
        await smsBudgets.giveBack(cost);
        throw error;
      }
      return view(userId, { user, flowId, isPending: false });
    },

    async completeRecovery({ recovering, input, client }) {
      const { links } = channels();
      const body = checkBody(schemas.completeRecovery, input);
      const { userId, flowId } = recovering;
      const call = { userId, client };
      await refuseStep(call, recovering, 'completion');
      const action = 'recovery_completion';
      const captchaIsRight = await isCaptchaRight(body.captcha, { action, client });
      const linked = makeLink(ring, links, { purpose: 'notice', userId });
      const user = await findUser(userId);
      const facts = { user, flowId, smsCode: body.smsCode, captchaIsRight, ...linked };
      await settle(call, (account, at) => completeRecovery(account, facts, at));
      if (asksForSms(policy)) await smsBudgets.noteUsed();
      const recovery = await view(userId, { user, flowId, isPending: false });
      if (recovery.state === 'waiting') return recovery;
      return { state: 'done', needs: [], proofs: policy.recoveryProofs };
    },

    async openNotice({ input }) {
      channels();
      const { token } = checkBody(schemas.openNotice, input);
      const { userId } = await ownerOf('notice', token);
      const { told, effectiveAt } = await settle({ userId }, (account, at) =>
        viewNotice(account, token, at),
      );
      if (told === undefined) return {};
      const events = await store.events(userId, { limit: eventsLookedAt });
      const { at, browser } = causeOf(told, events);
      return {
        ...{ what: told.what, at: toTimestamp(at) },
        ...(browser !== undefined && { browser }),
        ...(effectiveAt !== undefined && { effectiveAt: toTimestamp(effectiveAt) }),
      };
    },

    async cancelRecovery({ input, client }) {
      channels();
      const { token } = checkBody(schemas.cancelRecovery, input);
      const { userId, user } = await ownerOf('notice', token);
      const facts = { token, user, requestId: randomUUID() };
      const objected = await settle({ userId, client }, (account, at) =>
        object(account, facts, at),
      );
      return objected.state === 'cancelled'
        ? objected
        : { state: 'frozen', until: toTimestamp(objected.until) };
    },

    async passwordChanged({ userId }) {
      await settle({ userId }, passwordChanged);
    },

    async captcha({ action }) {
      if (engine.captcha === undefined) throw new KeyfobError('not_found');
      return engine.captcha.challenge(action);
    },
  };

  function channels(): RecoveryOptions {
    if (options.recovery === undefined) throw new KeyfobError('not_found');
    return options.recovery;
  }

  /** Whose link it is. Forged ones and those of deleted users get the same answer. */
  async function ownerOf(purpose: LinkPurpose, token: string) {
    const userId = userOfToken(ring, purpose, token);
    if (userId === undefined) throw new KeyfobError('link_invalid');
    const user = await users.find(userId);
    if (user === undefined) throw new KeyfobError('link_invalid');
    return { userId, user };
  }

  /** Whether this browser has given the password of the link's owner a moment ago. */
  async function mayFollow(call: Whose, pending: readonly PendingLogin[]): Promise<boolean> {
    return settle(call, (account, at) => ({
      result: pending.some((each) => isAlive(account, each, at)),
    }));
  }

  /** Refuses a step that is out of order or too early, before a CAPTCHA is asked about. */
  async function refuseStep(
    call: Whose,
    { flowId }: Recovering,
    action: 'sms' | 'completion',
  ): Promise<void> {
    await settle(call, (account, at): Decision<null> => {
      const flow = flowFor(account, { flowId, action }, at);
      if (!('phase' in flow)) return flow;
      const tooSoon = action === 'sms' ? refuseSms(flow, at) : undefined;
      return tooSoon ? { refuse: tooSoon } : { result: null };
    });
  }

  async function view(userId: string, viewer: Viewer): Promise<Recovery> {
    const { recovery, messageId } = await settle({ userId }, (account, at) => ({
      result: viewRecovery(account, viewer, at),
    }));
    if (messageId === undefined) return recovery;
    return withDelivery(recovery, await store.outbox.delivery(messageId));
  }

  function smsCode(): string {
    const digits = policy.recoveryCodeDigits;
    return String(randomInt(10 ** digits)).padStart(digits, '0');
  }
}
