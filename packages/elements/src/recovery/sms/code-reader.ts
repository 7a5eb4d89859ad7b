import type { ReactiveController, ReactiveElement } from 'lit';
import { readSmsCode } from './web-otp.ts';

/** Fills in the code of the SMS where the phone hands it over. Sending it stays with the person. */
export class SmsCodeReader implements ReactiveController {
  readonly #host: ReactiveElement;
  #abort: AbortController | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Waits for an SMS, unless it does so already. */
  start(): void {
    if (!this.#abort) void this.#read();
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
  }

  async #read(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const code = await readSmsCode(abort.signal);
    if (this.#abort !== abort) return;
    this.#abort = undefined;
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('input[name=code]');
    if (code && field) field.value = code;
  }
}
