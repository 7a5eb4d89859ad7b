import type {
  CaptchaAction,
  CaptchaChallenge,
  SupportRequestReceipt,
  SupportRequestSubmission,
} from '#contract';
import { HttpLoginClient } from './http-login-client.ts';
import type { SupportRequestClient } from './keyfob-client.ts';

/** The calls of the contact form, and no others: what people in trouble load should be little. */
export class HttpSupportClient extends HttpLoginClient implements SupportRequestClient {
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
