import {
  type ActivationRequest,
  type DeactivationRequest,
  type Enrolment,
  fromProblem,
  KeyfobError,
  type RouteName,
  routes,
  type Status,
  type Verification,
  type VerificationRequest,
} from '#contract';
import type { KeyfobClient } from './keyfob-client.ts';

/** What {@link HttpKeyfobClient} may be told. */
export interface HttpKeyfobClientOptions {
  /** Where the API is mounted: a path or an address. Default `/otp`. */
  readonly baseUrl?: string;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Sent with every request, for example a CSRF token. A function is asked each time. */
  readonly headers?: HeadersInit | (() => HeadersInit);
  /** As in `fetch`. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
}

/** Longer than the server's own deadlines, so that it can answer first. */
const timeoutMs = 20_000;

interface Call {
  readonly body?: object;
  readonly signal?: AbortSignal | undefined;
  /** Let the request outlive the page: it is sent while somebody leaves. */
  readonly keepalive?: boolean;
}

/**
 * Talks to the HTTP API with `fetch`. A refusal arrives as `KeyfobError` with its code; a network
 * failure, an answer that is not JSON, or 20 seconds of silence as `unavailable`.
 */
export class HttpKeyfobClient implements KeyfobClient {
  readonly #options: HttpKeyfobClientOptions;

  constructor(options: HttpKeyfobClientOptions = {}) {
    this.#options = { ...options };
  }

  status(signal?: AbortSignal): Promise<Status> {
    return this.#call('status', { signal });
  }

  beginEnrolment(signal?: AbortSignal): Promise<Enrolment> {
    return this.#call('beginEnrolment', { signal });
  }

  cancelEnrolment(signal?: AbortSignal): Promise<Status> {
    return this.#call('cancelEnrolment', { signal, keepalive: true });
  }

  activate(body: ActivationRequest, signal?: AbortSignal): Promise<Status> {
    return this.#call('activate', { body, signal });
  }

  verify(body: VerificationRequest, signal?: AbortSignal): Promise<Verification> {
    return this.#call('verify', { body, signal });
  }

  deactivate(body: DeactivationRequest, signal?: AbortSignal): Promise<Status> {
    return this.#call('deactivate', { body, signal });
  }

  async #call<Answer>(name: RouteName, call: Call): Promise<Answer> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const signals = [deadline.signal, ...(call.signal ? [call.signal] : [])];
    try {
      const response = await this.#send(name, { ...call, signal: AbortSignal.any(signals) });
      if (!response.ok) throw await readProblem(response);
      return (await response.json()) as Answer;
    } catch (thrown) {
      call.signal?.throwIfAborted();
      throw thrown instanceof KeyfobError
        ? thrown
        : new KeyfobError('unavailable', {}, { cause: thrown });
    } finally {
      clearTimeout(timer);
    }
  }

  #send(name: RouteName, { body, signal, keepalive = false }: Call): Promise<Response> {
    const { baseUrl = '/otp', headers, credentials = 'same-origin' } = this.#options;
    const { method, path } = routes[name];
    const sent = new Headers(typeof headers === 'function' ? headers() : headers);
    sent.set('Accept', 'application/json, application/problem+json');
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    const request = this.#options.fetch ?? fetch; // the global one looked up now: pages wrap it late
    return request(`${baseUrl.replace(/\/+$/, '')}${path}`, {
      method,
      headers: sent,
      credentials,
      keepalive,
      cache: 'no-store',
      signal: signal ?? null,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** Reads a refusal. A gateway in front of the API may answer 401 or 429 in its own words. */
async function readProblem(response: Response): Promise<KeyfobError> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  if (isProblem) return fromProblem(await response.json());
  if (response.status === 401) return new KeyfobError('login_required');
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return response.status === 429 && retryAfterSeconds > 0
    ? new KeyfobError('too_many_attempts', { retryAfterSeconds })
    : new KeyfobError('unavailable');
}
