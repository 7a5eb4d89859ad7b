import type {
  CaptchaAction,
  CaptchaChallenge,
  SupportRequestReceipt,
  SupportRequestSubmission,
} from '#contract';
import { HttpAccountClient } from './http-account-client.ts';
import type { SupportRequestClient } from './keyfob-client.ts';

/** The calls of the contact form, and no others: what people in trouble load should be little. */
export class HttpSupportClient extends HttpAccountClient implements SupportRequestClient {
  captcha(action: CaptchaAction, signal?: AbortSignal): Promise<CaptchaChallenge> {
    return this.call('GET', '/captcha', { query: `?action=${action}`, signal });
  }

  requestSupport(
    body: SupportRequestSubmission,
    signal?: AbortSignal,
  ): Promise<SupportRequestReceipt> {
    return this.post('/support-requests', body, signal);
  }
}
