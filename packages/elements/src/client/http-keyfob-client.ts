import type {
  Recovery,
  RecoveryCancellation,
  RecoveryCancellationRequest,
  RecoveryCompletionRequest,
  RecoveryLinkRequest,
  RecoveryRequest,
  RecoverySmsRequest,
} from '#contract';
import { HttpDeskClient } from './http-desk-client.ts';
import type { KeyfobClient } from './keyfob-client.ts';

/**
 * Talks to the HTTP API with `fetch`. A refusal arrives as `KeyfobError` with its code; a network
 * failure, an answer that is not JSON, or 20 seconds of silence as `unavailable`.
 */
export class HttpKeyfobClient extends HttpDeskClient implements KeyfobClient {
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

  cancelRecovery(
    body: RecoveryCancellationRequest,
    signal?: AbortSignal,
  ): Promise<RecoveryCancellation> {
    return this.post('/recovery/cancellation', body, signal);
  }
}
