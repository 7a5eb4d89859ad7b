import {
  type ActivationRequest,
  type DeactivationRequest,
  type Enrolment,
  KeyfobError,
  type Status,
  type Verification,
  type VerificationRequest,
} from '#contract';
import type { KeyfobClient } from '../client/keyfob-client.ts';
import {
  exampleCode,
  exampleEnrolment,
  examplePassword,
  statusOff,
  statusOn,
} from './example-data.ts';

/** The name of a call. */
export type CallName = keyof KeyfobClient;

/** One call that was made, with what was sent. */
export interface RecordedCall {
  readonly name: CallName;
  readonly request?: ActivationRequest | VerificationRequest | DeactivationRequest;
}

interface FakeOptions {
  /** Where it begins; off when nothing is said. */
  readonly status?: Status;
  /** How long a key waits for activation. Default 600. */
  readonly keySeconds?: number;
}

type Script = KeyfobError | 'never';

/**
 * A client without a server: it keeps the state of one account in memory, accepts
 * {@link examplePassword} with {@link exampleCode}, and plays what it is told to play. For stories
 * and for tests of pages that hold the elements.
 *
 * @example
 * ```ts
 * const client = new FakeKeyfobClient();
 * client.script('verify', new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 }));
 * element.client = client;
 * ```
 */
export class FakeKeyfobClient implements KeyfobClient {
  /** Every call so far, in order. */
  readonly calls: RecordedCall[] = [];
  readonly #scripts = new Map<CallName, Script[]>();
  readonly #keySeconds: number;
  #status: Status;
  #keys = 0;

  constructor({ status = statusOff, keySeconds = 600 }: FakeOptions = {}) {
    this.#status = status;
    this.#keySeconds = keySeconds;
  }

  /** Says how the next calls of this name go, one after the other: an error, or no answer at all. */
  script(name: CallName, ...scripts: readonly Script[]): this {
    this.#scripts.set(name, [...(this.#scripts.get(name) ?? []), ...scripts]);
    return this;
  }

  /** How often a call was made. */
  count(name: CallName): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  /** The key that is made next: for an error that brings it along. */
  nextEnrolment(): Enrolment {
    this.#keys += 1;
    const expiresAt = new Date(Date.now() + this.#keySeconds * 1000).toISOString();
    return exampleEnrolment(this.#keys, expiresAt);
  }

  async status(signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'status' }, signal);
    return this.#status;
  }

  async beginEnrolment(signal?: AbortSignal): Promise<Enrolment> {
    await this.#play({ name: 'beginEnrolment' }, signal);
    this.#status = { ...this.#status, state: 'pending' };
    return this.nextEnrolment();
  }

  async cancelEnrolment(signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'cancelEnrolment' }, signal);
    if (this.#status.state === 'pending') this.#status = { ...this.#status, state: 'off' };
    return this.#status;
  }

  async activate(request: ActivationRequest, signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'activate', request }, signal);
    const code = wrong(request);
    if (code) throw new KeyfobError(code, { enrolment: this.nextEnrolment() });
    this.#status = { ...statusOn, prerequisites: this.#status.prerequisites };
    return this.#status;
  }

  async verify(request: VerificationRequest, signal?: AbortSignal): Promise<Verification> {
    await this.#play({ name: 'verify', request }, signal);
    if (request.code !== exampleCode) throw new KeyfobError('wrong_code');
    return { state: 'signed_in' };
  }

  async deactivate(request: DeactivationRequest, signal?: AbortSignal): Promise<Status> {
    await this.#play({ name: 'deactivate', request }, signal);
    const code = wrong(request);
    if (code) throw new KeyfobError(code);
    this.#status = { ...this.#status, state: 'off', authenticators: [] };
    return this.#status;
  }

  async #play(call: RecordedCall, signal: AbortSignal | undefined): Promise<void> {
    this.calls.push(call);
    const script = this.#scripts.get(call.name)?.shift();
    await new Promise((resolve) => setTimeout(resolve, 0)); // as asynchronous as a network
    signal?.throwIfAborted();
    if (script === 'never') {
      await new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    }
    if (script instanceof KeyfobError) throw script;
  }
}

function wrong({
  password,
  code,
}: DeactivationRequest): 'wrong_password' | 'wrong_code' | undefined {
  if (password !== examplePassword) return 'wrong_password';
  return code === exampleCode ? undefined : 'wrong_code';
}
