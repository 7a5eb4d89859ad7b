import { namedPending, pendingLogins, sessionState } from '@keyfob/core/adapter';
import type {
  CaptchaAction,
  NoticeRequest,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '@keyfob/core/contract';
import { KeyfobError } from '@keyfob/core/contract';
import type { Request } from 'express';
import { clientOf } from '../login.ts';
import { endRecovering, noteRecovering } from '../session.ts';
import { type Calls, wrongQuery } from './call.ts';

const captchaActions: readonly CaptchaAction[] = [
  'recovery_mail',
  'recovery_sms',
  'recovery_completion',
  'support_request',
];

/** The way back for somebody who lost the authenticator. The use cases check every body. */
export const recoveryCalls: Calls<
  | 'recovery'
  | 'beginRecovery'
  | 'openRecoveryLink'
  | 'sendRecoverySms'
  | 'completeRecovery'
  | 'openNotice'
  | 'cancelRecovery'
  | 'captcha'
> = {
  async recovery(host, request) {
    const { login } = request.query;
    const state = sessionState(request);
    const pending = namedPending(state, login);
    // A tab that names its log-in hears nothing of a recovery of somebody else in the same browser.
    const isOther = login !== undefined && state.recovering?.userId !== pending?.userId;
    const recovering = isOther ? undefined : state.recovering;
    return host.keyfob.recovery({ pending, recovering });
  },

  async beginRecovery(host, request) {
    const input = request.body as RecoveryRequest;
    const state = sessionState(request);
    const pending = namedPending(state, input.login);
    if (pending === undefined) throw new KeyfobError('login_required');
    const { recovering } = state;
    const client = clientOf(request);
    return host.keyfob.beginRecovery({ pending, recovering, input, client });
  },

  async openRecoveryLink(host, request) {
    const pending = pendingLogins(sessionState(request));
    const input = request.body as RecoveryLinkRequest;
    const client = clientOf(request);
    const opened = await host.keyfob.openRecoveryLink({ pending, input, client });
    await noteRecovering(request, opened.recovering);
    return opened.recovery;
  },

  async sendRecoverySms(host, request) {
    const input = request.body as RecoverySmsRequest;
    return host.keyfob.sendRecoverySms({ ...recoveringIn(request), input });
  },

  async completeRecovery(host, request) {
    const input = request.body as RecoveryCompletionRequest;
    const call = recoveringIn(request);
    const recovery = await host.keyfob.completeRecovery({ ...call, input });
    await endRecovering(request); // nobody is logged in by it (R9)
    if (recovery.state === 'done') await host.endOtherSessions(request, call.recovering.userId);
    return recovery;
  },

  async openNotice(host, request) {
    return host.keyfob.openNotice({ input: request.body as NoticeRequest });
  },

  async cancelRecovery(host, request) {
    const input = request.body as RecoveryCancellationRequest;
    return host.keyfob.cancelRecovery({ input, client: clientOf(request) });
  },

  async captcha(host, request) {
    const action = captchaActions.find((each) => each === request.query.action);
    if (action === undefined) throw wrongQuery('action');
    return host.keyfob.captcha({ action });
  },
};

function recoveringIn(request: Request) {
  const { recovering } = sessionState(request);
  if (recovering === undefined) throw new KeyfobError('login_required');
  return { recovering, client: clientOf(request) };
}
