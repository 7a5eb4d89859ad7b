import type {
  Status,
  StepUpRequest,
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportQueue,
  SupportRequestView,
} from '#contract';
import { HttpAccountClient } from './http-account-client.ts';
import type { SupportDeskClient } from './keyfob-client.ts';

/** The calls of the support desk. */
export class HttpDeskClient extends HttpAccountClient implements SupportDeskClient {
  stepUp(body: StepUpRequest, signal?: AbortSignal): Promise<Status> {
    return this.post('/step-up', body, signal);
  }

  supportQueue(signal?: AbortSignal, after?: string): Promise<SupportQueue> {
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    return this.call('GET', '/support-desk/requests', { query, signal });
  }

  claimRequest(id: string, signal?: AbortSignal): Promise<SupportRequestView> {
    return this.call('POST', '/support-desk/requests/:id/claim', { id, signal });
  }

  commentRequest(
    id: string,
    body: SupportCommentRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    return this.call('POST', '/support-desk/requests/:id/comments', { id, body, signal });
  }

  checkEvidence(
    id: string,
    body: SupportEvidenceRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    return this.call('POST', '/support-desk/requests/:id/evidence', { id, body, signal });
  }

  decideRequest(
    id: string,
    body: SupportDecisionRequest,
    signal?: AbortSignal,
  ): Promise<SupportRequestView> {
    return this.call('POST', '/support-desk/requests/:id/decision', { id, body, signal });
  }

  supportTrailUrl(id: string, format: 'csv' | 'jsonl', of: 'request' | 'account'): string {
    const query = `?format=${format}`;
    return of === 'account'
      ? this.address('/support-desk/requests/:id/account-trail', { id, query })
      : this.address('/support-desk/requests/:id/trail', { id, query });
  }
}
