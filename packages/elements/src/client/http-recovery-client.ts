import type {
  NoticeRequest,
  NoticeView,
  Recovery,
  RecoveryCancellation,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '#contract';
import { HttpSupportClient } from './http-support-client.ts';
import type { NoticeClient, RecoveryClient } from './keyfob-client.ts';

/** The calls of a recovery, and of the page behind a notice. */
export class HttpRecoveryClient extends HttpSupportClient implements RecoveryClient, NoticeClient {
  recovery(signal?: AbortSignal): Promise<Recovery> {
    return this.call('GET', '/recovery', { signal });
  }

  beginRecovery(body: RecoveryRequest, signal?: AbortSignal): Promise<Recovery> {
    return this.post('/recovery', body, signal);
  }

  openRecoveryLink(body: RecoveryLinkRequest, signal?: AbortSignal): Promise<Recovery> {
    return this.post('/recovery/link', body, signal);
  }

  sendRecoverySms(body: RecoverySmsRequest, signal?: AbortSignal): Promise<Recovery> {
    return this.post('/recovery/sms', body, signal);
  }

  completeRecovery(body: RecoveryCompletionRequest, signal?: AbortSignal): Promise<Recovery> {
    return this.post('/recovery/completion', body, signal);
  }

  openNotice(body: NoticeRequest, signal?: AbortSignal): Promise<NoticeView> {
    return this.post('/recovery/notice', body, signal);
  }

  cancelRecovery(
    body: RecoveryCancellationRequest,
    signal?: AbortSignal,
  ): Promise<RecoveryCancellation> {
    return this.post('/recovery/cancellation', body, signal);
  }
}
