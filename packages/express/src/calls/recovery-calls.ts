import type {
  CaptchaAction,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '@keyfob/core/contract';
import { KeyfobError } from '@keyfob/core/contract';
import type { Request } from 'express';
import { clientOf } from '../login.ts';
import { endRecovering, noteRecovering, sessionState } from '../session.ts';
import type { Calls } from './call.ts';

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
  | 'cancelRecovery'
  | 'captcha'
> = {
  async recovery(host, request) {
    const { pending, recovering } = sessionState(request);
    return host.keyfob.recovery({ pending, recovering });
  },

  async beginRecovery(host, request) {
    const { pending } = sessionState(request);
    if (pending === undefined) throw new KeyfobError('login_required');
    const input = request.body as RecoveryRequest;
    return host.keyfob.beginRecovery({ pending, input, client: clientOf(request) });
  },

  async openRecoveryLink(host, request) {
    const { pending } = sessionState(request);
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
    await endRecovering(request); // nobody is logged in by it, and nothing of it is left (R9)
    if (recovery.state === 'done') await host.endOtherSessions?.(request, call.recovering.userId);
    return recovery;
  },

  async cancelRecovery(host, request) {
    const input = request.body as RecoveryCancellationRequest;
    return host.keyfob.cancelRecovery({ input, client: clientOf(request) });
  },

  async captcha(host, request) {
    const action = captchaActions.find((each) => each === request.query.action);
    if (action === undefined) {
      const fields = [{ field: 'action', reason: 'wrong_format' }] as const;
      throw new KeyfobError('invalid_input', { fields });
    }
    return host.keyfob.captcha({ action });
  },
};

function recoveringIn(request: Request) {
  const { recovering } = sessionState(request);
  if (recovering === undefined) throw new KeyfobError('login_required');
  return { recovering, client: clientOf(request) };
}
