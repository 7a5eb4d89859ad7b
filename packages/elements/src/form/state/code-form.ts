import type { ReactiveElement } from 'lit';
import type { KeyfobError } from '#contract';
import { errorOf } from '../../client/error-of.ts';
import { isCode, normaliseCode } from '../../code/normalise-code.ts';
import { tidyCodeInput } from '../../code/tidy-code-input.ts';
import { Countdown } from '../../time/countdown.ts';
import { type FormProblem, fieldOf, isLocking, problemOf } from './problem.ts';
import { type CodeFormValues, checkValues } from './values.ts';

interface CodeFormOptions {
  readonly digits: () => number;
  /** Sends the values; whatever it throws becomes the problem on show. */
  readonly send: (values: CodeFormValues, signal: AbortSignal) => Promise<unknown>;
  /** Called when they were taken; not when the form was cleared meanwhile. */
  readonly accepted: (answer: unknown) => void;
  /** Hears of each refusal first; `true` when the host shows it in its own way. */
  readonly refused: (error: KeyfobError) => boolean;
}

/**
 * The form of a flow: one request at a time, local checks, the problem on show, waiting times, and
 * where the focus goes. Values live in the fields alone and are read when they are sent, because
 * password managers fill fields without telling anybody.
 */
export class CodeForm {
  /** Whether a complete code is sent at once. */
  isAutomatic = false;
  isBusy = false;
  isPasswordShown = false;
  problem: FormProblem | undefined;
  /** The problem whose waiting time has just ended, for the sentence that says so. */
  pastProblem: FormProblem | undefined;
  /** Grows with each problem, so that the same sentence twice is told twice. */
  problemCount = 0;
  readonly countdown: Countdown;
  readonly #host: ReactiveElement;
  readonly #options: CodeFormOptions;
  #wrongCodes = 0;
  #sentByItself = '';
  #abort: AbortController | undefined;

  constructor(host: ReactiveElement, options: CodeFormOptions) {
    this.#host = host;
    this.#options = options;
    this.countdown = new Countdown(host);
  }

  get isLocked(): boolean {
    return this.problem !== undefined && isLocking(this.problem);
  }

  get state(): 'submitting' | 'locked' | 'error' | 'ready' {
    if (this.isBusy) return 'submitting';
    if (this.isLocked) return 'locked';
    return this.problem ? 'error' : 'ready';
  }

  /** Forgets everything, what was typed and a request under way included. */
  clear(): void {
    this.#abort?.abort();
    this.isBusy = false;
    this.#wrongCodes = 0;
    this.empty('code');
    this.empty('password');
    this.#settle();
  }

  /** Empties a field, for a value that is worth nothing any more. */
  empty(name: 'code' | 'password'): void {
    const field = this.#field(name);
    if (field) field.value = '';
    if (name === 'code') this.#sentByItself = '';
  }

  /** Takes note of a refusal whose words the host finds itself: waiting time and field still hold. */
  noteProblem(error: KeyfobError): void {
    this.#take({ error, wrongCodes: this.#wrongCodes, isSaidElsewhere: true });
  }

  readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.isBusy || this.isLocked) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const password = data.get('password');
    const code = data.get('code');
    const values = {
      ...(password !== null && { password: String(password) }),
      ...(code !== null && { code: normaliseCode(String(code)) }),
    };
    const problem = checkValues(values, this.#options.digits());
    if (problem) this.#show(problem);
    else void this.send(values);
  };

  readonly onInput = (event: Event): void => {
    event.stopPropagation(); // `data` would tell what is typed to every listener of the page (K2)
    const input = event.target as HTMLInputElement;
    if (input.name !== 'code' || !tidyCodeInput(event, input)) return;
    const { value } = input;
    if (!this.isAutomatic || this.isBusy || this.isLocked) return;
    if (value === this.#sentByItself || !isCode(value, this.#options.digits())) return;
    this.#sentByItself = value;
    input.form?.requestSubmit();
  };

  readonly onToggle = (): void => {
    this.isPasswordShown = !this.isPasswordShown;
    this.#host.requestUpdate();
  };

  /** Shows a problem and puts the focus where it can be solved. */
  #show(problem: FormProblem): void {
    this.#take(problem);
    void this.#focus(fieldOf(problem));
  }

  #take(problem: FormProblem): void {
    this.#settle(problem);
    this.problemCount += 1;
    this.countdown.start(problem.error?.details.retryAfterSeconds ?? 0, () => {
      this.problem = undefined;
      this.pastProblem = problem;
    });
  }

  #settle(problem?: FormProblem): void {
    this.problem = problem;
    this.pastProblem = undefined;
    this.isPasswordShown = false;
    this.countdown.stop();
    this.#host.requestUpdate();
  }

  /** Sends values without a look at the fields, unless something is under way. */
  async send(values: Partial<CodeFormValues>): Promise<void> {
    if (this.isBusy) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.isBusy = true;
    this.#settle();
    try {
      const answer = await this.#options.send(values as CodeFormValues, abort.signal);
      if (abort.signal.aborted) return;
      this.isBusy = false;
      this.#options.accepted(answer);
    } catch (thrown) {
      if (abort.signal.aborted) return;
      this.isBusy = false;
      this.#refuse(errorOf(thrown));
    }
  }

  #refuse(error: KeyfobError): void {
    if (error.code === 'wrong_code') this.#wrongCodes += 1;
    if (!this.#options.refused(error)) this.#show(problemOf(error, this.#wrongCodes));
  }

  async #focus(name: string): Promise<void> {
    await this.#host.updateComplete;
    const field = this.#field(name);
    field?.focus();
    field?.select();
  }

  #field(name: string): HTMLInputElement | null | undefined {
    return this.#host.renderRoot?.querySelector(`input[name=${name}]`);
  }
}
