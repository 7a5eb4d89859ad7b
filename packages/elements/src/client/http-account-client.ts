import type { ActivationRequest, DeactivationRequest, Enrolment, Status } from '#contract';
import { HttpRecoveryClient } from './http-recovery-client.ts';
import type { AccountClient } from './keyfob-client.ts';

/** The calls of an account page. */
export class HttpAccountClient extends HttpRecoveryClient implements AccountClient {
  beginEnrolment(signal?: AbortSignal): Promise<Enrolment> {
    return this.post('/enrolment', undefined, signal);
  }

  cancelEnrolment(signal?: AbortSignal): Promise<Status> {
    return this.call('DELETE', '/enrolment', { signal, keepalive: true });
  }

  activate(body: ActivationRequest, signal?: AbortSignal): Promise<Status> {
    return this.post('/enrolment/activation', body, signal);
  }

  deactivate(body: DeactivationRequest, signal?: AbortSignal): Promise<Status> {
    return this.post('/deactivation', body, signal);
  }

  showSharedKey(body: DeactivationRequest, signal?: AbortSignal): Promise<Enrolment> {
    return this.post('/shared-key', body, signal);
  }
}
