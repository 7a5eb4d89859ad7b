import {
  fromProblem,
  KeyfobError,
  type routes,
  type Status,
  type Verification,
  type VerificationRequest,
} from '#contract';
import { errorOf } from './error-of.ts';
import type { LoginClient } from './keyfob-client.ts';

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

type AnyRoute = (typeof routes)[keyof typeof routes];
type Method = AnyRoute['method'];

/** The paths that the contract has for a method. Only the compiler reads its table: no page loads it. */
type Path<M extends Method = Method> = Extract<AnyRoute, { readonly method: M }>['path'];

interface Call {
  /** Takes the place of `:id` in the path. */
  readonly id?: string;
  /** Goes behind the path; never anything secret. */
  readonly query?: string;
  readonly body?: object | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Let the request outlive the page: it is sent while somebody leaves. */
  readonly keepalive?: boolean;
}

/** The calls of a log-in, and how all calls are made. Part of {@link HttpKeyfobClient}. */
export class HttpLoginClient implements LoginClient {
  readonly #options: HttpKeyfobClientOptions;

  constructor(options: HttpKeyfobClientOptions = {}) {
    this.#options = { ...options };
  }

  status(signal?: AbortSignal): Promise<Status> {
    return this.call('GET', '/status', { signal });
  }

  verify(body: VerificationRequest, signal?: AbortSignal): Promise<Verification> {
    return this.post('/verification', body, signal);
  }

  /** @internal */
  protected post<Answer>(
    path: Path<'POST'>,
    body: object | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    return this.call('POST', path, { body, signal });
  }

  /** @internal */
  protected async call<Answer, M extends Method>(
    method: M,
    path: Path<M>,
    call: Call,
  ): Promise<Answer> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const signals = [deadline.signal, ...(call.signal ? [call.signal] : [])];
    try {
      const response = await this.#send(method, path, {
        ...call,
        signal: AbortSignal.any(signals),
      });
      if (!response.ok) throw await readProblem(response);
      return (await response.json()) as Answer;
    } catch (thrown) {
      call.signal?.throwIfAborted();
      const error = errorOf(thrown);
      // A page that is being made: most often its `base-url` is wrong, and another server has answered.
      if (error.cause && globalThis.location?.hostname === 'localhost') {
        console.warn('No Keyfob at', this.address(path, call), thrown);
      }
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** @internal */
  protected address(path: Path, { id = '', query = '' }: Call): string {
    const { baseUrl = '/otp' } = this.#options;
    return `${baseUrl.replace(/\/+$/, '')}${path.replace(':id', encodeURIComponent(id))}${query}`;
  }

  #send(method: Method, path: Path, call: Call): Promise<Response> {
    const { body, signal, keepalive = false } = call;
    const { headers, credentials = 'same-origin' } = this.#options;
    const sent = new Headers(typeof headers === 'function' ? headers() : headers);
    sent.set('Accept', 'application/json, application/problem+json');
    if (body !== undefined) sent.set('Content-Type', 'application/json');
    const request = this.#options.fetch ?? fetch; // the global one looked up now: pages wrap it late
    return request(this.address(path, call), {
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

/**
 * Reads a refusal. A gateway in front of the API may answer 401 or 429 in its own words.
 *
 * @returns the error, or the status of an answer that is not the API's
 */
async function readProblem(response: Response): Promise<KeyfobError | number> {
  const type = response.headers.get('content-type');
  if (type?.includes('problem+json')) return fromProblem(await response.json());
  if (response.status === 401) return new KeyfobError('login_required');
  const retryAfterSeconds = Number(response.headers.get('retry-after'));
  return response.status === 429 && retryAfterSeconds > 0
    ? new KeyfobError('too_many_attempts', { retryAfterSeconds })
    : response.status;
}
