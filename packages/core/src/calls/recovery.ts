import { randomInt, randomUUID } from 'node:crypto';
import { object } from '../account/objection.ts';
import type { User } from '../account/user.ts';
import { KeyfobError, type Recovery } from '../contract/index.ts';
import { checkBody, schemas } from '../contract/schema.ts';
import { isAlive, type PendingLogin, type Recovering } from '../factor/login-state.ts';
import { completeRecovery, sendSms } from '../recovery/completion.ts';
import { asksForCaptcha, asksForSms, refuseRecovery } from '../recovery/eligibility.ts';
import {
  beginRecovery,
  endRecovery,
  flowFor,
  openFlow,
  openLink,
  refuseLink,
  refuseSend,
} from '../recovery/steps.ts';
import { viewRecovery, withDelivery } from '../recovery/view.ts';
import { type LinkPurpose, makeLink, userOfToken } from '../sealing/link-token.ts';
import { toTimestamp } from '../time/instant.ts';
import { withinSeconds } from './deadline.ts';
import type { Engine, Whose } from './engine.ts';
import type { RecoveryOptions } from './options.ts';
import type { RecoveryCalls } from './recovery-calls.ts';
import { makeSmsBudgets } from './sms-budgets.ts';

/** The way back for somebody who lost the authenticator. */
export function recoveryUseCases(engine: Engine): RecoveryCalls {
  const { settle, refuseEarly, userOf, findUser, isPassword, isCaptchaRight, options } = engine;
  const { store, keys: ring, policy } = options;
  const smsBudgets = makeSmsBudgets(engine);

  return {
    async recovery({ pending, recovering }) {
      channels();
      const userId = recovering?.userId ?? pending?.userId;
      if (userId === undefined) return { state: 'none', needs: [] };
      return view(await findUser(userId), { userId, flowId: recovering?.flowId });
    },

    async beginRecovery({ pending, input, client }) {
      const { links } = channels();
      const { captcha } = checkBody(schemas.beginRecovery, input);
      const { userId } = pending;
      const call = { userId, client };
      const user = await findUser(userId);
      await refuseEarly(call, (account, at) =>
        isAlive(account, pending, at)
          ? refuseRecovery(account, user, at)
          : { code: 'login_required' },
      );
      if (asksForCaptcha(policy, 'mail')) {
        const action = 'recovery_mail';
        if (!(await isCaptchaRight(captcha, { action, client }))) {
          throw new KeyfobError('captcha_failed');
        }
      }
      const linked = makeLink(ring, links, { purpose: 'recovery', userId });
      const facts = { user, flowId: randomUUID(), ...linked };
      await settle(call, (account, at) => beginRecovery(account, facts, at));
      return view(user, { userId });
    },

    async openRecoveryLink({ pending, input, client }) {
      channels();
      const { token, password } = checkBody(schemas.openRecoveryLink, input);
      const { userId, user } = await ownerOf('recovery', token);
      const call = { userId, client };
      const isPending = await mayFollow(call, pending);
      await refuseEarly(call, (account, at) => refuseLink(account, { token, isPending }, at));
      const passwordIsRight =
        isPending || password === undefined ? undefined : await isPassword(userId, password);
      const facts = { user, token, isPending, passwordIsRight };
      const { flowId } = await settle(call, (account, at) => openLink(account, facts, at));
      return { recovery: await view(user, { userId, flowId }), recovering: { userId, flowId } };
    },

    async sendRecoverySms({ recovering, input, client }) {
      const { links } = channels();
      const { captcha } = checkBody(schemas.sendRecoverySms, input);
      const { userId, flowId } = recovering;
      const call = { userId, client };
      const user = await findUser(userId);
      const code = smsCode();
      const host = new URL(links.recovery).host;
      const facts = { user, flowId, code, host };
      const action = 'recovery_sms';
      const isFirst = await refuseStep(call, recovering, action);
      const captchaIsRight = await isCaptchaRight(captcha, { action, client });
      if (isFirst && asksForCaptcha(policy, 'sms') && !captchaIsRight) {
        throw new KeyfobError('captcha_failed'); // before it costs a place in the budgets
      }
      await smsBudgets.spend({ user, client, isFirst });
      await settle(call, (account, at) => sendSms(account, { ...facts, captchaIsRight }, at));
      return view(user, { userId, flowId });
    },

    async completeRecovery({ recovering, input, client }) {
      const { links } = channels();
      const body = checkBody(schemas.completeRecovery, input);
      const { userId, flowId } = recovering;
      const call = { userId, client };
      const user = await findUser(userId);
      const action = 'recovery_completion';
      await refuseStep(call, recovering, action);
      const captchaIsRight = await isCaptchaRight(body.captcha, { action, client });
      const linked = makeLink(ring, links, { purpose: 'notice', userId });
      const facts = { user, flowId, smsCode: body.smsCode, captchaIsRight, ...linked };
      await settle(call, (account, at) => completeRecovery(account, facts, at));
      if (asksForSms(policy)) await smsBudgets.noteUsed();
      const { state, ...rest } = await view(user, { userId, flowId });
      return state === 'waiting' ? { state, ...rest } : { state: 'done', needs: [] };
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

    async passwordChanged(call) {
      await settle(call, (account, { now }) => {
        if (openFlow(account, now) === undefined) return { result: null };
        return { ...endRecovery(account, 'password_changed'), result: null };
      });
    },

    async captcha({ action }) {
      const { captcha } = channels();
      if (captcha === undefined) throw new KeyfobError('not_found');
      return withinSeconds(policy.sendTimeoutSeconds, captcha.challenge(action), 'captcha');
    },
  };

  function channels(): RecoveryOptions {
    if (options.recovery === undefined) throw new KeyfobError('not_found');
    return options.recovery;
  }

  /** Whose link it is. Forged ones and those of deleted users get the same answer. */
  async function ownerOf(purpose: LinkPurpose, token: string) {
    const userId = userOfToken(ring, purpose, token);
    const user = userId === undefined ? undefined : await userOf(userId);
    if (userId === undefined || user === undefined) throw new KeyfobError('link_invalid');
    return { userId, user };
  }

  /** Whether this browser has given the password of the link's owner a moment ago. */
  async function mayFollow(call: Whose, pending: PendingLogin | undefined): Promise<boolean> {
    if (pending?.userId !== call.userId) return false;
    return settle(call, (account, at) => ({ result: isAlive(account, pending, at) }));
  }

  /**
   * Refuses a step that is out of order or too early, before a CAPTCHA is asked about or a place in a
   * budget is taken. Tells whether it is the first SMS.
   */
  async function refuseStep(
    call: Whose,
    { flowId }: Recovering,
    action: 'recovery_sms' | 'recovery_completion',
  ): Promise<boolean> {
    const step = action === 'recovery_sms' ? 'sms' : 'completion';
    return settle(call, (account, at) => {
      const flow = flowFor(account, { flowId, action: step }, at);
      if (!('phase' in flow)) return flow;
      const tooSoon = step === 'sms' && flow.sms ? refuseSend(flow.sms, at) : undefined;
      return tooSoon ? { refuse: tooSoon } : { result: flow.sms === null };
    });
  }

  async function view(
    user: User,
    { userId, flowId }: { userId: string; flowId?: string | undefined },
  ): Promise<Recovery> {
    const { recovery, messageId } = await settle({ userId }, (account, at) => ({
      result: viewRecovery(account, { user, flowId }, at),
    }));
    if (messageId === undefined) return recovery;
    return withDelivery(recovery, await store.outbox.delivery(messageId));
  }

  function smsCode(): string {
    const digits = policy.recoveryCodeDigits;
    return String(randomInt(10 ** digits)).padStart(digits, '0');
  }
}
